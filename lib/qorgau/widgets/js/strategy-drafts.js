// @ts-check
// Papers from the strategy: the page asks, Python builds the file, the page hands it over.

import { announce, h } from "./dom.js";
import { download } from "./export.js";

/**
 * @param {{session: import("./session.js").Session, host: () => HTMLElement, lang: () => string, say: (key: string, values?: any) => string}} around
 */
export function draftsPart({ session, host, lang, say }) {
  const note = () => host().querySelector("[data-drafts-note]");
  const tell = (/** @type {string} */ sentence) => {
    const line = note();
    if (line) line.textContent = sentence;
    announce(host(), sentence);
  };
  const ask = () => {
    if (!session.send) return tell(say("drafts.later"));
    tell(say("drafts.working"));
    session.ask({ type: "drafts", lang: lang() });
  };
  return {
    /** @param {any} sheet the sheet of the strategy, which draws the parts of the form */
    draw: (sheet) => sheet.part("drafts", h("p", {}, h("button", { type: "button", "data-drafts": "", onclick: ask }, say("drafts.make"))), h("p", { class: "q-check-note", "data-drafts-note": "" })),
    /** @param {any} file */
    heard(file) {
      if (file.refused !== undefined) return tell(say("drafts.failed", { reason: file.refused }));
      download(file.name, file.buffers[0], file.mime);
      tell(say("drafts.ready", { name: file.name }));
    },
  };
}
