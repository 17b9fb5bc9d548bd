// @ts-check
// Lists that a trainee makes: entries are added, taken out, and found again when another place took them out.

import { h } from "./dom.js";

/** @typedef {import("./strategy-form.js").Form} Form */

/**
 * The entries of one kind: a line while there are none, the list, versions of what was taken out elsewhere.
 * @param {Form} form @param {string} kind @param {() => string[]} ids in their order @param {(id: string, item: string) => HTMLElement} row @param {string} [tag]
 */
export function entries(form, kind, ids, row, tag = "ul") {
  const { sheet, say, value, versionsOf } = form;
  const list = h(tag, { class: "q-choices", role: "list" });
  const none = h("p", { class: "q-empty" }, say(`${kind}.none`));
  const gone = h("div");
  const rows = new Map();
  sheet.follow(() => {
    const there = ids();
    sheet.keep(list, rows, there, (/** @type {string} */ id) => row(id, `${kind}:${id}`));
    none.hidden = there.length > 0;
    const removed = Object.keys(form.items).filter((item) => item.startsWith(`${kind}:`) && !value(item) && form.items[item].others.length);
    sheet.redraw(gone, removed.map((item) => form.items[item]), () => removed.map(versionsOf));
  });
  return [none, list, gone];
}

/** A button that adds; `put` is given what says why it cannot, with the place to put that right. @param {Form} form @param {string} label @param {(fail: (sentence: string, there: HTMLElement) => void) => void} put */
export function adder({ announce }, label, put) {
  const wrong = h("p", { class: "q-wrong" });
  const fail = (/** @type {string} */ sentence, /** @type {HTMLElement} */ there) => {
    wrong.textContent = sentence;
    there.focus();
    announce(sentence);
  };
  const press = () => {
    wrong.textContent = "";
    put(fail);
  };
  return [wrong, h("button", { type: "button", onclick: press }, label)];
}

/** A button that takes an entry out; the focus goes to its neighbour. @param {Form} form @param {string} item @param {() => string} name */
export function remover({ sheet, say, session, placeOf, announce, go }, item, name) {
  const press = () => {
    const row = placeOf(item);
    const neighbour = /** @type {HTMLElement|null} */ (row.nextElementSibling ?? row.previousElementSibling)?.dataset.item;
    const heading = row.closest("section").querySelector("h3");
    const [kind] = item.split(":");
    const sentence = say(`${kind}.removed`, { name: name() });
    // The motions behind keep their numbers: one removal is one step to undo, and only the order counts.
    session.set(item, null);
    announce(sentence);
    if (neighbour) go(neighbour);
    else heading.focus();
  };
  const button = h("button", { type: "button", class: "q-quiet", "data-key": `remove ${item}`, "aria-describedby": sheet.saidId(item), onclick: press }, say("remove"));
  sheet.follow(() => button.setAttribute("aria-label", `${say("remove")}: ${name()}`));
  return button;
}

/** A chooser forgets its choice once it is added. @param {HTMLElement} chooser */
export function unchoose(chooser) {
  for (const radio of /** @type {NodeListOf<HTMLInputElement>} */ (chooser.querySelectorAll("input[type=radio]"))) radio.checked = false;
}

/** Where a reader of a chooser starts again. @param {HTMLElement} chooser @returns {HTMLElement} */
export function searchOf(chooser) {
  return /** @type {HTMLElement} */ (chooser.querySelector("input[type=search]"));
}
