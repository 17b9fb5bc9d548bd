// The strategy form's reading and writing of items.
import assert from "node:assert/strict";
import { test } from "node:test";

import { addressOf, changed, company, countWords, fitOf, groundsNamed, moved, named, nextOrder, pairsOf, partOf, plan, positionOf, progress, renumbered, roleChanges, roleOf, withId } from "../../lib/qorgau/widgets/js/strategy-items.js";

const WORDS = {
  positions: [
    { id: "POS-ALIBI", legal: false },
    { id: "POS-THERE", legal: false },
    { id: "POS-MILD", legal: true },
    { id: "POS-DOUBT", legal: true },
  ],
  compatibility: [
    { pair: ["POS-THERE", "POS-ALIBI"], fit: "contradiction" },
    { pair: ["POS-THERE", "POS-MILD"], fit: "arguendo" },
    { pair: ["POS-ALIBI", "POS-MILD"], fit: "contradiction" },
  ],
  notes: [{ pair: ["POS-DOUBT", "POS-THERE"], note: { en: "name the element" } }],
};

/** @param {Record<string, any>} values */
const items = (values) => Object.fromEntries(Object.entries(values).map(([id, value]) => [id, { value, head: "h", others: [] }]));
const chosen = (roles) => items({ position: { primary: [], secondary: [], arguendo: [], theory: "", ...roles } });
const hows = (state, id) => company(state, WORDS, id).map((one) => [one.id, one.how]);

test("a position that nothing names has no role", () => {
  assert.equal(roleOf({}, "POS-ALIBI"), null);
  assert.equal(roleOf(items({ "rejected:POS-ALIBI": null }), "POS-ALIBI"), null);
});

test("a position is where its list or its rejection says", () => {
  const state = { ...chosen({ primary: ["POS-THERE"], arguendo: ["POS-MILD"] }), ...items({ "rejected:POS-ALIBI": { why: "" } }) };
  assert.deepEqual(["POS-THERE", "POS-MILD", "POS-ALIBI", "POS-DOUBT"].map((id) => roleOf(state, id)), ["primary", "arguendo", "rejected", null]);
});

test("a part of the position item that is missing reads as empty", () => {
  assert.deepEqual(positionOf(items({ position: { theory: "x" } })), { primary: [], secondary: [], arguendo: [], theory: "x" });
});

test("a new role takes the position out of its old one and leaves the theory alone", () => {
  const state = chosen({ primary: ["POS-THERE", "POS-DOUBT"], theory: "He carried lunch." });
  assert.deepEqual(roleChanges(state, "POS-DOUBT", "secondary"), [["position", { primary: ["POS-THERE"], secondary: ["POS-DOUBT"], arguendo: [], theory: "He carried lunch." }]]);
});

test("rejecting a chosen position changes both items; the reason given is kept", () => {
  assert.deepEqual(roleChanges(chosen({ primary: ["POS-ALIBI"] }), "POS-ALIBI", "rejected", "GPS"), [
    ["position", { primary: [], secondary: [], arguendo: [], theory: "" }],
    ["rejected:POS-ALIBI", { why: "GPS" }],
  ]);
});

test("a rejected position that gets another role is no longer rejected", () => {
  assert.deepEqual(roleChanges(items({ "rejected:POS-ALIBI": { why: "x" } }), "POS-ALIBI", null), [["rejected:POS-ALIBI", null]]);
});

test("the role a position has already changes nothing", () => {
  assert.deepEqual(roleChanges(chosen({ primary: ["POS-THERE", "POS-DOUBT"] }), "POS-THERE", "primary"), []);
  assert.deepEqual(roleChanges(items({ "rejected:POS-ALIBI": { why: "x" } }), "POS-ALIBI", "rejected"), []);
});

test("the roles written are the roles read back", () => {
  for (const role of ["primary", "secondary", "arguendo", "rejected", null]) {
    let state = { ...chosen({ secondary: ["POS-ALIBI"] }) };
    for (const [item, value] of roleChanges(state, "POS-ALIBI", role)) state = { ...state, ...items({ [item]: value }) };
    assert.equal(roleOf(state, "POS-ALIBI"), role);
  }
});

test("the table is read in both directions, and a pair that is not listed fits", () => {
  assert.equal(fitOf(WORDS.compatibility, "POS-ALIBI", "POS-THERE"), "contradiction");
  assert.equal(fitOf(WORDS.compatibility, "POS-THERE", "POS-ALIBI"), "contradiction");
  assert.equal(fitOf(WORDS.compatibility, "POS-THERE", "POS-DOUBT"), "fits");
});

test("two stories about the facts contradict each other wherever they stand", () => {
  assert.deepEqual(hows(chosen({ primary: ["POS-THERE"], secondary: ["POS-ALIBI"] }), "POS-THERE"), [["POS-ALIBI", "contradiction"]]);
  assert.deepEqual(hows(chosen({ primary: ["POS-THERE"], arguendo: ["POS-ALIBI"] }), "POS-THERE"), [["POS-ALIBI", "contradiction"]]);
});

test("law that fits only as even-if fits once it stands there", () => {
  assert.deepEqual(hows(chosen({ primary: ["POS-THERE"], secondary: ["POS-MILD"] }), "POS-MILD"), [["POS-THERE", "only-even-if"]]);
  assert.deepEqual(hows(chosen({ primary: ["POS-THERE"], arguendo: ["POS-MILD"] }), "POS-MILD"), [["POS-THERE", "even-if"]]);
});

