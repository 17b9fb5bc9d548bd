// @ts-check
// What the coherence rules say: a log beside the form, and a short line at every field they name.

import { h } from "./dom.js";

/**
 * @param {{host: HTMLElement, session: import("./session.js").Session, sheet: any, lang: string, say: (key: string, values?: Record<string, any>) => string, placeOf: (field: string) => HTMLElement|null}} options
 * @returns {() => void} shows what the rules say now
 */
export function rulesLog({ host, session, sheet, lang, say, placeOf }) {
  const log = h("ul", { class: "q-rules", role: "list" });
  const state = h("p", { class: "q-rules-state" });
  const section = sheet.part("rules", state, h("div", { role: "log", "aria-live": "polite", "aria-label": say("rules") }, log));
  /** @type {HTMLElement} */ (host.querySelector("[data-slot=rules]")).replaceChildren(section);
  /** @type {Map<string, HTMLElement>} only what is new is read aloud */
  const shown = new Map();

  /** What a button that leads to a field calls it. @param {HTMLElement} place */
  function titleOf(place) {
    const title = place.querySelector("h4, legend, .q-line-name, label span, h3")?.textContent ?? "";
    return title.length > 60 ? `${title.slice(0, 60)}…` : title;
  }

  /** @param {any} finding */
  function row(finding) {
    const place = placeOf(finding.field);
    return h(
      "li",
      { class: `q-rule q-rule-${finding.severity}` },
      h("p", { class: "q-rule-word" }, say(`severity.${finding.severity}`)),
      h("p", {}, finding.message[lang]),
      h("p", { class: "q-help", "data-why": "" }, finding.why[lang]),
      ...(finding.norms?.[lang] ?? []).map((/** @type {string} */ norm) => h("span", { class: "q-law" }, norm)),
      place ? h("button", { type: "button", class: "q-quiet", "data-go": finding.field }, say("rules.go", { place: titleOf(place) })) : null,
    );
  }

  /** @param {any[]} findings */
  function list(findings) {
    const keys = findings.map((finding) => JSON.stringify(finding));
    const focused = log.contains(document.activeElement);
    for (const [key, old] of shown) {
      if (keys.includes(key)) continue;
      old.remove();
      shown.delete(key);
    }
    findings.forEach((finding, index) => {
      const one = shown.get(keys[index]) ?? row(finding);
      shown.set(keys[index], one);
      // A rule that finds fault with several things gives its reason once.
      /** @type {HTMLElement} */ (one.querySelector("[data-why]")).hidden = findings[index - 1]?.rule === finding.rule;
      if (log.children[index] !== one) log.insertBefore(one, log.children[index] ?? null);
    });
    if (focused && !log.contains(document.activeElement)) /** @type {HTMLElement} */ (section.querySelector("h3")).focus();
  }

  /** @param {any[]} findings */
  function beside(findings) {
    /** @type {Map<Element|null, string[]>} */
    const lines = new Map();
    for (const finding of findings) {
      const place = placeOf(finding.field);
      lines.set(place, [...(lines.get(place) ?? []), `${say(`severity.${finding.severity}`)}: ${finding.message[lang]}`]);
    }
    for (const said of /** @type {NodeListOf<HTMLElement>} */ (host.querySelectorAll("[data-said]"))) {
      const mine = lines.get(said.closest("[data-item]")) ?? [];
      sheet.redraw(said, mine, () => mine.map((line) => h("p", {}, line)));
    }
  }

  return () => {
    // Python has answered once it has taken something, were it nothing.
    const answered = Boolean(session.taken);
    const findings = answered ? session.findings : [];
    const lost = answered && session.connection === "lost";
    state.textContent = !answered ? say("rules.waiting") : lost ? say("rules.lost") : findings.length ? say("rules.count", { count: findings.length }) : say("rules.none");
    list(findings);
    beside(findings);
  };
}
