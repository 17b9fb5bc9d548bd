// @ts-check
// Mark what is wrong in the papers of a case file: whole fields, words inside them, things that are missing.

import { announce, ownKeys } from "./dom.js";
import { frame } from "./frame.js";
import { newEditor } from "./mark-editor.js";
import { newFields } from "./mark-fields.js";
import { mountHints } from "./mark-hints.js";
import { command, oneStop, toggleKeys, walk } from "./mark-keys.js";
import { newList } from "./mark-list.js";
import { namesOf, paperOf } from "./mark-names.js";
import { marksOf } from "./mark-order.js";
import { mountReview } from "./mark-review.js";
import { mountTwins } from "./mark-twins.js";
import { choiceOf, kept, mountViews } from "./mark-view.js";
import { offerWords } from "./mark-words.js";
import { newId } from "./session.js";

/**
 * The exercise as it is drawn in one language.
 * @typedef {{around: ReturnType<typeof frame>, editor: ReturnType<typeof newEditor>, fields: ReturnType<typeof newFields>, hints: ReturnType<typeof mountHints>, list: ReturnType<typeof newList>, stop: AbortController, views: ReturnType<typeof mountViews>}} Drawing
 */

const NEW = { against: null, defect: null, norm: null, consequence: null, severity: null, stage: null, confidence: null, note: "" };

/**
 * @param {HTMLElement} root
 * @param {any} payload
 * @param {import("./session.js").Session} session
 */
export function mountMarker(root, payload, session) {
  let lang = payload.lang;
  /** @type {any} */
  let feedback = null;
  const choice = kept(`qorgau.view.${payload.workbook}.${payload.exercise}`);
  /** @type {Drawing} */
  let drawing;
  draw();
  const off = session.subscribe(heard);
  const offWords = offerWords(root, { textOf: (address) => drawing.fields.text(address), writtenIn: (address) => drawing.fields.writtenIn(address), say: (key, values) => drawing.around.say(key, values) });
  ownKeys(root);
  root.addEventListener("click", onClick);
  root.addEventListener("keydown", onKey);

  /** Everything in one language; what is open stays open. @param {string|null} [open] */
  function draw(open = null) {
    root.lang = lang;
    // Rendered and escaped by Python.
    root.innerHTML = payload.html[lang];
    const stop = new AbortController();
    const around = frame(root, session, payload.texts[lang]);
    const { say } = around;
    const names = namesOf(payload, lang, say);
    const fields = newFields(root, { say, lang, names });
    const papers = /** @type {HTMLElement[]} */ (Array.from(root.querySelectorAll(".q-paper")));
    const shown = choiceOf(choice.read(), papers.map((paper) => paper.dataset.document ?? ""));
    const views = mountViews(root, { choice: shown, keep: choice.write, say, tab: session.tab, onkeys: () => toggleKeys(root), stop: stop.signal });
    mountTwins(root, { say, likeness: shown.likeness, onlikeness: views.setLikeness });
    const list = newList({ session, say, names });
    const editor = newEditor(root, payload, session, { lang, say, fields, show: views.show });
    /** @type {HTMLElement} */ (root.querySelector("[data-slot=margin]")).replaceChildren(around.bar, editor.slot, list.host);
    for (const paper of papers) oneStop(paper, paper.querySelector("[data-mark]"));
    drawing = { around, editor, fields, hints: mountHints(root, session, lang, say), list, stop, views };
    root.dataset.ready = "";
    refresh();
    if (open) editor.edit(open, false);
    if (feedback) around.showFeedback(feedback, lang, false, review);
  }

  /** Own and expert's marks go to their fields. @param {HTMLElement} shown */
  function review(shown) {
    mountReview(root, shown, drawing.around.say);
  }

  function refresh() {
    const { items } = session.state;
    const marks = marksOf(items, drawing.fields.places);
    drawing.fields.show(marks, feedback);
    drawing.list.show(marks, items);
    drawing.around.showStatus();
  }

  function end() {
    drawing.stop.abort();
    drawing.editor.end();
  }

  /** @param {string} address @param {any} quote @param {string} [kind] */
  function add(address, quote, kind = quote ? "quote" : "field") {
    const id = `m-${newId()}`;
    session.set(id, { field: address, kind, quote, ...NEW });
    drawing.editor.edit(id, true);
  }

  /** @param {string} id */
  function remove(id) {
    session.set(id, null);
    announce(root, drawing.around.say("mark.removed"));
    /** @type {HTMLElement|null} */ (root.querySelector("[data-list] [data-key]"))?.focus();
  }

  /** Bring a field of any paper into sight and give it the focus. @param {string} address */
  function goTo(address) {
    drawing.views.show(paperOf(address));
    const there = drawing.fields.at(address)?.place;
    there?.scrollIntoView({ block: "center" });
    /** @type {HTMLElement|null|undefined} */ (there?.querySelector("[data-mark]"))?.focus();
  }

  /** @param {MouseEvent} event */
  function onClick(event) {
    const pressed = /** @type {HTMLElement} */ (event.target);
    const words = pressed.closest("mark[data-marks]");
    if (words && document.getSelection()?.isCollapsed !== false) nextOf(words.getAttribute("data-marks")?.split(" ").map(Number) ?? []);
    const target = pressed.closest("button, a");
    if (!(target instanceof HTMLElement)) return;
    const data = target.dataset;
    const address = /** @type {HTMLElement|null} */ (target.closest("[data-field]"))?.dataset.field;
    if (data.quoteNow && address) add(address, JSON.parse(data.quoteNow));
    else if ("markPaper" in data) add(/** @type {HTMLElement|null|undefined} */ (target.closest(".q-paper")?.querySelector("[data-field]"))?.dataset.field ?? "", null, "document");
    else if ("mark" in data && address) add(address, null);
    else if (data.edit) drawing.editor.edit(data.edit, true);
    else if (data.remove) remove(data.remove);
    else if (data.go) {
      event.preventDefault();
      goTo(data.go);
    }
  }

  /** A press on words under several marks opens one after the other. @param {number[]} numbers */
  function nextOf(numbers) {
    const marks = marksOf(session.state.items, drawing.fields.places);
    const here = numbers.map((n) => marks[n - 1].id);
    drawing.editor.edit(here[(here.indexOf(drawing.editor.open() ?? "") + 1) % here.length], true);
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    const asked = command(event);
    if (asked) {
      event.preventDefault();
      if (asked === "keys") toggleKeys(root);
      else drawing.views.change(asked);
    } else if (event.key === "Escape" && drawing.editor.open() && drawing.editor.slot.contains(/** @type {Node} */ (event.target))) {
      event.preventDefault();
      drawing.editor.close();
    } else walk(root, event);
  }

  /** @param {string} what @param {any} detail */
  function heard(what, detail) {
    const { around, editor, hints } = drawing;
    if (what === "state") {
      refresh();
      editor.follow();
    } else if (what === "connection") around.showStatus();
    else if (what === "not-saved") around.showStatus(detail);
    else if (what === "full") around.showStatus(around.say("status.full"));
    else if (what === "feedback") {
      if (!detail.refused) feedback = detail;
      // The expert's marks first: they make the papers longer and would push the feedback out of sight.
      refresh();
      around.showFeedback(detail, lang, true, review);
    } else if (what === "hints") hints.heard(detail);
  }

  return {
    /** @param {string} next */
    setLang(next) {
      end();
      lang = next;
      draw(drawing.editor.open());
    },
    destroy() {
      end();
      off();
      offWords();
    },
  };
}