test("law moved to even-if no longer contradicts", () => {
  assert.deepEqual(hows(chosen({ primary: ["POS-ALIBI"], arguendo: ["POS-MILD"] }), "POS-ALIBI"), [["POS-MILD", "even-if"]]);
});

test("a position that is rejected or open has no company and is none", () => {
  const state = { ...chosen({ primary: ["POS-THERE"] }), ...items({ "rejected:POS-ALIBI": { why: "" } }) };
  assert.deepEqual(hows(state, "POS-THERE"), []);
  assert.deepEqual(hows(state, "POS-ALIBI"), []);
});

test("a note on a pair comes with the pair", () => {
  assert.deepEqual(company(chosen({ primary: ["POS-THERE"], secondary: ["POS-DOUBT"] }), WORDS, "POS-DOUBT"), [{ id: "POS-THERE", how: "fits", note: { en: "name the element" } }]);
});

test("words are counted as Python counts them: a dash standing alone is none", () => {
  assert.equal(countWords("  Он нёс обед — и\nшёл мимо, в 13:02.  "), 8);
  assert.equal(countWords(" — … "), 0);
});

test("motions stand by their order, those without one last", () => {
  const state = items({ "motion:M-C": { stage: null }, "motion:M-B": { order: 1 }, "motion:M-A": { order: 2 }, "motion:M-X": null, appeal: { date: "" } });
  assert.deepEqual(plan(state), ["M-B", "M-A", "M-C"]);
});

test("a new motion comes last even when an earlier one was taken out", () => {
  assert.equal(nextOrder({}), 1);
  assert.equal(nextOrder(items({ "motion:M-A": { order: 1 }, "motion:M-C": { order: 3 }, "motion:M-D": { stage: null } })), 4);
});

test("a motion moves one place and stops at the ends", () => {
  assert.deepEqual(moved(["a", "b", "c"], "c", -1), ["a", "c", "b"]);
  assert.deepEqual(moved(["a", "b", "c"], "a", 1), ["b", "a", "c"]);
  assert.deepEqual(moved(["a", "b", "c"], "a", -1), ["a", "b", "c"]);
  assert.deepEqual(moved(["a", "b"], "z", 1), ["a", "b"]);
});

test("renumbering writes only the motions whose place changed and keeps their stage", () => {
  const state = items({ "motion:M-A": { stage: "S1", order: 1 }, "motion:M-B": { stage: "S4", order: 2 }, "motion:M-C": { stage: null, order: 3 } });
  assert.deepEqual(renumbered(state, ["M-A", "M-C", "M-B"]), [
    ["motion:M-C", { stage: null, order: 2 }],
    ["motion:M-B", { stage: "S4", order: 3 }],
  ]);
});

test("a field is found however it is typed, and only if the file has it", () => {
  const addresses = ["DP.7", "RP-1.5", "AP.11"];
  assert.equal(addressOf(" dp7 ", addresses), "DP.7");
  assert.equal(addressOf("АР, 11", addresses), "AP.11", "Cyrillic letters");
  assert.equal(addressOf("rp-1 5", addresses), "RP-1.5");
  assert.equal(addressOf("DP.99", addresses), null);
  assert.equal(addressOf("", addresses), null);
});

test("an id is in a list once", () => {
  assert.deepEqual(withId(["a", "b"], "a", true), ["b", "a"]);
  assert.deepEqual(withId(["a", "b"], "a", false), ["b"]);
});

test("named items come by the id after the colon", () => {
  assert.deepEqual(named(items({ "ground:g": { what: "x" }, "ground:h": null, groundless: {} }), "ground"), [["g", { what: "x" }]]);
});

test("every field that a rule names lies in a part of the form", () => {
  assert.deepEqual(["position.primary", "rejected", "consent", "fact:F1", "facts", "motion:M-A", "grounds", "appeal", "evidence:E-X"].map(partOf), ["positions", "positions", "client", "facts", "facts", "motions", "grounds", "appeal", "evidence"]);
});

test("a change keeps the other fields of an item; an item with nothing left in it is removed, a no is something", () => {
  assert.deepEqual(changed({ teach_back: true, explained: ["risks"] }, { teach_back: false }), { explained: ["risks"] });
  assert.equal(changed({ date: "2019-06-21" }, { date: null }), null);
  assert.deepEqual(changed(null, { late: false }), { late: false });
});

test("every two clients make one pair, in the order of the case", () => {
  assert.deepEqual(pairsOf(["A", "B", "C"]).map(({ item }) => item), ["pair:A+B", "pair:A+C", "pair:B+C"]);
  assert.deepEqual(pairsOf(["A"]), []);
});

test("a defect pleaded in two fields is named once", () => {
  assert.deepEqual(groundsNamed(items({ "ground:1": { what: "D1" }, "ground:2": { what: "D1" }, "ground:3": { what: null } })), ["D1"]);
});

test("the state of a part counts answers, and a no is one", () => {
  const words = { positions: WORDS.positions, facts: [{}, {}], evidence: [{}], clients: ["A", "B"] };
  const found = progress({ ...chosen({ primary: ["POS-THERE"] }), ...items({ appeal: { late: false, date: null }, "pair:A+B": { shared: false }, "fact:F1": { status: null }, "risk:job": { level: "high" }, fallback: { position: "none" } }) }, words);
  assert.deepEqual([found.positions, found.appeal, found.pairs, found.facts, found.risks], [{ done: 1, total: 4 }, { done: 1, total: 8 }, { done: 1, total: 1 }, { done: 0, total: 2 }, { done: 2, total: 0 }]);
});
