// Which place of the feedback comes next.

import assert from "node:assert/strict";
import test from "node:test";

import { numberOf, stepTo } from "../../lib/qorgau/widgets/js/mark-review-steps.js";

test("the first step on leads to the first place that is shown, the first step back to the last", () => {
  assert.equal(stepTo([false, true, true, false], -1, 1), 1);
  assert.equal(stepTo([false, true, true, false], -1, -1), 2);
});

test("places that are filtered away are passed over in both directions", () => {
  assert.equal(stepTo([true, false, false, true], 0, 1), 3);
  assert.equal(stepTo([true, false, false, true], 3, -1), 0);
});

test("there is nothing beyond the ends, and nothing where nothing is shown", () => {
  assert.equal(stepTo([true, false], 0, 1), -1);
  assert.equal(stepTo([true, true], 0, -1), -1);
  assert.equal(stepTo([false, false], -1, 1), -1);
  assert.equal(stepTo([], -1, -1), -1);
});

test("a place is counted among those that are shown", () => {
  assert.equal(numberOf([true, false, true], 2), 2);
  assert.equal(numberOf([false, true], 1), 1);
});
