// @ts-check
// Evidence: what is used, what it proves, when it is secured, whether it may be relied on.

import { h } from "./dom.js";
import { one, optionsOf, said } from "./strategy-fields.js";
import { withId } from "./strategy-items.js";

const EVIDENCE = { use: false, proves: [], secure: null };
const SECURE = ["tonight", "three-days", "before-hearing", "at-hearing"];
const ADMISSIBLE = ["yes", "challenge", "no"];
const OBTAINED = ["todo", "requested", "yes"];

/** @param {import("./strategy-form.js").Form} form */
export function evidencePart(form) {
  const { sheet, say, lang, payload, value, patch, conflict } = form;

  /** @param {any} piece */
  function row({ id, name: names, shows, custodian, perishes }) {
    const item = `evidence:${id}`;
    const name = names[lang];
    const proves = () => /** @type {string[]} */ (value(item)?.proves ?? []);
    const summary = h("summary");
    const ticks = payload.facts.map((/** @type {any} */ fact) => sheet.tick(`${fact.id}. ${fact.text[lang]}`, () => proves().includes(fact.id), (/** @type {boolean} */ on) => patch(item, EVIDENCE, { proves: withId(proves(), fact.id, on) })));
    const more = h("div", {}, h("details", { class: "q-more" }, summary, h("fieldset", {}, h("legend", {}, `${name}. ${say("evidence.facts")}`), ...ticks)), one(form, item, "secure", say("evidence.secure"), name, said(form, "secure", SECURE)));
    const slot = h("div");
    sheet.follow(() => {
      const piece = value(item);
      more.hidden = piece?.use !== true;
      summary.textContent = say("evidence.proves", { list: [...proves()].sort((a, b) => a.localeCompare(b, lang, { numeric: true })).join(", ") || say("nothing") });
      const challenged = ["challenge", "no"].includes(piece?.admissible) || Boolean(piece?.ground);
      // A list of every defect beside each piece would be a thousand lines: it is made where it is needed.
      if (challenged && !slot.firstChild) slot.append(one(form, item, "ground", say("plan.ground"), name, optionsOf(form, "grounds")));
      slot.hidden = !challenged;
    });
    return sheet.block(
      item,
      "li",
      { class: "q-choice" },
      h("h4", {}, name),
      h("p", {}, shows[lang]),
      h("p", { class: "q-law" }, say("evidence.custodian", { custodian: custodian[lang] }), h("br"), perishes[lang]),
      sheet.tick(say("evidence.use"), () => value(item)?.use === true, (/** @type {boolean} */ use) => patch(item, EVIDENCE, { use }), { "aria-label": `${say("evidence.use")}: ${name}`, "aria-describedby": sheet.saidId(item) }),
      more,
      one(form, item, "admissible", say("plan.admissible"), name, said(form, "admissible", ADMISSIBLE)),
      slot,
      one(form, item, "obtained", say("plan.obtained"), name, said(form, "obtained", OBTAINED)),
      conflict(item),
    );
  }

  return sheet.part("evidence", h("ul", { class: "q-choices", role: "list" }, ...payload.evidence.map(row)));
}
