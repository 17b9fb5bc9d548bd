// @ts-check
// Elements from text only: nothing a trainee or an author wrote is ever parsed as HTML here.

const TURNING = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const BRIEF = 300;

/** Text in which no control turns the direction of what stands around it: each is shown as one sign. @param {string} text */
export function plain(text) {
  return text.replace(TURNING, "\ufffd");
}

/** A text that may be very long: its beginning, and the whole when it is asked for. @param {string} text @returns {Node|string} */
export function brief(text) {
  const points = Array.from(text.slice(0, 2 * BRIEF));
  return text.length <= BRIEF ? text : h("details", { class: "q-brief" }, h("summary", {}, `${points.slice(0, BRIEF).join("")}…`), text);
}

/**
 * @param {string} tag
 * @param {Record<string, any>} [props] attributes; on… are listeners, `class` and data-… as written
 * @param {...(Node|string|null|undefined|false)} children
 * @returns {any}
 */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "value") /** @type {any} */ (element).value = value;
    else if (name === "checked") /** @type {any} */ (element).checked = value;
    else element.setAttribute(name, value === true ? "" : plain(String(value)));
  }
  for (const child of children) if (child !== null && child !== undefined && child !== false) element.append(typeof child === "string" ? plain(child) : child);
  return element;
}

/** A sentence with {placeholders}; one that is said of a number has a form for each category of its language. @typedef {string | Record<string, string>} Sentence */

/** Fill {placeholders} of a sentence. @param {Sentence} said @param {Record<string, any>} values */
export function fill(said, values = {}) {
  const sentence = typeof said === "string" ? said : (said[new Intl.PluralRules(said.lang).select(values[said.by])] ?? said.other);
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? plain(String(values[name])) : whole));
}

let polite = /** @type {HTMLElement|null} */ (null);

/** Say something to a screen reader without moving the focus. @param {HTMLElement} root @param {string} sentence */
export function announce(root, sentence) {
  if (!polite || !polite.isConnected) {
    polite = h("p", { class: "q-announce", role: "status", "aria-live": "polite" });
    root.append(/** @type {Node} */ (polite));
  }
  const region = /** @type {HTMLElement} */ (polite);
  region.textContent = "";
  setTimeout(() => (region.textContent = sentence), 30);
}

/** Keep JupyterLab's single-key commands from acting on what is typed here. @param {HTMLElement} root */
export function ownKeys(root) {
  root.addEventListener("keydown", (event) => {
    const save = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s";
    if (!save) event.stopPropagation();
  });
}

/**
 * A long list to choose one from: a search box and native radio buttons by group.
 * @param {{name: string, legend: string, search: string, found: string, none: string, options: {id: string, group: string, label: string, about?: string, words: string}[], chosen: string|null, onchoose: (id: string|null) => void, announce: (sentence: string) => void}} options
 */
export function chooser({ name, legend, search, found, none, options, chosen, onchoose, announce: say }) {
  const list = h("div", { class: "q-options", tabindex: "-1" });
  /** @type {Map<string, HTMLElement>} */
  const groups = new Map();
  const rows = options.map((option) => {
    if (!groups.has(option.group)) {
      const group = h("div", { class: "q-group", role: "group", "aria-label": option.group }, h("p", { class: "q-group-name", "aria-hidden": "true" }, option.group));
      groups.set(option.group, group);
      list.append(group);
    }
    const radio = h("input", { type: "radio", name, value: option.id, checked: option.id === chosen, onchange: () => onchoose(option.id) });
    const row = h("label", { class: "q-option" }, radio, h("span", {}, h("span", { class: "q-option-name" }, option.label), option.about ? h("span", { class: "q-option-about" }, option.about) : null));
    /** @type {HTMLElement} */ (groups.get(option.group)).append(row);
    return { row, option };
  });
  const filter = h("input", {
    type: "search",
    "aria-label": search,
    placeholder: search,
    autocomplete: "off",
    oninput: () => {
      const wanted = filter.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
      let count = 0;
      for (const { row, option } of rows) {
        const shown = wanted.every((/** @type {string} */ word) => option.words.includes(word));
        row.hidden = !shown;
        if (shown) count += 1;
      }
      for (const group of groups.values()) group.hidden = !group.querySelector("label:not([hidden])");
      say(fill(found, { count }));
    },
  });
  const clear = h("button", {
    type: "button",
    class: "q-quiet",
    onclick: () => {
      for (const { row } of rows) row.querySelector("input").checked = false;
      onchoose(null);
    },
  }, none);
  return h("fieldset", { class: "q-chooser" }, h("legend", {}, legend), filter, list, clear);
}

/**
 * A native select with an empty first line, or without one where something is always chosen.
 * @param {{label: string, empty: string|null, options: {id: string, label: string}[], chosen: string|null, onchoose: (id: string|null) => void}} options
 */
export function select({ label, empty, options, chosen, onchoose }) {
  const box = h("select", { onchange: () => onchoose(box.value || null) }, empty === null ? null : h("option", { value: "" }, empty), ...options.map((option) => h("option", { value: option.id }, option.label)));
  box.value = chosen ?? "";
  return h("label", { class: "q-line" }, h("span", { class: "q-line-name" }, label), box);
}
