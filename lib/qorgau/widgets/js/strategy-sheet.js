// @ts-check
// Controls of a long form that follow the answer: nothing that has the focus or is still being typed is drawn over.

import { h, select } from "./dom.js";
import { keepRows as keep, redraw } from "./redraw.js";
import { addressOf, countWords } from "./strategy-items.js";

const TYPING_MS = 300;

/**
 * @param {{tab: string, say: (key: string, values?: Record<string, any>) => string, choose: string, announce: (sentence: string) => void, addresses: string[], stateOf?: (part: string) => string|null, folds?: Map<string, boolean>}} options
 */
export function newSheet({ tab, say, choose, announce, addresses, stateOf = () => null, folds = new Map() }) {
  /** @type {(() => void)[]} what shows the items again after a change */
  const syncs = [];
  /** @type {(() => void)[]} what saves text that is still being typed */
  const unsaved = [];

  /** @param {() => void} sync */
  function follow(sync) {
    syncs.push(sync);
    sync();
  }

  /** @param {string} item */
  function saidId(item) {
    // A norm in a trainee's own words has spaces, which would part the id.
    return `${tab}-said-${item.replace(/\s/g, "_")}`;
  }

  /** Where the rules' short lines about `item` stand. @param {string} item */
  function said(item) {
    return h("div", { class: "q-said", id: saidId(item), "data-said": "" });
  }

  /** What a rule finds fault with; the rule's line stands at its end. @param {string} item @param {string} tag @param {Record<string, any>} props @param {...any} children */
  function block(item, tag, props, ...children) {
    return h(tag, { "data-item": item, ...props }, ...children, said(item));
  }

  /** A part of the form; one that has a state folds, and `folds` keeps how the reader left it. @param {string} name @param {...any} children */
  function part(name, ...children) {
    const id = `${tab}-${name}`;
    const heading = h("h3", { id, tabindex: "-1", "aria-describedby": saidId(name) }, say(name));
    const inside = stateOf(name) === null ? children : [folding(name, children)];
    return h("section", { class: "q-strategy-part", "aria-labelledby": id, "data-item": name }, heading, h("p", { class: "q-help" }, say(`${name}.help`)), said(name), ...inside);
  }

  /** @param {string} name @param {any[]} children */
  function folding(name, children) {
    const state = h("span");
    const fold = h("details", { class: "q-fold", open: folds.get(name) ?? true, ontoggle: () => folds.set(name, fold.open) }, h("summary", {}, state), ...children);
    follow(() => {
      const line = `${say(name)}: ${stateOf(name)}`;
      if (state.textContent !== line) state.textContent = line;
    });
    return fold;
  }

  /** @param {string} label @param {string} of what it is about, for who does not see @param {{id: string, label: string}[]} options @param {() => string|null|undefined} get @param {(id: string|null) => void} put @param {{item?: string, empty?: string}} [more] */
  function pick(label, of, options, get, put, { item, empty } = {}) {
    const line = select({ label, empty: empty ?? choose, options, chosen: null, onchoose: put });
    const box = line.querySelector("select");
    box.setAttribute("aria-label", `${label}: ${of}`);
    if (item) box.setAttribute("aria-describedby", saidId(item));
    follow(() => (box.value = get() ?? ""));
    return { line, box };
  }

  /** @param {string} label @param {() => boolean} get @param {(on: boolean) => void} put @param {Record<string, any>} [props] */
  function tick(label, get, put, props = {}) {
    const box = h("input", { type: "checkbox", onchange: () => put(box.checked), ...props });
    follow(() => (box.checked = get()));
    return h("label", { class: "q-check-line" }, box, h("span", {}, label));
  }

  /** Free text, saved while it is typed. @param {string} label @param {string} item @param {() => string} get @param {(text: string) => void} put @param {number} [limit] words */
  function writing(label, item, get, put, limit = 0) {
    let timer = /** @type {any} */ (null);
    let dirty = false;
    const count = h("p", { class: "q-count", id: `${saidId(item)}-count` });
    const save = () => {
      clearTimeout(timer);
      if (!dirty) return;
      dirty = false;
      put(box.value);
    };
    const tell = () => {
      const words = countWords(box.value);
      const over = limit > 0 && words > limit;
      count.textContent = say(over ? "words.over" : limit ? "words.of" : "words", { count: words, limit });
      count.classList.toggle("q-over", over);
    };
    const typed = () => {
      dirty = true;
      clearTimeout(timer);
      timer = setTimeout(save, TYPING_MS);
      tell();
    };
    const box = h("textarea", { rows: "3", maxlength: "20000", "aria-describedby": `${count.id} ${saidId(item)}`, oninput: typed, onblur: save });
    unsaved.push(save);
    follow(() => {
      if (!dirty && box.value !== get()) {
        // A text changed elsewhere is shown even under the cursor: typing on over the old one would undo it in silence.
        const caret = box.selectionEnd;
        box.value = get();
        if (document.activeElement === box) box.setSelectionRange(caret, caret);
      }
      tell();
    });
    return h("div", {}, h("label", { class: "q-line" }, h("span", { class: "q-line-name" }, label), box), count);
  }

  /** A day; `get` and `put` use "" for none. @param {string} label @param {string} item @param {() => string} get @param {(day: string) => void} put */
  function day(label, item, get, put) {
    const save = () => {
      // A day that is half typed has no value yet, or a year like 0002.
      if (box.validity.badInput || (box.value && box.value < "1900")) return;
      if (box.value !== get()) put(box.value);
    };
    const box = h("input", { type: "date", "aria-describedby": saidId(item), onchange: save, onblur: save });
    follow(() => {
      if (document.activeElement !== box) box.value = get();
    });
    return h("label", { class: "q-line q-day" }, h("span", { class: "q-line-name" }, label), box);
  }

  /** A text box for the address of a field; `read` gives a field of the file, or null and says why. @param {string} id */
  function addressBox(id) {
    const example = addresses[0];
    const wrong = h("p", { class: "q-wrong", id: `${tab}-wrong-${id}` });
    const fail = (/** @type {string} */ sentence) => {
      wrong.textContent = sentence;
      box.setAttribute("aria-invalid", String(sentence !== ""));
      if (!sentence) return;
      box.focus();
      announce(sentence);
    };
    const box = h("input", { type: "text", list: `${tab}-fields`, autocomplete: "off", autocapitalize: "characters", spellcheck: "false", "aria-describedby": wrong.id, oninput: () => fail("") });
    const read = () => {
      const found = addressOf(box.value, addresses);
      fail(found ? "" : say("field.unknown", { text: box.value.trim(), example }));
      return found;
    };
    return { box, read, line: h("div", { class: "q-address" }, h("label", { class: "q-line" }, h("span", { class: "q-line-name" }, say("field", { example })), box), wrong) };
  }

  return {
    follow,
    redraw,
    keep,
    saidId,
    block,
    part,
    pick,
    tick,
    writing,
    day,
    addressBox,
    refresh: () => syncs.forEach((sync) => sync()),
    save: () => unsaved.forEach((save) => save()),
  };
}
