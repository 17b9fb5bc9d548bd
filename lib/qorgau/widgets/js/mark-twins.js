// @ts-check
// Papers of one kind beside each other: word by word, and how alike they are.

import { announce, h, select } from "./dom.js";
import { mountLikeness } from "./likeness.js";
import { wordDiff } from "./word-diff.js";

/**
 * @param {HTMLElement} root drawn afresh
 * @param {{say: (key: string, values?: any) => string, likeness: number|undefined, onlikeness: (value: number) => void}} options
 */
export function mountTwins(root, { say, likeness, onlikeness }) {
  const section = /** @type {HTMLElement|null} */ (root.querySelector("[data-twins]"));
  if (!section) return;
  for (const list of section.querySelectorAll("[data-likeness]")) mountLikeness(/** @type {HTMLElement} */ (list), { value: likeness, onvalue: onlikeness });
  const kinds = /** @type {string[][]} */ (JSON.parse(section.dataset.twins ?? "[]"));
  const slot = /** @type {HTMLElement} */ (section.querySelector("[data-twins-table]"));
  let [first, second] = kinds[0];
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (section.querySelectorAll("[data-compare]"))) button.hidden = false;
  section.addEventListener("click", (event) => {
    const pair = /** @type {HTMLElement} */ (event.target).closest("[data-compare]")?.getAttribute("data-compare");
    if (!pair) return;
    [first, second] = pair.split(" ");
    draw();
    const title = /** @type {HTMLElement} */ (slot.querySelector("h3"));
    title.focus();
    title.scrollIntoView({ block: "start" });
  });
  // Papers are compared when somebody looks: hundreds of words each are not free.
  section.addEventListener("toggle", () => /** @type {HTMLDetailsElement} */ (section).open && !slot.childElementCount && draw());
  if (/** @type {HTMLDetailsElement} */ (section).open) draw();

  /** @param {string} [focus] */
  function draw(focus) {
    const twins = kinds.find((kind) => kind.includes(first)) ?? kinds[0];
    if (!twins.includes(second) || second === first) second = twins.find((id) => id !== first) ?? first;
    const list = (/** @type {string} */ name, /** @type {string[]} */ ids, /** @type {string} */ chosen, /** @type {(id: string) => void} */ take) => {
      const line = select({ label: say(`mark.twins.${name}`), empty: null, options: ids.map((id) => ({ id, label: id })), chosen, onchoose: (id) => { take(id ?? chosen); draw(name); } });
      line.dataset.side = name;
      return line;
    };
    const rows = fieldsOf(first).map((place, index) => row(place, fieldsOf(second)[index]));
    const differing = rows.filter((one) => one.dataset.differs).length;
    const count = say("mark.twins.count", { count: differing, all: rows.length });
    slot.replaceChildren(
      h("h3", { tabindex: "-1" }, say("mark.twins.title", { first, second })),
      h("div", { class: "q-sides" }, list("first", kinds.flat(), first, (id) => (first = id)), list("second", twins.filter((id) => id !== first), second, (id) => (second = id))),
      h("p", {}, count),
      h("table", { class: "q-table q-twins-table" }, h("thead", {}, h("tr", {}, h("th", { scope: "col" }, say("mark.twins.field")), h("th", { scope: "col" }, first), h("th", { scope: "col" }, second))), h("tbody", {}, ...rows)),
    );
    if (!focus) return;
    /** @type {HTMLElement|null} */ (slot.querySelector(`[data-side=${focus}] select`))?.focus();
    announce(root, count);
  }

  /** @param {string} paper @returns {HTMLElement[]} */
  function fieldsOf(paper) {
    return Array.from(root.querySelectorAll(`[data-document="${CSS.escape(paper)}"] [data-field]`));
  }

  /** @param {HTMLElement} one @param {HTMLElement} other */
  function row(one, other) {
    const [entry, twin] = [one, other].map((place) => /** @type {HTMLElement} */ (place.querySelector("[data-entry]")));
    const found = wordDiff(entry.dataset.text ?? "", twin.dataset.text ?? "");
    const differs = found.some((piece) => piece.kind !== "same");
    const side = (/** @type {"first"|"second"} */ kind, /** @type {string} */ paper, /** @type {HTMLElement} */ from) =>
      h(
        "td",
        { "data-head": paper, lang: from.closest("[lang]")?.getAttribute("lang") },
        ...found
          .filter((piece) => piece.kind === "same" || piece.kind === kind)
          .map((piece) => (piece.kind === "same" ? document.createTextNode(piece.text) : h(kind === "first" ? "del" : "ins", {}, h("span", { class: "q-spoken", lang: root.lang }, `${say("mark.twins.only", { document: paper })} `), piece.text.trimEnd(), h("span", { class: "q-spoken" }, "."), " "))),
      );
    const number = (one.dataset.field ?? "").split(".").at(-1);
    const name = `${number}. ${one.querySelector("[data-rubric]")?.textContent ?? ""}`;
    return h("tr", differs ? { "data-differs": "yes" } : {}, h("th", { scope: "row" }, name, differs ? null : h("span", { class: "q-same" }, ` ${say("mark.twins.same")}`)), side("first", first, entry), side("second", second, twin));
  }
}
