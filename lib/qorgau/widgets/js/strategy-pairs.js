// @ts-check
// Pairs of clients: may one defender act for both? Every two are asked, one client after the other.

import { h } from "./dom.js";
import { answered, bothWays, radios } from "./strategy-fields.js";
import { pairsOf } from "./strategy-items.js";

/** @param {import("./strategy-form.js").Form} form */
export function pairsPart(form) {
  const { sheet, say, payload, put, conflict } = form;
  const options = [...bothWays(form), { id: "", label: say("unset") }];
  const pairs = pairsOf(payload.clients);
  const row = (/** @type {{item: string, one: string, other: string}} */ { item, one, other }) => {
    const set = radios(form, item, h("legend", {}, say("pair", { one, other })), options, () => answered(form, item, "shared"), (id) => put(item, { shared: id ? id === "yes" : null }));
    set.setAttribute("aria-label", say("pair.shared", { one, other }));
    return sheet.block(item, "li", {}, set, conflict(item));
  };
  const groups = payload.clients.slice(0, -1).map((/** @type {string} */ client) => {
    const own = pairs.filter(({ one }) => one === client);
    return h("div", { class: "q-choice" }, h("h4", {}, say("pair.of", { client })), h("ul", { class: "q-client-pairs", role: "list" }, ...own.map(row)));
  });
  return sheet.part("pairs", h("div", { class: "q-client-groups" }, ...groups));
}
