// What the timeline form reads and writes.

import assert from "node:assert/strict";
import test from "node:test";

import { boxesOf, lapseOf, orderOf, placed } from "../../lib/qorgau/widgets/js/timeline-items.js";

const shown = ["c", "a", "b"];
const items = (rows) => ({ order: { value: { rows } } });

test("an untouched order is the one that is shown", () => {
  assert.deepEqual(orderOf({}, shown), shown);
});

test("the order of the answer is taken when it has every row once", () => {
  assert.deepEqual(orderOf(items(["a", "b", "c"]), shown), ["a", "b", "c"]);
});

test("a damaged order shows the rows as they were first shown", () => {
  for (const rows of [["a", "b"], ["a", "b", "x"], "abc", null]) assert.deepEqual(orderOf(items(rows), shown), shown);
});

test("a row goes to its place and the others keep their order", () => {
  assert.deepEqual(placed(shown, "b", 0), ["b", "c", "a"]);
  assert.deepEqual(placed(shown, "c", 1), ["a", "c", "b"]);
});

test("no place lies outside the list", () => {
  assert.deepEqual(placed(shown, "b", -5), ["b", "c", "a"]);
  assert.deepEqual(placed(shown, "c", 99), ["a", "b", "c"]);
});

test("hours and minutes are minutes, an empty box is none of them", () => {
  assert.equal(lapseOf("1", "33"), 93);
  assert.equal(lapseOf("", "93"), 93);
  assert.equal(lapseOf("4", ""), 240);
  assert.equal(lapseOf("0", "0"), 0);
});

test("nothing, a fraction and a negative number are no lapse", () => {
  for (const [hours, minutes] of [["", ""], [" ", ""], ["1.5", ""], ["-1", ""], ["x", "3"]]) assert.equal(lapseOf(hours, minutes), null);
});

test("minutes go back into their two boxes", () => {
  assert.deepEqual(boxesOf(93), ["1", "33"]);
  assert.deepEqual(boxesOf(0), ["0", "0"]);
  assert.deepEqual(boxesOf(null), ["", ""]);
});
