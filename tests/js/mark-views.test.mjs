// How papers lie on the marking desk, which field contradicts which, what differs between twins, single keys.
import assert from "node:assert/strict";
import { test } from "node:test";

import { crossLinks, otherField } from "../../lib/qorgau/widgets/js/mark-cross.js";
import { command } from "../../lib/qorgau/widgets/js/mark-keys.js";
import { choiceOf, kept, showing } from "../../lib/qorgau/widgets/js/mark-view.js";
import { pieces } from "../../lib/qorgau/widgets/js/quotes.js";
import { wordDiff } from "../../lib/qorgau/widgets/js/word-diff.js";

const KNOWN = ["DP.7", "RP-1.4", "AP.9"];

test("an address is understood however it is typed", () => {
  for (const typed of ["RP-1.4", " rp-1.4 ", "rp-1 4", "Rp-1, 4", "RP-1:4"]) assert.deepEqual(otherField(typed, "DP.7", KNOWN), { field: "RP-1.4", wrong: null });
});

test("an address of no field, and the mark's own field, are refused with a reason", () => {
  assert.deepEqual(otherField("ZZ.1", "DP.7", KNOWN), { field: null, wrong: "unknown" });
  assert.deepEqual(otherField("dp.7", "DP.7", KNOWN), { field: null, wrong: "own" });
});

test("nothing typed takes the contradiction away", () => {
  assert.deepEqual(otherField("  ", "DP.7", KNOWN), { field: null, wrong: null });
});

test("a stored choice that no longer fits the file becomes one that does", () => {
  const papers = ["DP", "AP", "RP"];
  assert.deepEqual(choiceOf(null, papers), { view: "all", left: "DP", right: "AP" });
  assert.deepEqual(choiceOf({ view: "two", left: "AP", right: "GONE" }, papers), { view: "two", left: "AP", right: "DP" });
  assert.deepEqual(choiceOf({ view: "cards", left: 3, likeness: 91 }, papers), { view: "all", left: "DP", right: "AP", likeness: 91 });
  assert.deepEqual(choiceOf("x", ["DP"]), { view: "all", left: "DP", right: "DP" });
});

test("a paper is brought into view without moving the one beside it", () => {
  const two = { view: "two", left: "DP", right: "AP" };
  assert.equal(showing(two, "AP"), two);
  assert.deepEqual(showing(two, "RP"), { ...two, right: "RP" });
  assert.deepEqual(showing({ ...two, view: "tabs" }, "AP"), { view: "tabs", left: "AP", right: "AP" });
  const all = { ...two, view: "all" };
  assert.equal(showing(all, "RP"), all);
});

test("the choice is kept in the browser's storage, and forbidden or damaged storage is no fault", () => {
  const cells = new Map();
  const before = Object.getOwnPropertyDescriptor(globalThis, "localStorage");
  const put = (/** @type {any} */ store) => Object.defineProperty(globalThis, "localStorage", { value: store, configurable: true });
  try {
    put({ getItem: (key) => cells.get(key) ?? null, setItem: (key, text) => cells.set(key, text) });
    const box = kept("qorgau.view.w01.mark");
    box.write({ view: "tabs", left: "AP", right: "DP" });
    assert.deepEqual(kept("qorgau.view.w01.mark").read(), { view: "tabs", left: "AP", right: "DP" });
    cells.set("qorgau.view.w01.mark", "{broken");
    assert.equal(box.read(), null);
    put({ getItem: () => { throw new Error("no"); }, setItem: () => { throw new Error("no"); } });
    box.write({ view: "tabs", left: "AP", right: "DP" });
    assert.equal(box.read(), null);
  } finally {
    if (before) Object.defineProperty(globalThis, "localStorage", before);
    else delete globalThis.localStorage;
  }
});

test("the pieces of each side of a comparison make up its text again", () => {
  const cases = [
    ["at 13:02 the man was led to the bus", "at 13:30 the man was led to the bus"],
    ["", "new words"],
    ["same", "same"],
    ["a b c d", "c d a b"],
    ["бос  орын\nжол", "бос орын"],
  ];
  const flat = (/** @type {string} */ text) => text.split(/\s+/).filter(Boolean).join(" ");
  for (const [one, other] of cases) {
    const found = wordDiff(one, other);
    const side = (/** @type {string} */ kind) => flat(found.filter((piece) => piece.kind === "same" || piece.kind === kind).map((piece) => piece.text).join(""));
    assert.equal(side("first"), flat(one));
    assert.equal(side("second"), flat(other));
  }
});

test("only the words that differ are told apart", () => {
  assert.deepEqual(wordDiff("at 13:02 on the bus", "at 13:30 on the bus").map((piece) => [piece.kind, piece.text.trim()]), [["same", "at"], ["first", "13:02"], ["second", "13:30"], ["same", "on the bus"]]);
  assert.deepEqual(wordDiff("the same", "the same"), [{ text: "the same ", kind: "same" }]);
});

test("texts of thousands of words do not hold the page up", () => {
  const long = "word ".repeat(20000);
  const start = performance.now();
  assert.deepEqual(wordDiff(long, `${long}end`).map((piece) => piece.kind), ["first", "second"]);
  assert.ok(performance.now() - start < 500);
});

test("overlapping quotes become segments, and none of them is lost", () => {
  const found = pieces("one two three four", [{ n: 1, exact: "one two three", start: 0 }, { n: 2, exact: "two three four", start: 4 }]);
  assert.deepEqual(found.map((piece) => [piece.text, piece.marks]), [["one ", [1]], ["two three", [1, 2]], [" four", [2]]]);
});

const key = (/** @type {string} */ name, more = {}, typing = false) => command({ key: name, ctrlKey: false, altKey: false, metaKey: false, defaultPrevented: false, target: { matches: () => typing }, ...more });

test("single keys act outside of boxes, and never with a modifier", () => {
  assert.deepEqual(["?", "1", "2", "3", "4"].map((name) => key(name)), ["keys", "all", "tabs", "two", null]);
  assert.equal(key("?", {}, true), null);
  assert.equal(key("1", { ctrlKey: true }), null);
  assert.equal(key("2", { defaultPrevented: true }), null);
});

test("a field without contradictions has no links", () => {
  assert.deepEqual(crossLinks("DP.7", [{ n: 1, value: { field: "DP.7" } }, { n: 2, value: { field: "AP.9", against: "RP-1.4" } }], (said) => said), []);
});
