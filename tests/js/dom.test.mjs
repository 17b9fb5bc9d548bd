// Texts of people and cases on the page: nothing in them turns or covers what stands around it.
import assert from "node:assert/strict";
import { test } from "node:test";

import { fill, plain } from "../../lib/qorgau/widgets/js/dom.js";

const FAMILY = "👩🏽‍⚖️👨‍👩‍👧‍👦🇰🇿1️⃣";

test("a control of direction is one sign at its place", () => {
  assert.equal(plain("a\u202e\u2066b\u061c"), "a\ufffd\ufffdb\ufffd");
});

test("of two hundred marks on a letter four stay and one sign stands for the others", () => {
  assert.equal(plain(`Z${"\u0301".repeat(200)}!`), `Z${"\u0301".repeat(4)}\ufffd!`);
});

test("pictures of several signs and stressed letters stay whole", () => {
  for (const text of [FAMILY, FAMILY.repeat(20), "и\u0306 е\u0301 қорғау"]) assert.equal(plain(text), text);
});

test("what is filled into a sentence is made still as well", () => {
  assert.equal(fill("«{words}»", { words: "\u202ex" }), "«\ufffdx»");
});
