// The answers file that the page makes itself: the shape that Python reads.
import assert from "node:assert/strict";
import { test } from "node:test";

import { answersFile } from "../../lib/qorgau/widgets/js/export.js";

const NOW = new Date("2026-11-23T10:00:00.789Z");
const item = (value, others = []) => ({ value, head: "h", others: others.map((one) => ({ value: one, head: "o" })) });
const session = (exercise, items, tries = 0) => ({ exercise, state: { items, tries } });
const file = (...sessions) => answersFile({ workbook: "w01", owner: "anna", lang: "ru", sessions, now: NOW });

test("the file has the parts of a snapshot and no other", () => {
  const made = file(session("mark", { "m-1": item({ field: "DP.7" }) }, 2), session("strategy", { position: item({ primary: [] }) }));
  assert.deepEqual(made, {
    qorgau: 1,
    workbook: "w01",
    owner: "anna",
    lang: "ru",
    made: "2026-11-23T10:00:00Z",
    tries: { mark: 2, strategy: 0 },
    hints: {},
    exercises: { mark: { items: { "m-1": { field: "DP.7" } } }, strategy: { items: { position: { primary: [] } } } },
    conflicts: [],
  });
});

test("hints that were given are in the file, each and counted", () => {
  const one = session("mark", {});
  one.state.hints = { "hint:a": 2, "hint:b": 1 };
  const made = file(one, session("strategy", {}));
  assert.deepEqual(made.exercises.mark.items, { "hint:a": { level: 2 }, "hint:b": { level: 1 } });
  assert.deepEqual(made.hints, { mark: 3 });
});

test("an exercise in which nothing was done is there and empty", () => {
  assert.deepEqual(file(session("mark", {})).exercises, { mark: { items: {} } });
});

test("a file of nobody in particular has no owner", () => {
  assert.equal(answersFile({ workbook: "w01", owner: null, lang: "en", sessions: [], now: NOW }).owner, null);
});

test("an item that is removed in its present version is no answer", () => {
  assert.deepEqual(file(session("mark", { "m-1": item(null, [{ a: 1 }]) })).exercises, { mark: { items: {} } });
});

test("versions that stand against each other are told, the present one first", () => {
  const made = file(session("mark", { "m-1": item({ a: 1 }, [{ a: 2 }, null]), "m-2": item({ b: 1 }) }));
  assert.deepEqual(made.conflicts, [{ exercise: "mark", item: "m-1", versions: [{ a: 1 }, { a: 2 }, null] }]);
});

test("the file survives being written and read", () => {
  const made = file(session("mark", { "m-1": item({ note: "«қорғау» 😀 \u2028 </script>" }) }));
  assert.deepEqual(JSON.parse(JSON.stringify(made)), made);
});
