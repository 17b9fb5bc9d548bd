// @ts-check
// Facts: admitted, disputed or unknown, and what that rests on.

import { h } from "./dom.js";
import { radios, said } from "./strategy-fields.js";
import { withId } from "./strategy-items.js";

const FACT = { status: null, sources: [], burden: false };
const STATUS = ["admitted", "disputed", "unknown"];

/** @param {import("./strategy-form.js").Form} form */
export function factsPart(form) {
  const { sheet, session, say, lang, payload, addresses, value, patch, nameOf, conflict, announce } = form;

  /** @param {any} fact */
  function row({ id, text }) {
    const item = `fact:${id}`;
    const sources = () => /** @type {string[]} */ (value(item)?.sources ?? []);
    const put = (/** @type {string} */ source, /** @type {boolean} */ there) => patch(item, FACT, { sources: withId(sources(), source, there) });
    const summary = h("summary");
    const chips = h("ul", { class: "q-chips", role: "list" });
    const address = sheet.addressBox(id);
    const remove = (/** @type {string} */ field) => {
      put(field, false);
      announce(say("field.removed", { field }));
      /** @type {HTMLElement} */ (chips.querySelector("button") ?? address.box).focus();
    };
    const add = () => {
      const field = address.read();
      if (!field) return;
      put(field, true);
      address.box.value = "";
      announce(say("field.added", { field }));
    };
    address.box.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => event.key === "Enter" && add());
    sheet.follow(() => {
      summary.textContent = say("fact.sources", { list: sources().map((source) => nameOf("evidence", source)).join("; ") || say("nothing") });
      const fields = sources().filter((source) => addresses.includes(source));
      sheet.redraw(chips, fields, () => fields.map((field) => h("li", {}, h("button", { type: "button", class: "q-quiet", "aria-label": say("field.remove", { field }), onclick: () => remove(field) }, `${field} ×`))));
    });
    const ticks = payload.evidence.map((/** @type {any} */ piece) => sheet.tick(piece.name[lang], () => sources().includes(piece.id), (/** @type {boolean} */ on) => put(piece.id, on)));
    return sheet.block(
      item,
      "li",
      { class: "q-choice" },
      radios(form, item, h("legend", {}, h("span", { class: "q-short" }, `${id}.`), ` ${text[lang]}`), said(form, "status", STATUS), () => value(item)?.status, (status) => patch(item, FACT, { status })),
      h("details", { class: "q-more" }, summary, h("fieldset", {}, h("legend", {}, `${id}. ${say("fact.evidence")}`), ...ticks), h("fieldset", {}, h("legend", {}, `${id}. ${say("fact.fields")}`), chips, h("div", { class: "q-add" }, h("div", {}, address.line), h("button", { type: "button", onclick: add }, say("field.add"))))),
      sheet.tick(say("fact.burden"), () => value(item)?.burden === true, (/** @type {boolean} */ burden) => patch(item, FACT, { burden }), { "aria-label": `${say("fact.burden")}: ${id}` }),
      conflict(item),
    );
  }

  const list = h("datalist", { id: `${session.tab}-fields` }, ...payload.fields.map((/** @type {any} */ field) => h("option", { value: field.address, label: `${field.address} · ${field.rubric[lang]}` })));
  return sheet.part("facts", list, h("ul", { class: "q-choices", role: "list" }, ...payload.facts.map(row)));
}
