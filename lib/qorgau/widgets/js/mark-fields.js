// @ts-check
// The marks in the papers: words underlined, numbered flags, both ends of a contradiction, what the check said of them.

import { h } from "./dom.js";
import { crossLinks } from "./mark-cross.js";
import { paperOf } from "./mark-names.js";
import { pieces } from "./quotes.js";
import { redraw } from "./redraw.js";

/** @typedef {import("./mark-order.js").Mark} Mark */

/**
 * The fields of the papers as they are drawn now.
 * @param {HTMLElement} root drawn afresh
 * @param {{say: (key: string, values?: any) => string, lang: string, names: ReturnType<typeof import("./mark-names.js").namesOf>}} options
 */
export function newFields(root, { say, lang, names }) {
  const all = Array.from(/** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-field]")), (place) => {
    const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (place.querySelector(`[data-${name}]`));
    const entry = part("entry");
    entry.dataset.text = entry.textContent ?? "";
    return { place, entry, flags: part("flags"), address: place.dataset.field ?? "", rubric: part("rubric")?.textContent ?? "" };
  });
  const byAddress = new Map(all.map((field) => [field.address, field]));
  const places = new Map(all.map((field, index) => [field.address, index]));
  const papers = /** @type {HTMLElement[]} */ (Array.from(root.querySelectorAll(".q-paper")));

  /** The entry of a field as it was written. @param {string} address */
  function text(address) {
    return byAddress.get(address)?.entry.dataset.text ?? "";
  }

  /** The language of an entry: a paper that stays in its own is not in the reader's. @param {string} address */
  function writtenIn(address) {
    return /** @type {HTMLElement|null|undefined} */ (byAddress.get(address)?.entry.closest("[lang]"))?.lang || lang;
  }

  /** A button for each mark, with its verdict once there is one. @param {Mark[]} here @param {Map<string, string>} verdicts */
  function flagsOf(here, verdicts) {
    return here.map(({ id, n, value }) => {
      const kind = ["missing", "document"].includes(value.kind) ? ` · ${say(`mark.short.${value.kind}`)}` : "";
      const outcome = verdicts.get(id);
      return h("button", { type: "button", class: "q-flag", "data-edit": id, "data-key": id, "aria-label": `${say("mark.flag", { n })}${kind}: ${names.defect(value.defect)}` }, `${n}${kind}`, outcome ? h("span", { class: `q-verdict q-verdict-${outcome}` }, say(`mark.outcome.${outcome}`)) : null);
    });
  }

  /**
   * @param {Mark[]} marks all of them
   * @param {any} feedback what the last check said, if there was one
   */
  function show(marks, feedback) {
    const verdicts = new Map((feedback?.verdicts ?? []).map((/** @type {any} */ one) => [one.item, one.outcome]));
    /** @type {Map<string, Mark[]>} */
    const by = new Map();
    for (const mark of marks) {
      const address = mark.value.kind === "document" ? paperOf(mark.value.field) : mark.value.field;
      by.set(address, [...(by.get(address) ?? []), mark]);
    }
    const at = (/** @type {string} */ address) => by.get(address) ?? [];
    const seen = (/** @type {Mark[]} */ here) => here.map(({ id, n, value }) => [id, n, value.kind, value.defect, verdicts.get(id)]);
    for (const field of all) {
      const here = at(field.address);
      showWords(field, here);
      const crossed = marks.filter(({ value }) => value.against && [value.field, value.against].includes(field.address));
      const expert = (feedback?.expert ?? []).filter((/** @type {any} */ mark) => mark.field === field.address);
      redraw(field.flags, [seen(here), crossed.map(({ n, value }) => [n, value.field, value.against]), expert], () => [
        ...flagsOf(here, verdicts),
        ...crossLinks(field.address, crossed, say),
        ...expert.map((/** @type {any} */ mark) => h("span", { class: "q-expert-flag" }, `${say("mark.expert")}: ${mark.defect ? names.defect(mark.defect) : mark.name[lang]}`)),
      ]);
      field.place.classList.toggle("q-expert", expert.length > 0);
    }
    for (const paper of papers) {
      const slot = /** @type {HTMLElement|null} */ (paper.querySelector("[data-paper-flags]"));
      const here = at(paper.dataset.document ?? "");
      if (slot) redraw(slot, seen(here), () => flagsOf(here, verdicts));
    }
  }

  /** @param {{place: HTMLElement, entry: HTMLElement, address: string}} field @param {Mark[]} here */
  function showWords({ place, entry, address }, here) {
    // Words marked in the other language are shown where they stand here too, else the field is.
    const found = (/** @type {Mark} */ mark) => mark.value.quote && text(address).includes(mark.value.quote.exact);
    const quotes = here.filter(found).map(({ n, value }) => ({ n, exact: value.quote.exact, start: value.quote.start }));
    redraw(entry, quotes, () =>
      pieces(text(address), quotes).map((piece, index, cut) => (piece.marks.length ? h("mark", { class: piece.marks.length > 1 ? "q-quote q-quote-twice" : "q-quote", "data-marks": piece.marks.join(" "), "data-ends": piece.marks.filter((n) => !cut[index + 1]?.marks.includes(n)).join(" ") }, piece.text) : document.createTextNode(piece.text))),
    );
    place.classList.toggle("q-marked", here.some((mark) => !found(mark)));
  }

  return { all, places, text, writtenIn, show, at: (/** @type {string} */ address) => byAddress.get(address) };
}
