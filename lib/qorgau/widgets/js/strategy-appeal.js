// @ts-check
// The appeal: its day, what it asks for and on what.

import { one, optionsOf, restsOn, several, text, yesNo } from "./strategy-fields.js";

/** @param {import("./strategy-form.js").Form} form */
export function appealPart(form) {
  const { sheet, say, value, put, conflict } = form;
  const of = say("appeal");
  return sheet.part(
    "appeal",
    sheet.block("appeal.date", "div", {}, sheet.day(say("appeal.date"), "appeal.date", () => value("appeal")?.date ?? "", (/** @type {string} */ date) => put("appeal", { date: date || null }))),
    yesNo(form, "appeal", "late", say("plan.late"), of),
    one(form, "appeal", "ask", say("plan.ask"), of, optionsOf(form, "asks")),
    restsOn(form, "appeal"),
    several(form, "appeal", "layers", say("plan.layers"), "layers"),
    yesNo(form, "appeal", "suspend", say("plan.suspend"), of),
    yesNo(form, "appeal", "copy_asked", say("plan.copy_asked"), of),
    text(form, "appeal", "next_level", say("plan.next_level")),
    conflict("appeal"),
  );
}
