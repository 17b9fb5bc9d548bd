// @ts-check
// Risks of this client, and where to go when the main line does not hold.

import { h } from "./dom.js";
import { one, optionsOf, said, several, text } from "./strategy-fields.js";

const LEVELS = ["low", "medium", "high"];
const WHO = ["client", "third-party", "counsel"];

/** @param {import("./strategy-form.js").Form} form */
export function risksPart(form) {
  const { sheet, say, lang, value, listOf, conflict } = form;
  const rows = listOf("risks").map((/** @type {any} */ risk) => {
    const item = `risk:${risk.id}`;
    const name = risk.name[lang];
    const more = h("div", {}, one(form, item, "who", say("plan.who"), name, said(form, "who", WHO)), text(form, item, "mitigation", say("plan.mitigation")));
    sheet.follow(() => (more.hidden = !value(item)));
    return sheet.block(item, "li", { class: "q-choice" }, h("div", { class: "q-side" }, h("div", {}, h("h4", {}, name), h("p", {}, risk.about[lang])), one(form, item, "level", say("risk.level"), name, said(form, "risk", LEVELS))), more, conflict(item));
  });
  const title = say("fallback");
  return sheet.part(
    "risks",
    h("ul", { class: "q-choices", role: "list" }, ...rows),
    sheet.block(
      "fallback",
      "fieldset",
      { class: "q-several" },
      h("legend", {}, title),
      one(form, "fallback", "position", say("plan.position"), title, [...said(form, "fallback", ["none"]), ...optionsOf(form, "positions")]),
      text(form, "fallback", "trigger", say("plan.trigger")),
      text(form, "fallback", "penalty_line", say("plan.penalty_line")),
      several(form, "fallback", "proof", say("plan.proof"), "evidence"),
      conflict("fallback"),
    ),
  );
}
