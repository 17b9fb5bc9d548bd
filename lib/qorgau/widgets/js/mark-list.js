// @ts-check
// The marks as cards in the margin, and the word that there is no defect. A card is drawn again when its mark changed.

import { brief, h } from "./dom.js";
import { versions } from "./frame.js";
import { removedOf } from "./mark-order.js";
import { keepRows, redraw } from "./redraw.js";

/**
 * @param {{session: import("./session.js").Session, say: (key: string, values?: any) => string, names: ReturnType<typeof import("./mark-names.js").namesOf>}} options
 */
export function newList({ session, say, names }) {
  /** @type {Map<string, HTMLElement>} */
  const rows = new Map();
  const title = h("h3", { class: "q-margin-title" });
  const cards = h("ol", { class: "q-cards" });
  const empty = h("p", { class: "q-empty" }, say("mark.list.empty"));
  const removed = h("div");
  const none = h("input", { type: "checkbox", "data-none": "", onchange: () => session.set("none", none.checked ? { none: true } : null) });
  const warning = h("div");
  const host = h("div", { "data-list": "" }, title, empty, cards, removed, h("label", { class: "q-none" }, none, h("span", {}, say("mark.none"))), warning);

  /** @param {string} id @param {import("./session.js").Item} found */
  function choice(id, found) {
    return versions({ item: id, found, say, describe: names.mark, settle: (value) => session.settle(id, value) });
  }

  /** @param {import("./mark-order.js").Mark} mark */
  function card({ id, item, value, n }) {
    const button = (/** @type {string} */ doing, /** @type {string} */ label, /** @type {string} */ name) => h("button", { type: "button", class: "q-quiet", [`data-${doing}`]: id, "data-key": `${doing} ${id}`, "aria-label": label }, name);
    return [
      h("p", { class: "q-card-where" }, h("span", { class: "q-flag-still" }, String(n)), ` ${names.place(value)}`, value.kind === "missing" ? ` · ${say("mark.kind.missing")}` : null),
      value.quote ? h("div", { class: "q-card-quote" }, brief(say("quote", { words: value.quote.exact }))) : null,
      h("p", { class: "q-card-defect" }, names.defect(value.defect)),
      value.confidence ? h("p", { class: "q-card-more" }, names.word("confidences", value.confidence)) : null,
      item.others.length ? choice(id, item) : null,
      h("p", { class: "q-card-doings" }, button("edit", say("mark.edit.n", { n }), say("mark.edit")), button("remove", say("mark.remove.n", { n }), say("mark.remove"))),
    ].filter(Boolean);
  }

  /** @param {import("./mark-order.js").Mark[]} marks @param {Record<string, import("./session.js").Item>} items */
  function show(marks, items) {
    redraw(title, marks.length, () => [say("mark.list", { count: marks.length })]);
    empty.hidden = marks.length > 0;
    cards.hidden = !marks.length;
    keepRows(cards, rows, marks.map((mark) => mark.id), (id) => h("li", { class: "q-card", "data-mark-id": id }));
    for (const mark of marks) redraw(/** @type {HTMLElement} */ (rows.get(mark.id)), [mark.n, mark.value, mark.item.others], () => card(mark));
    const waiting = removedOf(items);
    redraw(removed, waiting, () => waiting.map(([id, item]) => choice(id, item)));
    const alone = items.none?.value?.none === true;
    none.checked = alone;
    redraw(warning, alone && marks.length > 0, () => (alone && marks.length ? [h("p", { class: "q-warn", role: "alert" }, say("mark.none.contradiction"))] : []));
  }

  return { host, show };
}
