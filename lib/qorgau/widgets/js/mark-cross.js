// @ts-check
// A mark that names a second field: this one contradicts that one.

import { announce, h } from "./dom.js";

/**
 * The field that typed words name: "dp 7" is DP.7.
 * @param {string} typed @param {string} own @param {string[]} known
 * @returns {{field: string|null, wrong: "unknown"|"own"|null}}
 */
export function otherField(typed, own, known) {
  const wanted = typed.trim().toUpperCase().replace(/[\s.,:]+/g, ".");
  if (!wanted) return { field: null, wrong: null };
  const field = known.find((one) => one.toUpperCase() === wanted);
  if (!field) return { field: null, wrong: "unknown" };
  return field === own ? { field: null, wrong: "own" } : { field, wrong: null };
}

/**
 * The lines of the form that name the other field.
 * @param {{own: string, against: string|null, known: {id: string, label: string}[], tab: string, say: (key: string, values?: any) => string, onchoose: (field: string|null) => void, onpick: () => void}} options
 */
export function crossLines({ own, against, known, tab, say, onchoose, onpick }) {
  const ids = known.map((one) => one.id);
  const wrong = h("p", { class: "q-wrong", id: `cross-wrong-${tab}`, role: "alert" });
  const box = h("input", { type: "text", list: `cross-${tab}`, value: against ?? "", autocomplete: "off", "data-cross": "", "aria-describedby": wrong.id, onchange: () => take() });
  const clear = h("button", { type: "button", class: "q-quiet", hidden: !against, onclick: () => { box.value = ""; take(); box.focus(); } }, say("mark.cross.clear"));

  function take() {
    const found = otherField(box.value, own, ids);
    wrong.textContent = found.wrong === "unknown" ? say("mark.cross.unknown", { field: box.value.trim() }) : found.wrong === "own" ? say("mark.cross.own") : "";
    box.setAttribute("aria-invalid", String(Boolean(found.wrong)));
    if (found.wrong) return;
    box.value = found.field ?? "";
    clear.hidden = !found.field;
    onchoose(found.field);
  }

  return h(
    "fieldset",
    { class: "q-cross" },
    h("legend", {}, say("mark.cross")),
    h("label", { class: "q-line" }, h("span", {}, say("mark.cross.field")), box),
    h("datalist", { id: `cross-${tab}` }, ...known.filter((one) => one.id !== own).map((one) => h("option", { value: one.id }, one.label))),
    wrong,
    h("p", { class: "q-form-choices" }, h("button", { type: "button", class: "q-quiet", "data-pick": "", onclick: onpick }, say("mark.cross.pick")), clear),
  );
}

/**
 * Both ends of the contradictions at one field, each a way to the other end.
 * @param {string} address @param {{n: number, value: any}[]} marks all marks of the file @param {(key: string, values?: any) => string} say
 * @returns {HTMLElement[]}
 */
export function crossLinks(address, marks, say) {
  const link = (/** @type {string} */ to, /** @type {string} */ said, /** @type {number} */ n) => h("button", { type: "button", class: "q-cross-link", "data-go": to, "aria-label": said }, `${n} ↔ ${to}`);
  return marks
    .filter(({ value }) => value.against && (value.field === address || value.against === address))
    .map(({ n, value }) => (value.field === address ? link(value.against, say("mark.cross.to", { n, field: value.against }), n) : link(value.field, say("mark.cross.from", { n, field: value.field }), n)));
}

/**
 * Let the reader choose a field of the papers: by its button or by a press anywhere in it; Escape leaves.
 * @param {HTMLElement} root
 * @param {{own: string, say: (key: string, values?: any) => string, done: (field: string|null) => void}} options
 * @returns {() => void} leaves without a word
 */
export function pickField(root, { own, say, done }) {
  const stop = new AbortController();
  const buttons = /** @type {HTMLElement[]} */ (Array.from(root.querySelectorAll("[data-mark]")));
  const before = buttons.map((button) => [button.getAttribute("aria-label") ?? "", button.textContent ?? ""]);
  const sentence = say("mark.cross.picking", { field: own });
  const banner = h("div", { class: "q-picking" }, h("p", {}, sentence), h("button", { type: "button", class: "q-quiet", "data-pick-leave": "", onclick: () => end(null) }, say("mark.cross.leave")));
  root.dataset.picking = "";
  root.querySelector(".q-desk")?.before(banner);
  for (const button of buttons) {
    button.setAttribute("aria-label", say("mark.cross.choose.field", { field: button.closest("[data-field]")?.getAttribute("data-field") }));
    button.textContent = say("mark.cross.choose");
  }
  root.addEventListener("click", choose, { capture: true, signal: stop.signal });
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopImmediatePropagation();
    end(null);
  }, { capture: true, signal: stop.signal });
  announce(root, sentence);

  function leave() {
    stop.abort();
    banner.remove();
    delete root.dataset.picking;
    buttons.forEach((button, index) => {
      button.setAttribute("aria-label", before[index][0]);
      button.textContent = before[index][1];
    });
  }

  /** @param {string|null} field */
  function end(field) {
    leave();
    done(field);
  }

  /** @param {Event} event */
  function choose(event) {
    const field = /** @type {HTMLElement} */ (event.target).closest("[data-field]")?.getAttribute("data-field");
    if (!field) return;
    event.preventDefault();
    event.stopPropagation();
    if (field === own) announce(root, say("mark.cross.own"));
    else end(field);
  }

  return leave;
}
