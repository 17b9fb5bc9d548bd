// @ts-check
// Which mark is open, where its form lies, and how it follows the answer.

import { announce, h } from "./dom.js";
import { pickField } from "./mark-cross.js";
import { markForm } from "./mark-form.js";
import { paperOf } from "./mark-names.js";
import { finder, keepTyped } from "./reader-place.js";

/**
 * @param {HTMLElement} root drawn afresh @param {any} payload @param {import("./session.js").Session} session
 * @param {{lang: string, say: (key: string, values?: any) => string, fields: ReturnType<typeof import("./mark-fields.js").newFields>, show: (paper: string) => void}} options `show` brings a paper into view
 */
export function newEditor(root, payload, session, { lang, say, fields, show }) {
  const slot = h("div", { "data-form": "" });
  const known = fields.all.map(({ address, rubric }) => ({ id: address, label: rubric }));
  /** @type {string|null} */
  let open = null;
  /** What the form shows: its own changes are no reason to draw it anew, that would swallow a press on "Done". */
  let shown = "";
  /** @type {(() => void)|null} */
  let leavePicking = null;
  let save = () => {};

  /** @param {string|null} id */
  function valueOf(id) {
    return id === null ? null : (session.state.items[id]?.value ?? null);
  }

  /** @param {string} id @param {any} part */
  function change(id, part) {
    const value = valueOf(id);
    if (!value) return;
    const next = { ...value, ...part };
    if (id === open) shown = JSON.stringify(next);
    session.set(id, next);
  }

  /** @param {string} id @param {boolean} focus */
  function edit(id, focus) {
    const value = valueOf(id);
    if (!value) return leave();
    if (focus) save();
    open = id;
    shown = JSON.stringify(value);
    if (focus) show(paperOf(value.field));
    const field = fields.at(value.field);
    const about = { text: fields.text(value.field), lang: fields.writtenIn(value.field), rubric: field?.rubric ?? "" };
    const form = markForm({
      id,
      value,
      lang,
      tab: session.tab,
      say,
      payload,
      field: about,
      known,
      now: () => valueOf(id),
      change: (part) => change(id, part),
      contradict: (against) => contradict(id, against),
      pick: () => pick(id),
      close,
      announce: (sentence) => announce(root, sentence),
    });
    save = form.save;
    lay(field?.place ?? null);
    slot.replaceChildren(form.node);
    if (!focus) return;
    form.title.focus();
    // A sheet from below must not lie on the field that it is about.
    if (field && getComputedStyle(form.node).position === "fixed") field.place.scrollIntoView({ block: "start" });
  }

  /** Beside the papers when there is room, else right below the field that is marked (on a phone CSS makes it a sheet). @param {HTMLElement|null} place */
  function lay(place) {
    const margin = /** @type {HTMLElement} */ (root.querySelector("[data-slot=margin]"));
    const papers = /** @type {HTMLElement} */ (root.querySelector(".q-papers"));
    const beside = margin.getBoundingClientRect().left >= papers.getBoundingClientRect().right;
    if (beside || !place) /** @type {HTMLElement} */ (margin.querySelector(".q-bar")).after(slot);
    else place.append(slot);
  }

  /** @param {string} id @param {string|null} against */
  function contradict(id, against) {
    change(id, { against });
    announce(root, against ? say("mark.cross.set", { field: valueOf(id)?.field, against }) : say("mark.cross.cleared"));
  }

  /** The form steps aside while the other field is chosen. @param {string} id */
  function pick(id) {
    const own = valueOf(id)?.field ?? "";
    slot.hidden = true;
    leavePicking = pickField(root, {
      own,
      say,
      done: (against) => {
        leavePicking = null;
        slot.hidden = false;
        if (against) contradict(id, against);
        else announce(root, say("mark.cross.left"));
        edit(id, true);
        /** @type {HTMLElement|null} */ (slot.querySelector("[data-cross]"))?.focus();
      },
    });
    /** @type {HTMLElement|null|undefined} */ (fields.at(own)?.place.querySelector("[data-mark]"))?.focus();
  }

  function leave() {
    open = null;
    save = () => {};
    slot.replaceChildren();
  }

  /** The focus goes back to where the mark was made. */
  function close() {
    save();
    const value = valueOf(open);
    leave();
    if (!value) return;
    const place = fields.at(value.field)?.place;
    const back = value.kind === "document" ? place?.closest(".q-paper")?.querySelector("[data-mark-paper]") : place?.querySelector("[data-mark]");
    /** @type {HTMLElement|null|undefined} */ (back)?.focus();
  }

  /** The answer changed: by the form itself, by undo, in another tab. What is being typed is not drawn over. */
  function follow() {
    if (open === null || leavePicking || shown === JSON.stringify(valueOf(open))) return;
    const focused = /** @type {HTMLElement|null} */ (slot.contains(document.activeElement) ? document.activeElement : null);
    if (focused?.matches("textarea, input[type=text], input[type=search]") && valueOf(open)) return;
    const find = focused && finder(slot, focused);
    const restore = keepTyped(slot);
    edit(open, false);
    restore();
    find?.(slot)?.focus();
  }

  return {
    slot,
    edit,
    close,
    follow,
    open: () => open,
    /** Keep what is still typed and leave the choice of a field: everything is drawn anew. */
    end() {
      leavePicking?.();
      save();
    },
  };
}
