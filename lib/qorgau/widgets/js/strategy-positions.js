// @ts-check
// What is decided before the merits, the part each position plays, and the theory.

import { h } from "./dom.js";
import { one, optionsOf, said } from "./strategy-fields.js";
import { ROLES, company, isChosen, positionOf, roleChanges, roleOf } from "./strategy-items.js";

/** @typedef {import("./strategy-form.js").Form} Form */

const THEORY_WORDS = 40;

/** @param {Form} form */
export function gatePart(form) {
  const { sheet, say, payload, conflict } = form;
  const options = [...said(form, "gate", ["none"]), ...optionsOf(form, "positions").filter(({ id }) => payload.gates.includes(id))];
  return sheet.part("gate", one(form, "gate", "gate", say("plan.gate"), say("gate"), options), conflict("gate"));
}

/** @param {Form} form @param {Map<string, string>} reasons against positions that are not rejected any more: they come back with the rejection */
export function positionsPart(form, reasons) {
  const { sheet, session, say, lang, payload, value, nameOf, conflict, announce } = form;

  /** @param {string} id @param {string|null} role */
  function setRole(id, role) {
    const why = value(`rejected:${id}`)?.why;
    if (why) reasons.set(id, why);
    session.setAll(roleChanges(form.items, id, role, reasons.get(id) ?? ""));
    const apart = company(form.items, payload, id).filter(({ how }) => how !== "fits");
    if (apart.length) announce(apart.map(({ how, id: other }) => say(`fit.${how}`, { name: nameOf("positions", other) })).join(". "));
  }

  /** @param {any} position */
  function row({ id, name, story, needs }) {
    const item = `rejected:${id}`;
    const roleNow = () => roleOf(form.items, id);
    const fits = h("ul", { class: "q-fits" });
    const wants = h("p", { class: "q-needs" }, say("needs", { needs: needs[lang] }));
    const why = sheet.writing(say("why"), item, () => value(item)?.why ?? "", (/** @type {string} */ text) => {
      if (roleNow() === "rejected") session.set(item, { why: text });
      else reasons.set(id, text);
    });
    const { line } = sheet.pick(say("role"), name[lang], said(form, "role", ROLES), roleNow, (/** @type {string|null} */ role) => setRole(id, role), { item, empty: say("role.none") });
    const made = sheet.block(item, "li", { class: "q-choice", "data-position": id }, h("div", { class: "q-side" }, h("div", {}, h("h4", {}, name[lang]), h("p", {}, story[lang]), wants), line), fits, why, conflict(item));
    sheet.follow(() => {
      const role = roleNow();
      made.dataset.role = role ?? "";
      wants.hidden = !isChosen(role);
      why.hidden = role !== "rejected";
      const found = company(form.items, payload, id);
      sheet.redraw(fits, found, () => found.map(({ id: other, how, note }) => h("li", { class: `q-fit-${how}` }, say(`fit.${how}`, { name: nameOf("positions", other) }), note && h("span", { class: "q-law" }, note[lang]))));
    });
    return made;
  }

  const theory = sheet.writing(say("theory"), "position.theory", () => positionOf(form.items).theory, (/** @type {string} */ text) => session.set("position", { ...positionOf(form.items), theory: text }), THEORY_WORDS);
  return sheet.part("positions", conflict("position"), h("ul", { class: "q-choices", role: "list" }, ...payload.positions.map(row)), sheet.block("position.theory", "div", {}, theory));
}
