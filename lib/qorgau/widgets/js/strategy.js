// @ts-check
// The strategy form as one page: its parts in their order, what the rules say, the way to any field of it.

import { announce, h, ownKeys } from "./dom.js";
import { frame } from "./frame.js";
import { appealPart } from "./strategy-appeal.js";
import { basisPart } from "./strategy-basis.js";
import { clientPart } from "./strategy-client.js";
import { draftsPart } from "./strategy-drafts.js";
import { evidencePart } from "./strategy-evidence.js";
import { factsPart } from "./strategy-facts.js";
import { newForm } from "./strategy-form.js";
import { groundsPart } from "./strategy-grounds.js";
import { partOf, progress, roleOf } from "./strategy-items.js";
import { motionsPart } from "./strategy-motions.js";
import { pairsPart } from "./strategy-pairs.js";
import { gatePart, positionsPart } from "./strategy-positions.js";
import { picturePart } from "./strategy-picture.js";
import { risksPart } from "./strategy-risks.js";
import { rulesLog } from "./strategy-rules.js";
import { newSheet } from "./strategy-sheet.js";

const NARROW = "(max-width: 40rem)";

/**
 * @param {HTMLElement} root
 * @param {any} payload
 * @param {import("./session.js").Session} session
 */
export function mountStrategy(root, payload, session) {
  /** @type {HTMLElement} */
  let host;
  /** @type {any} */
  let feedback = null;
  const form = newForm(payload, session, { go, placeOf, announce: (sentence) => announce(host, sentence) });
  const { say } = form;
  /** @type {Map<string, string>} */
  const reasons = new Map();
  /** The parts in their order. @type {Record<string, (form: any) => HTMLElement>} */
  const parts = {
    client: clientPart,
    gate: gatePart,
    positions: () => positionsPart(form, reasons),
    facts: factsPart,
    evidence: evidencePart,
    basis: basisPart,
    grounds: groundsPart,
    motions: motionsPart,
    risks: risksPart,
    appeal: appealPart,
    ...(payload.clients.length > 1 && { pairs: pairsPart }),
  };
  const asking = { session, say, host: () => host, lang: () => form.lang };
  /** What Python makes of the strategy, by what it is asked for with. @type {Record<string, any>} */
  const asked = { picture: picturePart(asking), drafts: draftsPart(asking) };
  /** Which parts are open, over a change of language too; a phone shows the list of parts first. @type {Map<string, boolean>} */
  const folds = new Map(matchMedia(NARROW).matches ? Object.keys(parts).map((name) => [name, false]) : []);
  const off = session.subscribe(heard);
  ownKeys(root);
  root.addEventListener("click", onClick);
  draw();

  /** How far a part of the form is, in words; null for a part that asks nothing. @param {string} name */
  function stateOf(name) {
    const found = progress(form.items, payload)[name];
    return found ? say(found.total ? "state.of" : "state.count", found) : null;
  }

  /** @param {string} field @returns {HTMLElement|null} */
  function placeOf(field) {
    const [kind, role] = field.split(".");
    const holder = kind === "position" && role ? payload.positions.find((/** @type {any} */ one) => roleOf(form.items, one.id) === role) : null;
    const place = (/** @type {string} */ item) => /** @type {HTMLElement|null} */ (host.querySelector(`[data-item="${CSS.escape(item)}"]`));
    return place(field) ?? (holder ? place(`rejected:${holder.id}`) : null) ?? place(partOf(field));
  }

  /** @param {string} field */
  function go(field) {
    const place = placeOf(field);
    const target = /** @type {HTMLElement|null|undefined} */ (place?.matches("section") ? place.querySelector("h3") : place?.querySelector("select, input, textarea, button"));
    for (let fold = target?.closest("details"); fold; fold = fold.parentElement?.closest("details")) fold.open = true;
    // A part that was asked for is opened with its heading.
    if (place?.matches("section")) place.querySelectorAll(":scope > .q-fold").forEach((fold) => (/** @type {HTMLDetailsElement} */ (fold).open = true));
    target?.scrollIntoView({ block: "center" });
    target?.focus({ preventScroll: true });
  }

  function draw() {
    form.sheet?.save();
    form.items = session.state.items;
    root.lang = form.lang;
    host = h("div");
    // Rendered and escaped by Python.
    host.innerHTML = payload.html[form.lang];
    root.replaceChildren(host);
    // Frame and sheet belong to this host: what listens on an earlier one goes away with it.
    form.around = frame(host, session, payload.texts[form.lang]);
    form.sheet = newSheet({ tab: session.tab, say, choose: form.around.say("choose"), announce: form.announce, addresses: form.addresses, stateOf, folds });
    const links = [...Object.keys(parts), ...Object.keys(asked), "rules"].map((name) => h("li", {}, h("a", { href: `#${session.tab}-${name}`, "data-go": name }, say(name))));
    const slot = /** @type {HTMLElement} */ (host.querySelector("[data-slot=form]"));
    slot.replaceChildren(h("nav", { "aria-label": say("parts") }, h("ul", { class: "q-tabs" }, ...links)), form.around.bar, ...Object.values(parts).map((part) => part(form)), ...Object.values(asked).map((part) => part.draw(form.sheet)));
    form.sheet.follow(rulesLog({ host, session, sheet: form.sheet, lang: form.lang, say, placeOf }));
    form.around.showStatus();
    root.dataset.ready = "";
    if (feedback) form.around.showFeedback(feedback, form.lang, false);
  }

  function refresh() {
    form.items = session.state.items;
    form.sheet.refresh();
    form.around.showStatus();
  }

  /** @param {MouseEvent} event */
  function onClick(event) {
    const target = /** @type {HTMLElement|null} */ (/** @type {HTMLElement} */ (event.target).closest("[data-go]"));
    if (!target) return;
    event.preventDefault();
    go(target.dataset.go ?? "");
  }

  /** @param {string} what @param {any} detail */
  function heard(what, detail) {
    const { around } = form;
    if (what === "state" || what === "connection") refresh();
    else if (what === "not-saved") around.showStatus(detail);
    else if (what === "full") around.showStatus(around.say("status.full"));
    else if (asked[what]) asked[what].heard(detail);
    else if (what === "feedback") {
      if (!detail.refused) feedback = detail;
      around.showFeedback(detail, form.lang, true);
      refresh();
    }
  }

  return {
    /** @param {string} next */
    setLang(next) {
      form.lang = next;
      draw();
    },
    destroy() {
      form.sheet.save();
      off();
    },
  };
}
