// @ts-check
// Legal basis: norms of the registry or in the trainee's own words, their level and what they carry.

import { chooser, h } from "./dom.js";
import { adder, entries, remover, searchOf, unchoose } from "./strategy-entries.js";
import { one, optionsOf, text } from "./strategy-fields.js";
import { named } from "./strategy-items.js";

/** @param {import("./strategy-form.js").Form} form */
export function basisPart(form) {
  const { sheet, session, say, lang, payload, draft, value, nameOf, conflict, announce } = form;
  const levels = optionsOf(form, "levels");
  const own = h("input", { type: "text", maxlength: "200", autocomplete: "off" });
  const options = payload.norms.map((/** @type {any} */ { id, instrument, name }) => {
    const group = payload.instruments[instrument][lang];
    return { id, group, label: name[lang], words: `${name[lang]} ${group} ${id}`.toLocaleLowerCase() };
  });
  const choices = chooser({ name: `${session.tab}-norm`, legend: say("basis.what"), search: say("basis.search"), found: form.around.say("found"), none: say("ground.clear"), options, chosen: draft.norm, onchoose: (norm) => (draft.norm = norm), announce });

  // A listed norm and one in own words are added by buttons of their own: neither wins over the other in silence.
  const add = (/** @type {string} */ label, /** @type {string} */ missing, /** @type {HTMLElement} */ there, /** @type {() => string} */ get, /** @type {() => void} */ clear) =>
    adder(form, label, (fail) => {
      const name = get();
      if (!name) return fail(missing, there);
      if (value(`basis:${name}`)) return fail(say("basis.twice"), there);
      session.set(`basis:${name}`, { element: "", level: null, supports: null });
      clear();
      announce(say("basis.added", { name: nameOf("norms", name) }));
    });
  const listed = add(say("basis.add"), say("basis.missing"), searchOf(choices), () => draft.norm, () => {
    draft.norm = null;
    unchoose(choices);
  });
  const worded = add(say("basis.own.add"), say("basis.own.missing"), own, () => own.value.trim(), () => (own.value = ""));

  const place = (/** @type {any} */ norm) => (levels.findIndex(({ id }) => id === norm.level) + levels.length + 1) % (levels.length + 1);
  const ids = () => named(form.items, "basis").sort(([a, first], [b, second]) => place(first) - place(second) || (a < b ? -1 : 1)).map(([id]) => id);

  /** @param {string} id @param {string} item */
  function row(id, item) {
    const name = nameOf("norms", id);
    return sheet.block(
      item,
      "li",
      { class: "q-choice" },
      h("div", { class: "q-side" }, h("h4", {}, name), remover(form, item, () => name)),
      one(form, item, "level", say("plan.level"), name, levels),
      one(form, item, "supports", say("plan.supports"), name, optionsOf(form, "positions")),
      text(form, item, "element", say("plan.element")),
      conflict(item),
    );
  }

  return sheet.part("basis", ...entries(form, "basis", ids, row), h("div", { class: "q-new" }, choices, ...listed, h("label", { class: "q-line" }, h("span", { class: "q-line-name" }, say("basis.own")), own), ...worded));
}
