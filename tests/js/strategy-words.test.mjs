// What a reader compares who has to keep one of two versions of an item.
import assert from "node:assert/strict";
import { test } from "node:test";

import { describe } from "../../lib/qorgau/widgets/js/strategy-words.js";

const named = (...pairs) => pairs.map(([id, name]) => ({ id, name: { en: name } }));
const LISTS = {
  positions: named(["POS-ALIBI", "Alibi"], ["POS-TERM", "Limitation"]),
  evidence: named(["E-GPS", "Track"]),
  grounds: named(["late", "Held too long"]),
  consequences: named(["exclude", "Exclude it"]),
  motions: named(["M-COPY", "Copy"]),
  stages: named(["S1", "Station"]),
  access: named(["none", "Asked: nothing needed"]),
  levels: named(["national", "Law of the country"]),
};
/** A form whose sentences are their keys, with what they are filled with. */
const form = {
  say: (key, values) => (values ? `${key}(${Object.values(values).join("|")})` : key),
  nameOf: (words, id) => LISTS[words]?.find((one) => one.id === id)?.name.en ?? id ?? "unset",
};
const said = (item, one) => describe(form, item, one);

test("an item with nothing in it says so", () => {
  assert.equal(said("position", { primary: [], theory: "" }), "nothing");
  assert.equal(said("client", { steps: [], contact: "" }), "nothing");
});

test("positions stand under their parts, before the theory", () => {
  assert.equal(said("position", { primary: ["POS-ALIBI"], secondary: [], arguendo: ["POS-TERM"], theory: "He was away." }), "role.primary: Alibi. role.arguendo: Limitation. He was away.");
});

test("nothing before the merits and no fallback are answers, said in their own words", () => {
  assert.equal(said("gate", { gate: "none" }), "plan.gate: gate.none");
  assert.equal(said("fallback", { position: "none", trigger: "none" }), "plan.position: fallback.none. plan.trigger: none");
});

test("a client who was asked and needs nothing is not a client who was not asked", () => {
  assert.equal(said("client", { access: ["none"] }), "plan.access: Asked: nothing needed");
});

test("the level of a risk and that of a norm are different words", () => {
  assert.equal(said("risk:arrest", { level: "high", who: "client" }), "risk.level: risk.high. plan.who: who.client");
  assert.equal(said("basis:cao-1", { level: "national", supports: "POS-ALIBI", element: "the minute" }), "plan.level: Law of the country. plan.supports: Alibi. plan.element: the minute");
});

test("a pair says yes or no without a label", () => {
  assert.deepEqual([true, false].map((shared) => said("pair:A+B", { shared })), ["yes", "no"]);
});

test("a ground tells its field, and harm and request only where there are any", () => {
  assert.equal(said("ground:1", { what: "late", field: "DP.7", prejudice: "", consequence: "exclude" }), "Held too long, DP.7. plan.consequence: Exclude it");
});

test("a motion tells its stage, place and what it rests on", () => {
  assert.equal(said("motion:M-COPY", { stage: null, order: 2, grounds: ["late"] }), "Copy: unset, 2. plan.grounds: Held too long");
});

test("evidence tells whether it is used, what it proves and when it is secured", () => {
  assert.equal(said("evidence:E-GPS", { use: true, proves: ["F1"], secure: "tonight", admissible: "yes" }), "evidence.use: yes. evidence.proves(F1). evidence.secure: secure.tonight. plan.admissible: admissible.yes");
});
