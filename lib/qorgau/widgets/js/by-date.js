// @ts-check
// The same entry under the law of two dates: a native switch, the norms of that day, an answer for each.

import { announce, h } from "./dom.js";
import { mountForm, verdict } from "./form.js";

const BLANK = { status: null, reason: null };

/** @typedef {import("./form.js").Form} Form */

/**
 * @param {HTMLElement} root
 * @param {any} payload
 * @param {import("./session.js").Session} session
 */
export function mountByDate(root, payload, session) {
  /** Which date each entry shows: kept while the language changes. @type {Map<string, string>} */
  const shown = new Map(payload.items.map((/** @type {any} */ one) => [one.id, one.dates[0].day]));

  /** @param {any} one @param {string} day */
  function cellOf(one, day) {
    return `at:${one.id}:${day}`;
  }

  /** @param {Form} form @param {string} item @param {any} value */
  function describe(form, item, value) {
    const one = payload.items.find((/** @type {any} */ found) => found.id === item.split(":")[1]);
    const reason = one?.reasons.find((/** @type {any} */ found) => found.id === value.reason)?.says[form.lang];
    const status = value.status ? form.around.say(`by-date.status.${value.status}`) : form.around.say("by-date.unset");
    return reason ? form.around.say("by-date.choice", { status, reason }) : status;
  }

  /** @param {Form} form @param {any} one */
  function card(form, one) {
    const say = form.around.say;
    const heading = `${session.tab}-${one.id}`;
    const panels = one.dates.map((/** @type {any} */ date) => panel(form, one, date));
    const said = h("ul", { class: "q-switch-said", "aria-label": say("by-date.said") });
    const radios = one.dates.map((/** @type {any} */ date) => {
      const show = () => {
        shown.set(one.id, date.day);
        form.sheet.refresh();
        announce(form.host, say("by-date.shown", { day: date.words }));
      };
      const box = h("input", { type: "radio", name: `${heading}-date`, value: date.day, onchange: show });
      form.sheet.follow(() => (box.checked = shown.get(one.id) === date.day));
      return h("label", { class: "q-switch-date" }, box, h("span", {}, date.words));
    });
    form.sheet.follow(() => {
      one.dates.forEach((/** @type {any} */ date, /** @type {number} */ at) => (panels[at].hidden = shown.get(one.id) !== date.day));
      const lines = one.dates.map((/** @type {any} */ date) => say("by-date.said.line", { day: date.words, status: describe(form, cellOf(one, date.day), form.items[cellOf(one, date.day)]?.value ?? BLANK) }));
      form.sheet.redraw(said, lines, () => lines.map((/** @type {string} */ line) => h("li", {}, line)));
    });
    return h(
      "section",
      { class: "q-choice q-switch", "data-switch": one.id, "aria-labelledby": heading },
      h("h3", { id: heading, tabindex: "-1" }, one.name[form.lang]),
      h("p", { class: "q-rubric" }, `${one.paper[form.lang]}. ${one.rubric[form.lang]}`),
      h("p", { class: `q-switch-entry q-look-${one.look}` }, h("span", { class: "q-entry" }, one.entry[form.lang])),
      h("fieldset", { class: "q-radios q-switch-dates" }, h("legend", {}, say("by-date.switch")), ...radios),
      ...panels,
      said,
    );
  }

  /** What the law was on one date, and the answer for it. @param {Form} form @param {any} one @param {any} date */
  function panel(form, one, date) {
    const say = form.around.say;
    const item = cellOf(one, date.day);
    const patch = (/** @type {any} */ change) => session.set(item, { ...BLANK, ...form.items[item]?.value, ...change });
    const choices = (/** @type {"status"|"reason"} */ part, /** @type {{id: string, label: string}[]} */ options) =>
      options.map(({ id, label }) => {
        const box = h("input", { type: "radio", name: `${session.tab}-${item}-${part}`, value: id, "data-part": part, onchange: () => patch({ [part]: id }) });
        form.sheet.follow(() => (box.checked = form.items[item]?.value?.[part] === id));
        return h("label", { class: "q-option" }, box, h("span", {}, label));
      });
    const law = date.law[form.lang].map((/** @type {any} */ line) =>
      h(
        "li",
        { "data-force": line.kind },
        h("strong", {}, line.label),
        h("span", { class: "q-law-status" }, line.status),
        line.version ? h("span", { class: "q-law" }, line.version) : null,
        line.summary ? h("details", {}, h("summary", {}, say("by-date.summary")), h("p", {}, line.summary)) : null,
      ),
    );
    return h(
      "div",
      { "data-item": item, class: "q-switch-panel" },
      h("h4", {}, say("by-date.law", { day: date.words })),
      h("ul", { class: "q-switch-law", role: "list" }, ...law),
      h("fieldset", {}, h("legend", {}, say("by-date.answer", { day: date.words })), ...choices("status", payload.statuses.map((/** @type {string} */ id) => ({ id, label: say(`by-date.status.${id}`) })))),
      h("fieldset", {}, h("legend", {}, say("by-date.reason")), ...choices("reason", one.reasons.map((/** @type {any} */ reason) => ({ id: reason.id, label: reason.says[form.lang] })))),
      verdict(item),
      form.conflict(item),
    );
  }

  /** @param {Form} form */
  function build(form) {
    const links = payload.items.map((/** @type {any} */ one) => h("li", {}, h("a", { href: `#${session.tab}-${one.id}` }, one.name[form.lang])));
    return [h("nav", { "aria-label": form.around.say("by-date.items") }, h("ul", { class: "q-tabs" }, ...links)), ...payload.items.map((/** @type {any} */ one) => card(form, one))];
  }

  return mountForm(root, payload, session, build, describe);
}
