// @ts-check
// A part of the strategy form with one button: the page asks, Python makes something of the strategy, the page takes it.

import { announce, h } from "./dom.js";

/**
 * @typedef {{session: import("./session.js").Session, host: () => HTMLElement, lang: () => string, say: (key: string, values?: any) => string}} Around
 * @param {string} name @param {Around} around @param {(made: any) => string} take takes what was made and says how it went
 */
export function askedPart(name, { session, host, lang, say }, take) {
  const tell = (/** @type {string} */ sentence) => {
    const line = host().querySelector(`[data-${name}-note]`);
    if (line) line.textContent = sentence;
    announce(host(), sentence);
  };
  const ask = () => {
    if (!session.send) return tell(say(`${name}.later`));
    tell(say(`${name}.working`));
    session.ask({ type: name, lang: lang() });
  };
  return {
    /** @param {any} sheet the sheet of the strategy, which draws the parts of the form */
    draw: (sheet) => sheet.part(name, h("p", {}, h("button", { type: "button", [`data-${name}`]: "", onclick: ask }, say(`${name}.make`))), h("p", { class: "q-check-note", [`data-${name}-note`]: "" })),
    /** @param {any} made */
    heard: (made) => tell(made.refused === undefined ? take(made) : say(`${name}.failed`, { reason: made.refused })),
  };
}
