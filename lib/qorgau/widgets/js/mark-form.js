// @ts-check
// The form of one mark: what of the field it means, what it contradicts, which defect, how sure, what to ask for.

import { chooser, h, select } from "./dom.js";
import { crossLines } from "./mark-cross.js";
import { quoteBetween } from "./quotes.js";

const TYPING_MS = 300;
const KINDS = ["field", "quote", "missing", "document"];

/**
 * @typedef {object} Form
 * @property {string} id the mark @property {any} value the mark as it stands
 * @property {string} lang @property {string} tab @property {(key: string, values?: any) => string} say
 * @property {any} payload catalogue, norms and words of the exercise
 * @property {{text: string, lang: string, rubric: string}} field the field of the mark @property {{id: string, label: string}[]} known all fields
 * @property {() => any} now the value of the mark as it is now, null when it is gone @property {(part: any) => void} change
 * @property {(against: string|null) => void} contradict @property {() => void} pick @property {() => void} close @property {(sentence: string) => void} announce
 */

/** @param {Form} form @returns {{node: HTMLElement, title: HTMLElement, save: () => void}} `save` keeps the note that is still being typed */
export function markForm(form) {
  const { id, value, lang, tab, say, payload } = form;
  const title = h("h3", { class: "q-form-title", tabindex: "-1", id: `q-form-${tab}` }, say("mark.form.title", { field: value.field, rubric: form.field.rubric }));
  const words = (/** @type {string} */ kind) => payload.words[kind].map((/** @type {any} */ one) => ({ id: one.id, label: one.name[lang] }));
  const put = (/** @type {string} */ part) => (/** @type {string|null} */ chosen) => form.change({ [part]: chosen });
  const line = (/** @type {string} */ part, /** @type {string} */ kind, /** @type {string} */ label) => select({ label, empty: say("choose"), options: words(kind), chosen: value[part], onchoose: put(part) });
  const list = (/** @type {string} */ part, /** @type {string[]} */ [legend, search, none], /** @type {any[]} */ options) => chooser({ name: `${part}-${tab}`, legend, search, found: say("found"), none, options, chosen: value[part], onchoose: put(part), announce: form.announce });
  const { note, save } = noteLine(form);
  const node = h(
    "div",
    { class: "q-form", role: "group", "aria-labelledby": title.id, "data-open-mark": id },
    title,
    ...meant(form),
    crossLines({ own: value.field, against: value.against ?? null, known: form.known, tab, say, onchoose: form.contradict, onpick: form.pick }),
    list("defect", [say("mark.defect"), say("mark.defect.search"), say("mark.defect.clear")], defects(form)),
    radios(form, "confidence", say("mark.confidence"), words("confidences"), put("confidence")),
    line("severity", "severities", say("mark.severity")),
    line("consequence", "consequences", say("mark.consequence")),
    line("stage", "stages", say("mark.stage")),
    h("details", { class: "q-norm", open: Boolean(value.norm) }, h("summary", {}, say("mark.norm")), list("norm", [say("mark.norm.legend"), say("mark.norm.search"), say("mark.norm.clear")], norms(form))),
    note,
    h(
      "p",
      { class: "q-form-doings" },
      h("button", { type: "button", class: "q-primary", "data-close": "", onclick: form.close }, say("mark.done")),
      h("button", { type: "button", class: "q-quiet", "data-remove": id }, say("mark.remove")),
    ),
  );
  return { node, title, save };
}

/** The catalogue to choose from. @param {Form} form */
function defects({ payload, lang }) {
  const families = new Map(payload.families.map((/** @type {any} */ one) => [one.id, one.name[lang]]));
  return payload.defects.map((/** @type {any} */ one) => ({ id: one.id, group: families.get(one.family), label: one.name[lang], about: one.about[lang], words: searched(one.id, one.name, one.about) }));
}

/** The provisions to choose from. @param {Form} form */
function norms({ payload, lang, say }) {
  return payload.norms.map((/** @type {any} */ one) => ({ id: one.id, group: one.group[lang], label: one.label[lang], about: say(`law.status.${one.status}`), words: searched(one.id, one.label) }));
}

/** Words of every language find a line: what was typed before a change of language still does. @param {string} id @param {...Record<string, string>} texts */
export function searched(id, ...texts) {
  return [id, ...texts.flatMap((text) => Object.values(text))].join(" ").toLocaleLowerCase();
}

/** @param {Form} form @param {string} part @param {string} legend @param {{id: string, label: string}[]} options @param {(id: string) => void} onchoose */
function radios({ value, tab }, part, legend, options, onchoose) {
  const radio = (/** @type {{id: string, label: string}} */ one) => h("input", { type: "radio", name: `${part}-${tab}`, value: one.id, checked: one.id === value[part], onchange: () => onchoose(one.id) });
  return h("fieldset", { class: "q-radios" }, h("legend", {}, legend), ...options.map((one) => h("label", {}, radio(one), h("span", {}, one.label))));
}

/** The whole field, words of it, something missing in it or the whole paper; for words a box in which the keyboard chooses them. @param {Form} form */
function meant(form) {
  const { value, say, field } = form;
  const said = (/** @type {any} */ quote) => (quote ? say("quote", { words: quote.exact }) : "");
  const reader = h("textarea", { class: "q-reader", rows: "4", "aria-readonly": "true", lang: field.lang, inputmode: "none", "aria-label": say("mark.quote.reader"), onbeforeinput: (/** @type {Event} */ event) => event.preventDefault(), onkeyup: take, onpointerup: take, value: field.text });
  const chosen = h("p", { class: "q-chosen-quote", "data-chosen-quote": "" }, said(value.quote));
  const narrow = h("div", { class: "q-narrow", hidden: value.kind !== "quote" }, h("p", {}, say("mark.quote.help")), reader, chosen);

  function take() {
    const quote = quoteBetween(field.text, reader.selectionStart, reader.selectionEnd, field.lang);
    if (!quote) return;
    form.change({ kind: "quote", quote });
    chosen.textContent = said(quote);
  }

  const kinds = radios(form, "kind", say("mark.kind"), KINDS.map((kind) => ({ id: kind, label: say(`mark.kind.${kind}`) })), (kind) => {
    narrow.hidden = kind !== "quote";
    form.change({ kind, quote: kind === "quote" ? (form.now()?.quote ?? null) : null });
  });
  return [kinds, narrow];
}

/** A note in free words, saved while it is typed. @param {Form} form */
function noteLine({ value, say, change }) {
  let timer = /** @type {any} */ (null);
  const save = () => {
    clearTimeout(timer);
    if (timer !== null) change({ note: box.value });
    timer = null;
  };
  const typed = () => {
    clearTimeout(timer);
    timer = setTimeout(save, TYPING_MS);
  };
  const box = h("textarea", { rows: "2", maxlength: "20000", value: value.note, oninput: typed, onblur: save });
  return { save, note: h("label", { class: "q-line" }, h("span", { class: "q-line-name" }, say("mark.note")), box) };
}
