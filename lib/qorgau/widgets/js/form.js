// @ts-check
// A form of a few parts on the page of an exercise that Python rendered: the form comes, the answer is followed.

import { announce, h, ownKeys } from "./dom.js";
import { frame, versions } from "./frame.js";
import { newSheet } from "./strategy-sheet.js";

/**
 * @typedef {{host: HTMLElement, lang: string, items: Record<string, any>, around: ReturnType<typeof frame>, sheet: ReturnType<typeof newSheet>, conflict: (item: string) => HTMLElement}} Form
 */

/**
 * @param {HTMLElement} root @param {any} payload @param {import("./session.js").Session} session
 * @param {(form: Form) => HTMLElement[]} build the parts of the form
 * @param {(form: Form, item: string, value: any) => string} describe a version of an item in words
 */
export function mountForm(root, payload, session, build, describe) {
  /** @type {any} */
  let feedback = null;
  /** @type {Form} */
  const form = /** @type {any} */ ({ lang: payload.lang, items: session.state.items, conflict });
  const off = session.subscribe(heard);
  ownKeys(root);
  draw();

  function draw() {
    form.sheet?.save();
    form.items = session.state.items;
    root.lang = form.lang;
    form.host = h("div");
    // Rendered and escaped by Python.
    form.host.innerHTML = payload.html[form.lang];
    root.replaceChildren(form.host);
    form.around = frame(form.host, session, payload.texts[form.lang]);
    form.sheet = newSheet({ tab: session.tab, say: form.around.say, choose: form.around.say("choose"), announce: (sentence) => announce(form.host, sentence), addresses: [] });
    /** @type {HTMLElement} */ (form.host.querySelector("[data-slot=form]")).replaceChildren(form.around.bar, ...build(form));
    form.sheet.follow(showVerdicts);
    form.around.showStatus();
    root.dataset.ready = "";
    if (feedback) form.around.showFeedback(feedback, form.lang, false);
  }

  /** A second pencil at each part that the feedback speaks of: a word first, a line second. */
  function showVerdicts() {
    const outcomes = new Map((feedback?.verdicts ?? []).map((/** @type {any} */ one) => [one.item, one.outcome]));
    for (const place of /** @type {NodeListOf<HTMLElement>} */ (form.host.querySelectorAll("[data-verdict]"))) {
      const outcome = outcomes.get(place.dataset.verdict);
      place.textContent = outcome ? form.around.say(`${payload.type}.outcome.${outcome}`) : "";
      place.hidden = !outcome;
    }
  }

  /** Versions of an item that two places changed at once. @param {string} item */
  function conflict(item) {
    const slot = h("div");
    form.sheet.follow(() => {
      const found = form.items[item]?.others.length ? form.items[item] : null;
      const settle = (/** @type {any} */ value) => session.settle(item, value);
      form.sheet.redraw(slot, found, () => (found ? [versions({ item, found, say: form.around.say, describe: (value) => describe(form, item, value), settle })] : []));
    });
    return slot;
  }

  function refresh() {
    form.items = session.state.items;
    form.sheet.refresh();
    form.around.showStatus();
  }

  /** @param {string} what @param {any} detail */
  function heard(what, detail) {
    if (what === "state" || what === "connection") refresh();
    else if (what === "not-saved") form.around.showStatus(detail);
    else if (what === "full") form.around.showStatus(form.around.say("status.full"));
    else if (what === "feedback") {
      if (!detail.refused) feedback = detail;
      refresh();
      form.around.showFeedback(detail, form.lang, true);
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

/** Where the outcome of a part is written after a check. @param {string} item */
export function verdict(item) {
  return h("p", { class: "q-verdict-line", "data-verdict": item, hidden: true });
}
