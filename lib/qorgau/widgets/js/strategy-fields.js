// @ts-check
// Controls of one field of an item: a choice, several, yes or no, free words.

import { h } from "./dom.js";
import { groundsNamed, withId } from "./strategy-items.js";

/** @typedef {import("./strategy-form.js").Form} Form */

/** Choices from a list of the payload. @param {Form} form @param {string} words @returns {{id: string, label: string}[]} */
export function optionsOf(form, words) {
  return form.listOf(words).map((/** @type {any} */ one) => ({ id: one.id, label: one.name[form.lang] }));
}

/** Choices that the texts of the form name. @param {Form} form @param {string} start @param {string[]} ids */
export function said({ say }, start, ids) {
  return ids.map((id) => ({ id, label: /** @type {string} */ (say(`${start}.${id}`)) }));
}

/** The answers "yes" and "no". @param {Form} form */
export function bothWays({ say }) {
  return [{ id: "yes", label: say("yes") }, { id: "no", label: say("no") }];
}

/** A list to choose one from. @param {Form} form @param {string} item @param {string} key @param {string} label @param {string} of @param {{id: string, label: string}[]} options */
export function one({ sheet, value, put }, item, key, label, of, options) {
  const field = `${item}.${key}`;
  return sheet.block(field, "div", {}, sheet.pick(label, of, options, () => value(item)?.[key], (/** @type {string|null} */ id) => put(item, { [key]: id }), { item: field }).line);
}

/** A few to choose one from, all in sight. @param {Form} form @param {string} item @param {any} legend @param {{id: string, label: string}[]} options @param {() => string|null|undefined} get @param {(id: string) => void} put */
export function radios({ sheet, session }, item, legend, options, get, put) {
  const lines = options.map(({ id, label }) => {
    const box = h("input", { type: "radio", name: `${session.tab}-${item}`, value: id, onchange: () => put(id) });
    sheet.follow(() => (box.checked = get() === id));
    return h("label", {}, box, h("span", {}, label));
  });
  return h("fieldset", { class: "q-radios", "aria-describedby": sheet.saidId(item) }, legend, ...lines);
}

/** An answer "yes", "no" or none yet, as an id to choose. @param {Form} form @param {string} item @param {string} key */
export function answered({ value }, item, key) {
  return { true: "yes", false: "no" }[String(value(item)?.[key])] ?? "";
}

/** @param {Form} form @param {string} item @param {string} key @param {string} label @param {string} of */
export function yesNo(form, item, key, label, of) {
  const field = `${item}.${key}`;
  const put = (/** @type {string|null} */ id) => form.put(item, { [key]: id && id === "yes" });
  return form.sheet.block(field, "div", {}, form.sheet.pick(label, of, bothWays(form), () => answered(form, item, key), put, { item: field }).line);
}

/** Free words. @param {Form} form @param {string} item @param {string} key @param {string} label */
export function text({ sheet, value, put }, item, key, label) {
  const field = `${item}.${key}`;
  return sheet.block(field, "div", {}, sheet.writing(label, field, () => value(item)?.[key] ?? "", (/** @type {string} */ typed) => put(item, { [key]: typed })));
}

/** @param {Form} form @param {string} item @param {string} key @param {string} legend @param {string} words */
export function several({ sheet, value, put, lang, listOf }, item, key, legend, words) {
  const ids = () => /** @type {string[]} */ (value(item)?.[key] ?? []);
  const lines = listOf(words).map((/** @type {any} */ { id, name, about }) => {
    const line = sheet.tick(name[lang], () => ids().includes(id), (/** @type {boolean} */ on) => put(item, { [key]: withId(ids(), id, on) }));
    if (about) line.querySelector("span").append(h("span", { class: "q-option-about" }, about[lang]));
    return line;
  });
  return sheet.block(`${item}.${key}`, "fieldset", { class: "q-several" }, h("legend", {}, legend), ...lines);
}

/** Grounds of the form that something rests on; the list follows the part of grounds. @param {Form} form @param {string} item */
export function restsOn(form, item) {
  const { sheet, say, value, put, nameOf } = form;
  const slot = h("div");
  const chosen = () => /** @type {string[]} */ (value(item)?.grounds ?? []);
  sheet.follow(() => {
    const ids = [...new Set([...groundsNamed(form.items), ...chosen()])];
    const row = (/** @type {string} */ id) => h("label", { class: "q-check-line" }, h("input", { type: "checkbox", "data-key": id, checked: chosen().includes(id), onchange: (/** @type {any} */ event) => put(item, { grounds: withId(chosen(), id, event.target.checked) }) }), h("span", {}, nameOf("grounds", id)));
    sheet.redraw(slot, [ids, chosen()], () => (ids.length ? ids.map(row) : [h("p", { class: "q-empty" }, say("grounds.first"))]));
  });
  return sheet.block(`${item}.grounds`, "fieldset", { class: "q-several" }, h("legend", {}, say("plan.grounds")), slot);
}
