// @ts-check
// What every exercise has around it: state of saving, undo, check, feedback, versions to choose from.

import { announce, brief, fill, h, plain } from "./dom.js";

/** A root is drawn anew with every language: its keys are listened to once. @type {WeakMap<HTMLElement, AbortController>} */
const listening = new WeakMap();

/**
 * @param {HTMLElement} root
 * @param {import("./session.js").Session} session
 * @param {Record<string, import("./dom.js").Sentence>} texts
 */
export function frame(root, session, texts) {
  const say = (/** @type {string} */ key, /** @type {Record<string, any>} */ values = {}) => fill(texts[key] ?? key, values);
  const status = h("p", { class: "q-status", role: "status", "data-status": "" });
  const undo = h("button", { type: "button", class: "q-quiet", "data-undo": "", onclick: () => session.undo() && announce(root, say("undo.done")) }, say("undo"));
  const redo = h("button", { type: "button", class: "q-quiet", "data-redo": "", onclick: () => session.redo() && announce(root, say("redo.done")) }, say("redo"));
  const bar = h("div", { class: "q-bar" }, status, undo, redo);
  const check = h("button", { type: "button", class: "q-primary", "data-check": "", onclick: () => ask() }, say("check"));
  const feedback = /** @type {HTMLElement} */ (root.querySelector("[data-slot=feedback]"));
  const checkRow = h("div", { class: "q-check" }, check, h("p", { class: "q-check-note", "data-check-note": "" }));
  feedback.before(checkRow);

  function ask() {
    if (!session.send) {
      note(say("check.later"));
      return;
    }
    check.disabled = true;
    note(say("check.working"));
    session.check();
    setTimeout(() => (check.disabled = false), 4000);
  }

  /** @param {string} sentence */
  function note(sentence) {
    /** @type {HTMLElement} */ (checkRow.querySelector("[data-check-note]")).textContent = sentence;
    announce(root, sentence);
  }

  /** @param {string} [detail] */
  function showStatus(detail) {
    const sentence = plain(detail ?? say(`status.${session.connection}`));
    if (status.textContent !== sentence) status.textContent = sentence;
    status.dataset.status = session.connection;
    undo.disabled = session.done.length === 0;
    redo.disabled = session.undone.length === 0;
  }

  /**
   * `settle` may move parts of the feedback before it is read: what makes the page longer comes before the focus.
   * @param {any} message @param {string} lang @param {boolean} focus @param {(shown: HTMLElement) => void} [settle]
   */
  function showFeedback(message, lang, focus, settle) {
    check.disabled = false;
    if (message.refused) {
      note(say(message.refused));
      return;
    }
    /** @type {HTMLElement} */ (checkRow.querySelector("[data-check-note]")).textContent = "";
    // Rendered and escaped by Python, like the papers above.
    feedback.innerHTML = message.html[lang];
    settle?.(feedback);
    const heading = /** @type {HTMLElement|null} */ (feedback.querySelector("h3"));
    if (heading && focus) {
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
      // JupyterLab keeps its own scroll place when something inside a cell is focused.
      heading.scrollIntoView({ block: "start" });
    }
  }

  listening.get(root)?.abort();
  const stop = new AbortController();
  listening.set(root, stop);
  const onKey = (/** @type {KeyboardEvent} */ event) => {
    const typing = /** @type {HTMLElement} */ (event.target).matches("textarea:not([aria-readonly]), input[type=text], input[type=search]");
    if (typing || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z") return;
    event.preventDefault();
    if (event.shiftKey ? session.redo() : session.undo()) announce(root, say(event.shiftKey ? "redo.done" : "undo.done"));
  };
  root.addEventListener("keydown", onKey, { signal: stop.signal });
  root.addEventListener("click", (event) => jump(root, event), { signal: stop.signal });

  return { bar, say, showStatus, showFeedback, note };
}

/**
 * A link to a part of this exercise goes there without changing the address: JupyterLab would follow it elsewhere.
 * @param {HTMLElement} root @param {Event} event
 */
function jump(root, event) {
  const link = /** @type {HTMLElement} */ (event.target).closest('a[href^="#"]');
  const target = link && /** @type {HTMLElement|null} */ (root.querySelector(`[id="${CSS.escape(link.getAttribute("href")?.slice(1) ?? "")}"]`));
  if (!target) return;
  event.preventDefault();
  target.scrollIntoView({ block: "start" });
  const heading = /** @type {HTMLElement} */ (target.querySelector("h2, h3, h4") ?? target);
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}

/**
 * Two versions of one thing, made in two places: the reader keeps one.
 * @param {{item: string, found: import("./session.js").Item, say: (key: string, values?: any) => string, describe: (value: any) => string, settle: (value: any) => void}} options
 */
export function versions({ found, say, describe, settle }) {
  const all = [{ value: found.value, head: found.head }, ...found.others];
  return h(
    "div",
    { class: "q-versions", role: "group", "aria-label": say("conflict") },
    h("p", {}, say("conflict")),
    ...all.map((version, index) =>
      h("div", { class: "q-version" }, h("span", {}, `${index + 1}. `, brief(version.value === null ? say("conflict.removed") : describe(version.value)), " "), h("button", { type: "button", class: "q-quiet", onclick: () => settle(version.value) }, say("conflict.keep"))),
    ),
  );
}
