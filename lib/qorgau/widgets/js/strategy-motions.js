// @ts-check
// Motions and complaints: which, at which stage, in which order, on what they rest.

import { h } from "./dom.js";
import { adder, entries, remover } from "./strategy-entries.js";
import { one, optionsOf, restsOn, several, text } from "./strategy-fields.js";
import { moved, nextOrder, plan, renumbered } from "./strategy-items.js";

/** @param {import("./strategy-form.js").Form} form */
export function motionsPart(form) {
  const { sheet, session, say, lang, payload, draft, nameOf, conflict, announce, go } = form;
  const about = h("p", { class: "q-help", id: `${session.tab}-about` });
  const add = sheet.pick(say("motion.what"), say("motion.add"), optionsOf(form, "motions"), () => draft.motion, (/** @type {string|null} */ id) => {
    draft.motion = id;
    tell();
  });
  add.box.setAttribute("aria-describedby", about.id);
  const tell = () => (about.textContent = payload.motions.find((/** @type {any} */ motion) => motion.id === draft.motion)?.about[lang] ?? "");
  sheet.follow(() => {
    const ids = plan(form.items);
    for (const option of add.box.options) option.disabled = ids.includes(option.value);
    if (ids.includes(draft.motion)) add.box.value = draft.motion = "";
    tell();
  });

  /** @param {(sentence: string, there: HTMLElement) => void} fail */
  function put(fail) {
    const id = draft.motion;
    if (!id) return fail(say("motion.missing"), add.box);
    session.set(`motion:${id}`, { stage: null, order: nextOrder(form.items) });
    announceAt(id);
    go(`motion:${id}`);
  }

  /** @param {string} id @param {string} [words] */
  function announceAt(id, words = "place") {
    const ids = plan(form.items);
    announce(say(`motion.${words}`, { name: nameOf("motions", id), place: ids.indexOf(id) + 1, count: ids.length }));
  }

  /** @param {string} id @param {number} step */
  function move(id, step) {
    const before = plan(form.items);
    const after = moved(before, id, step);
    session.setAll(renumbered(form.items, after));
    announceAt(id, after.indexOf(id) !== before.indexOf(id) ? "place" : step < 0 ? "first" : "last");
  }

  /** @param {string} id @param {string} item */
  function row(id, item) {
    const name = nameOf("motions", id);
    const number = h("span", { class: "q-short" });
    const mover = (/** @type {string} */ key, /** @type {number} */ step) => h("button", { type: "button", class: "q-quiet", "data-key": `${key} ${id}`, "aria-label": `${say(`motion.${key}`)}: ${name}`, onclick: () => move(id, step) }, say(`motion.${key}`));
    const up = mover("up", -1);
    const down = mover("down", 1);
    sheet.follow(() => {
      const ids = plan(form.items);
      number.textContent = `${ids.indexOf(id) + 1}.`;
      // Not `disabled` at the ends: the button would lose the focus that a reader has on it.
      for (const [button, edge] of [[up, ids[0]], [down, ids.at(-1)]]) edge === id ? button.setAttribute("aria-disabled", "true") : button.removeAttribute("aria-disabled");
    });
    return sheet.block(
      item,
      "li",
      { class: "q-choice" },
      h("div", { class: "q-side" }, h("h4", {}, number, ` ${name}`), one(form, item, "stage", say("motion.stage"), name, optionsOf(form, "stages"))),
      h("p", { class: "q-card-doings" }, up, down, remover(form, item, () => name)),
      h("details", { class: "q-more" }, h("summary", {}, say("motion.more")), several(form, item, "evidence", say("plan.evidence"), "evidence"), restsOn(form, item), text(form, item, "if_refused", say("plan.if_refused"))),
      conflict(item),
    );
  }

  return sheet.part("motions", ...entries(form, "motion", () => plan(form.items), row, "ol"), h("div", { class: "q-new" }, add.line, about, ...adder(form, say("motion.add"), put)));
}
