// @ts-check
// The client first: the talk, what they need, what they were told and chose, the card they take home.

import { h } from "./dom.js";
import { one, optionsOf, several, text } from "./strategy-fields.js";

/** @param {import("./strategy-form.js").Form} form */
export function clientPart(form) {
  const { sheet, say, value, put, conflict } = form;
  const languages = optionsOf(form, "languages");
  const consent = say("consent.title");
  const ticked = sheet.tick(say("consent"), () => value("consent")?.teach_back === true, (/** @type {boolean} */ on) => put("consent", { teach_back: on }), { "aria-describedby": sheet.saidId("consent") });
  return sheet.part(
    "client",
    conflict("client"),
    one(form, "client", "language", say("client.language"), say("client"), languages),
    several(form, "client", "access", say("plan.access"), "access"),
    several(form, "client", "steps", say("plan.steps"), "steps"),
    sheet.block("consent", "fieldset", { class: "q-several" }, h("legend", {}, consent), several(form, "consent", "explained", say("plan.explained"), "explained"), one(form, "consent", "language", say("consent.language"), consent, languages), ticked, one(form, "consent", "choice", say("plan.choice"), consent, optionsOf(form, "positions")), conflict("consent")),
    several(form, "client", "do", say("plan.do"), "dos"),
    several(form, "client", "dont", say("plan.dont"), "donts"),
    text(form, "client", "contact", say("plan.contact")),
    text(form, "client", "next", say("plan.next")),
  );
}
