// @ts-check
// How the papers of one file lie on the desk: the whole file, one paper under tabs, two side by side.

import { announce, h, select } from "./dom.js";

/** @typedef {"all"|"tabs"|"two"} View */
/** @typedef {{view: View, left: string, right: string, likeness?: number}} Choice */

const VIEWS = /** @type {View[]} */ (["all", "tabs", "two"]);
export const WIDE = "(min-width: 1100px)";

/** @param {unknown} stored @param {string[]} papers @returns {Choice} what can be shown of a stored choice */
export function choiceOf(stored, papers) {
  const found = /** @type {Partial<Choice>} */ (stored && typeof stored === "object" ? stored : {});
  const view = VIEWS.includes(/** @type {View} */ (found.view)) ? /** @type {View} */ (found.view) : "all";
  const known = (/** @type {unknown} */ id, /** @type {string} */ other) => (papers.includes(/** @type {string} */ (id)) ? /** @type {string} */ (id) : other);
  const left = known(found.left, papers[0]);
  const right = known(found.right, papers.find((id) => id !== left) ?? left);
  return { view, left, right, ...(typeof found.likeness === "number" ? { likeness: found.likeness } : {}) };
}

/** What to bring into view so that a paper is seen. @param {Choice} choice @param {string} paper @returns {Choice} */
export function showing(choice, paper) {
  if (choice.view === "all" || choice.left === paper || (choice.view === "two" && choice.right === paper)) return choice;
  return choice.view === "two" ? { ...choice, right: paper } : { ...choice, left: paper };
}

/** A choice of the reader that lives in this browser only. @param {string} box */
export function kept(box) {
  return {
    read() {
      try {
        return JSON.parse(globalThis.localStorage.getItem(box) ?? "null");
      } catch {
        return null;
      }
    },
    /** @param {Choice} choice */
    write(choice) {
      try {
        globalThis.localStorage.setItem(box, JSON.stringify(choice));
      } catch {
        // Private windows forbid it: the choice then lasts as long as the page.
      }
    },
  };
}

/**
 * @param {HTMLElement} root drawn afresh
 * @param {{choice: Choice, keep: (choice: Choice) => void, say: (key: string, values?: any) => string, tab: string, onkeys: () => void, stop: AbortSignal}} options
 */
export function mountViews(root, { choice, keep, say, tab, onkeys, stop }) {
  const wide = globalThis.matchMedia(WIDE);
  const desk = /** @type {HTMLElement} */ (root.querySelector(".q-desk"));
  const index = /** @type {HTMLElement} */ (root.querySelector(":scope > nav"));
  const panels = /** @type {HTMLElement[]} */ (
    Array.from(root.querySelectorAll(".q-papers > .q-paper"), (paper) => {
      const panel = h("div", { class: "q-panel", id: `panel-${tab}-${/** @type {HTMLElement} */ (paper).dataset.document}` });
      paper.replaceWith(panel);
      panel.append(paper);
      return panel;
    })
  );
  const ids = panels.map((panel) => /** @type {HTMLElement} */ (panel.firstElementChild).dataset.document ?? "");
  const titles = Array.from(index.querySelectorAll("a"), (link) => link.textContent?.trim() ?? "");
  const tabs = ids.map((id, n) => h("button", { type: "button", role: "tab", id: `tab-${tab}-${id}`, "aria-controls": panels[n].id, onclick: () => set({ left: id }) }, id, h("span", { class: "q-tab-title" }, titles[n].slice(id.length))));
  const tablist = h("div", { class: "q-tabs", role: "tablist", "aria-label": say("mark.documents"), onkeydown: along }, ...tabs);
  const sides = h("div", { class: "q-sides" });
  const buttons = VIEWS.map((view) => h("button", { type: "button", class: "q-quiet", "data-view": view, "aria-keyshortcuts": String(VIEWS.indexOf(view) + 1), onclick: () => change(view) }, say(`mark.view.${view}`)));
  const keys = h("button", { type: "button", class: "q-quiet", "data-keys-open": "", "aria-keyshortcuts": "?", onclick: onkeys }, `${say("mark.keys.button")} (?)`);
  index.before(h("div", { class: "q-views", role: "group", "aria-label": say("mark.view") }, ...buttons, keys));
  index.after(tablist, sides);
  wide.addEventListener("change", draw, { signal: stop });
  draw();

  /** Two papers need a wide window: a narrow one shows the first of them under tabs. @returns {View} */
  function view() {
    return choice.view === "two" && !wide.matches ? "tabs" : choice.view;
  }

  function draw() {
    const now = view();
    root.dataset.layout = now;
    index.hidden = now !== "all";
    tablist.hidden = now !== "tabs";
    sides.hidden = now !== "two";
    for (const button of buttons) {
      button.setAttribute("aria-pressed", String(button.dataset.view === now));
      button.hidden = ids.length < 2 || (button.dataset.view === "two" && !wide.matches);
    }
    ids.forEach((id, n) => {
      const open = now === "all" || id === choice.left || (now === "two" && id === choice.right);
      panels[n].hidden = !open;
      panels[n].style.order = now === "two" && id === choice.right && choice.right !== choice.left ? "1" : "";
      for (const [name, value] of [["role", "tabpanel"], ["aria-labelledby", tabs[n].id]])
        if (now === "tabs") panels[n].setAttribute(name, value);
        else panels[n].removeAttribute(name);
      tabs[n].setAttribute("aria-selected", String(id === choice.left));
      tabs[n].tabIndex = id === choice.left ? 0 : -1;
    });
    const options = ids.map((id, n) => ({ id, label: titles[n] }));
    const side = (/** @type {"left"|"right"} */ name, /** @type {"left"|"right"} */ other) =>
      select({
        label: say(`mark.view.${name}`),
        empty: null,
        options,
        chosen: choice[name],
        // The paper of the other side chosen here: the two change places.
        onchoose: (id) => id && set(id === choice[other] ? { [name]: id, [other]: choice[name] } : { [name]: id }, name),
      });
    if (now === "two") sides.replaceChildren(side("left", "right"), side("right", "left"));
    desk.classList.toggle("q-desk-two", now === "two");
  }

  /** @param {Partial<Choice>} part @param {"left"|"right"} [focus] the side whose list keeps the focus */
  function set(part, focus) {
    choice = { ...choice, ...part };
    keep(choice);
    draw();
    if (focus) sides.querySelectorAll("select")[focus === "left" ? 0 : 1].focus();
  }

  /** @param {View} next */
  function change(next) {
    if (next === "two" && !wide.matches) {
      announce(root, say("mark.view.narrow"));
      return;
    }
    set({ view: next });
    announce(root, say("mark.view.now", { view: say(`mark.view.${next}`) }));
  }

  /** @param {KeyboardEvent} event */
  function along(event) {
    const here = ids.indexOf(choice.left);
    const next = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: ids.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const to = (next + ids.length) % ids.length;
    set({ left: ids[to] });
    tabs[to].focus();
  }

  return {
    change,
    /** Bring the paper of a field into view. @param {string} paper */
    show(paper) {
      if (!ids.includes(paper)) return;
      const next = showing({ ...choice, view: view() }, paper);
      if (next.left !== choice.left || next.right !== choice.right) set({ left: next.left, right: next.right });
    },
    /** @param {number} likeness */
    setLikeness: (likeness) => set({ likeness }),
  };
}
