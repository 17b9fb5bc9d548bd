// @ts-check
// Grounds: defects that the defence relies on, each at its field, with the harm and what is asked for.

import { chooser, h } from "./dom.js";
import { adder, entries, remover, searchOf, unchoose } from "./strategy-entries.js";
import { one, optionsOf, text } from "./strategy-fields.js";
import { named } from "./strategy-items.js";
import { newId } from "./session.js";

/** @param {import("./strategy-form.js").Form} form */
export function groundsPart(form) {
  const { sheet, session, say, lang, payload, addresses, draft, value, nameOf, conflict, announce } = form;
  const address = sheet.addressBox("ground");
  const words = new Intl.Collator(lang);
  /** @type {string[]} */
  const groups = [...new Set(payload.grounds.map((/** @type {any} */ ground) => ground.group[lang]))];
  const options = payload.grounds
    .map((/** @type {any} */ ground) => ({ id: ground.id, group: ground.group[lang], label: ground.name[lang], words: `${ground.name[lang]} ${ground.group[lang]}`.toLocaleLowerCase() }))
    .sort((/** @type {any} */ a, /** @type {any} */ b) => groups.indexOf(a.group) - groups.indexOf(b.group) || words.compare(a.label, b.label));
  const choices = chooser({ name: `${session.tab}-ground`, legend: say("ground.what"), search: say("ground.search"), found: form.around.say("found"), none: say("ground.clear"), options, chosen: draft.ground, onchoose: (what) => (draft.ground = what), announce });

  /** @param {(sentence: string, there: HTMLElement) => void} fail */
  function add(fail) {
    const what = draft.ground;
    if (!what) return fail(say("ground.missing"), searchOf(choices));
    const field = address.read();
    if (!field) return;
    if (named(form.items, "ground").some(([, ground]) => ground.what === what && ground.field === field)) return fail(say("ground.twice"), address.box);
    session.set(`ground:${newId()}`, { what, field });
    address.box.value = "";
    draft.ground = null;
    unchoose(choices);
    announce(say("ground.added", { name: nameOf("grounds", what) }));
  }

  const ids = () => named(form.items, "ground").sort(([a, first], [b, second]) => addresses.indexOf(first.field) - addresses.indexOf(second.field) || (a < b ? -1 : 1)).map(([id]) => id);

  /** @param {string} _ @param {string} item */
  function row(_, item) {
    const title = h("h4");
    const where = h("p");
    const name = () => nameOf("grounds", value(item)?.what);
    sheet.follow(() => {
      const ground = value(item);
      if (!ground) return;
      title.textContent = name();
      where.textContent = `${ground.field ?? say("unset")} · ${payload.fields.find((/** @type {any} */ field) => field.address === ground.field)?.rubric[lang] ?? ""}`;
    });
    return sheet.block(
      item,
      "li",
      { class: "q-choice" },
      h("div", { class: "q-side" }, h("div", {}, title, where), remover(form, item, () => `${name()}, ${value(item)?.field}`)),
      text(form, item, "prejudice", say("plan.prejudice")),
      one(form, item, "consequence", say("plan.consequence"), name(), optionsOf(form, "consequences")),
      one(form, item, "confidence", say("plan.confidence"), name(), optionsOf(form, "confidences")),
      conflict(item),
    );
  }

  return sheet.part("grounds", ...entries(form, "ground", ids, row), h("div", { class: "q-new" }, choices, address.line, ...adder(form, say("ground.add"), add)));
}
