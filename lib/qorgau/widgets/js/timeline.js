// @ts-check
// Build a timeline: choose between the papers, put rows in order by keyboard, count limits.

import { announce, h } from "./dom.js";
import { mountForm, verdict } from "./form.js";
import { boxesOf, lapseOf, orderOf, placed } from "./timeline-items.js";

const PARTS = ["moments", "order", "limits"];

/** @typedef {import("./form.js").Form} Form */

/**
 * @param {HTMLElement} root
 * @param {any} payload
 * @param {import("./session.js").Session} session
 */
export function mountTimeline(root, payload, session) {
  const shown = payload.rows.map((/** @type {any} */ one) => one.id);
  const nameOf = (/** @type {Form} */ form, /** @type {string} */ id) => payload.rows.find((/** @type {any} */ one) => one.id === id)?.name[form.lang] ?? id;

  /** @param {Form} form @param {string} item @param {any} value */
  function describe(form, item, value) {
    const [kind, id] = item.split(":");
    if (kind === "order") return value.rows.map((/** @type {string} */ one) => nameOf(form, one)).join(" → ");
    if (kind === "moment") return statementsOf(id).find((/** @type {any} */ one) => one.id === value.choice)?.says[form.lang] ?? form.around.say("timeline.unset");
    if ("minutes" in value) return boxesOf(value.minutes).join(":");
    return value.date ?? value.at ?? form.around.say("timeline.unset");
  }

  /** @param {string} id */
  function statementsOf(id) {
    return payload.moments.find((/** @type {any} */ one) => one.id === id)?.statements ?? [];
  }

  /** @param {Form} form @param {string} name @param {...any} children */
  function part(form, name, ...children) {
    const id = `${session.tab}-${name}`;
    return h("section", { class: "q-strategy-part", "aria-labelledby": id, id: `${id}-part` }, h("h3", { id, tabindex: "-1" }, form.around.say(`timeline.${name}`)), h("p", { class: "q-help" }, form.around.say(`timeline.${name}.help`)), ...children);
  }

  /** @param {Form} form */
  function moments(form) {
    const blocks = payload.moments.map((/** @type {any} */ one) => {
      const item = `moment:${one.id}`;
      const lines = one.statements.map((/** @type {any} */ said) => {
        const box = h("input", { type: "radio", name: `${session.tab}-${item}`, value: said.id, onchange: () => session.set(item, { choice: said.id }) });
        form.sheet.follow(() => (box.checked = form.items[item]?.value?.choice === said.id));
        return h("label", { class: "q-option" }, box, h("span", {}, said.says[form.lang]));
      });
      return h("div", { class: "q-choice", "data-item": item }, h("fieldset", {}, h("legend", {}, one.ask[form.lang]), ...lines), verdict(item), form.conflict(item));
    });
    return part(form, "moments", ...blocks);
  }

  /** @param {Form} form */
  function order(form) {
    const slot = h("div");
    const untouched = h("p", { class: "q-help" }, form.around.say("timeline.order.first"));
    form.sheet.follow(() => {
      const rows = orderOf(form.items, shown);
      untouched.hidden = Boolean(form.items.order?.value);
      form.sheet.redraw(slot, rows, () => [h("ol", { class: "q-choices q-rows", role: "list" }, ...rows.map((id, index) => row(form, rows, id, index)))]);
    });
    return part(form, "order", untouched, h("div", { "data-item": "order" }, slot, verdict("order"), form.conflict("order")));
  }

  /** @param {Form} form @param {string[]} rows @param {string} id @param {number} index */
  function row(form, rows, id, index) {
    const name = nameOf(form, id);
    const say = form.around.say;
    const step = (/** @type {"up"|"down"} */ key, /** @type {number} */ by) => {
      const edge = index + by < 0 || index + by >= rows.length;
      // Not `disabled` at the ends: the button would lose the focus that a reader has on it.
      const put = () => (edge ? announce(form.host, say(`timeline.edge.${key}`)) : move(form, id, index + by));
      return h("button", { type: "button", class: "q-quiet", "data-key": `${key} ${id}`, "aria-disabled": edge ? "true" : null, "aria-label": `${say(`timeline.${key}`)}: ${name}`, onclick: put }, say(`timeline.${key}`));
    };
    const place = h("select", { "data-key": `place ${id}`, "aria-label": `${say("timeline.place")}: ${name}`, onchange: () => move(form, id, Number(place.value) - 1) }, ...rows.map((_, at) => h("option", { value: at + 1 }, String(at + 1))));
    place.value = String(index + 1);
    return h("li", { class: "q-choice q-row", "data-row": id }, h("span", { class: "q-row-name" }, h("span", { class: "q-short" }, `${index + 1}.`), ` ${name}`), h("span", { class: "q-row-doings" }, h("label", { class: "q-row-place" }, h("span", { "aria-hidden": "true" }, say("timeline.place")), place), step("up", -1), step("down", 1)));
  }

  /** @param {Form} form @param {string} id @param {number} to */
  function move(form, id, to) {
    const rows = placed(orderOf(form.items, shown), id, to);
    session.set("order", { rows });
    announce(form.host, form.around.say("timeline.moved", { name: nameOf(form, id), place: rows.indexOf(id) + 1, count: rows.length }));
  }

  /** @param {Form} form */
  function limits(form) {
    const blocks = payload.limits.map((/** @type {any} */ one) => {
      const item = `limit:${one.id}`;
      const title = `${session.tab}-ask-${one.id}`;
      const box = one.kind === "lapse" ? lapse(form, item) : point(form, item, one.kind);
      return h("div", { class: "q-choice", "data-item": item, role: "group", "aria-labelledby": title }, h("p", { class: "q-ask", id: title }, one.ask[form.lang]), box, verdict(item), form.conflict(item));
    });
    return part(form, "limits", ...blocks);
  }

  /** A day, or a day and minute: the browser's own box. @param {Form} form @param {string} item @param {string} kind */
  function point(form, item, kind) {
    const name = kind === "day" ? "date" : "at";
    const get = () => form.items[item]?.value?.[name] ?? "";
    const save = () => {
      if (box.validity.badInput || (box.value && box.value < "1900")) return;
      if (box.value !== get()) session.set(item, box.value ? { [name]: box.value.slice(0, 16) } : null);
    };
    const box = h("input", { type: kind === "day" ? "date" : "datetime-local", onchange: save, onblur: save });
    form.sheet.follow(() => {
      if (document.activeElement !== box) box.value = get();
    });
    return h("label", { class: "q-line q-point" }, h("span", { class: "q-line-name" }, form.around.say(kind === "day" ? "timeline.date" : "timeline.minute")), box);
  }

  /** Hours and minutes. @param {Form} form @param {string} item */
  function lapse(form, item) {
    const get = () => form.items[item]?.value?.minutes ?? null;
    const save = () => {
      if ([hours, minutes].some((box) => box.validity.badInput)) return;
      const found = lapseOf(hours.value, minutes.value);
      if (found !== get()) session.set(item, found === null ? null : { minutes: found });
    };
    const box = (/** @type {string} */ key) => h("input", { type: "number", min: "0", max: key === "hours" ? "99" : "59", step: "1", inputmode: "numeric", oninput: save, onblur: save, "data-part": key });
    const hours = box("hours");
    const minutes = box("minutes");
    form.sheet.follow(() => {
      if (document.activeElement === hours || document.activeElement === minutes) return;
      [hours.value, minutes.value] = boxesOf(get());
    });
    const line = (/** @type {any} */ input, /** @type {string} */ label) => h("label", { class: "q-line" }, h("span", { class: "q-line-name" }, label), input);
    return h("div", { class: "q-lapse" }, line(hours, form.around.say("timeline.hours")), line(minutes, form.around.say("timeline.minutes")));
  }

  /** @param {Form} form */
  function build(form) {
    const links = PARTS.map((name) => h("li", {}, h("a", { href: `#${session.tab}-${name}-part` }, form.around.say(`timeline.${name}`))));
    return [h("nav", { "aria-label": form.around.say("timeline.parts") }, h("ul", { class: "q-tabs" }, ...links)), moments(form), order(form), limits(form)];
  }

  return mountForm(root, payload, session, build, describe);
}
