// The marks of an answer: their order, their names, what finds a defect, and that only what changed is drawn again.
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";

import { searched } from "../../lib/qorgau/widgets/js/mark-form.js";
import { oneStop, walk } from "../../lib/qorgau/widgets/js/mark-keys.js";
import { namesOf, paperOf } from "../../lib/qorgau/widgets/js/mark-names.js";
import { marksOf, removedOf } from "../../lib/qorgau/widgets/js/mark-order.js";
import { keepRows, redraw } from "../../lib/qorgau/widgets/js/redraw.js";

const item = (/** @type {any} */ value, others = []) => ({ value, head: "h", others });
const PLACES = new Map(["DP.1", "DP.7", "RP-1.4"].map((address, index) => [address, index]));
const order = (/** @type {any} */ items) => marksOf(items, PLACES).map(({ id, n }) => [id, n]);

test("marks are numbered by field, then by the place of the words, then by id", () => {
  const found = order({
    "m-d": item({ field: "RP-1.4" }),
    "m-c": item({ field: "DP.7", quote: { start: 9 } }),
    "m-b": item({ field: "DP.7", quote: { start: 2 } }),
    "m-z": item({ field: "DP.7" }),
    "m-a": item({ field: "DP.7" }),
  });
  assert.deepEqual(found, [["m-a", 1], ["m-z", 2], ["m-b", 3], ["m-c", 4], ["m-d", 5]]);
});

test("a mark of a field that the file does not have comes last, and is not lost", () => {
  assert.deepEqual(order({ "m-a": item({ field: "ZZ.1" }), "m-b": item({ field: "RP-1.4" }) }), [["m-b", 1], ["m-a", 2]]);
});

test("what is no mark, and what was removed, has no number", () => {
  assert.deepEqual(order({ none: item({ none: true }), "hint:x": item({ level: 1 }), "m-a": item(null) }), []);
});

test("a mark that one place removed and another changed waits for a choice", () => {
  const items = { "m-a": item(null), "m-b": item(null, [{ value: { field: "DP.1" }, head: "o" }]), "m-c": item({ field: "DP.1" }, [{ value: null, head: "o" }]) };
  assert.deepEqual(removedOf(items).map(([id]) => id), ["m-b"]);
});

const PAYLOAD = { defects: [{ id: "late", name: { en: "Too late", ru: "Поздно" } }], words: { confidences: [{ id: "sure", name: { en: "Sure", ru: "Уверен" } }] } };
const names = namesOf(PAYLOAD, "ru", (key, values) => (values ? `${key}:${values.words}` : key));

test("the paper of a field is what stands before its last point", () => {
  assert.deepEqual(["DP.7", "RP-1.4"].map(paperOf), ["DP", "RP-1"]);
});

test("a mark is called by its place, its words and its defect in the reader's language", () => {
  assert.equal(names.mark({ kind: "quote", field: "DP.7", quote: { exact: "17:30" }, defect: "late" }), "DP.7 quote:17:30: Поздно");
  assert.equal(names.mark({ kind: "missing", field: "DP.7", defect: null }), "DP.7 (mark.kind.missing): mark.unnamed");
  assert.equal(names.mark({ kind: "document", field: "RP-1.1", defect: "gone-from-the-catalogue" }), "RP-1 (mark.kind.document): mark.unnamed");
  assert.equal(names.place({ kind: "field", field: "DP.7", against: "RP-1.4" }), "DP.7 ↔ RP-1.4");
});

test("a word of no list is shown as it is written", () => {
  assert.deepEqual([names.word("confidences", "sure"), names.word("confidences", "maybe")], ["Уверен", "maybe"]);
});

test("a line is found by its id and by its words in every language, small and large letters alike", () => {
  const words = searched("det-late", { en: "Too LATE", ru: "Поздно" }, { en: "The clock", ru: "Часы" });
  for (const wanted of ["det-late", "late", "поздно", "часы", "clock"]) assert.ok(words.includes(wanted), wanted);
});

/** As much of an element as drawing needs. */
class Part {
  constructor(key = "") {
    this.key = key;
    /** @type {Part[]} */
    this.children = [];
    this.fillings = 0;
    this.tabIndex = 0;
  }
  get isConnected() {
    return true;
  }
  getAttribute() {
    return this.key;
  }
  contains(one) {
    return this === one || this.children.some((child) => child.contains(one));
  }
  querySelector(selector) {
    return this.children.find((child) => selector === `[data-key="${child.key}"]`) ?? null;
  }
  replaceChildren(...children) {
    this.children = children;
    this.fillings += 1;
  }
  insertBefore(child, before) {
    child.remove();
    this.children.splice(before ? this.children.indexOf(before) : this.children.length, 0, child);
    child.parent = this;
    if (document.activeElement === child) document.activeElement = null;
  }
  remove() {
    if (this.parent) this.parent.children = this.parent.children.filter((one) => one !== this);
  }
  focus() {
    document.activeElement = this;
  }
}

beforeEach(() => Object.assign(globalThis, { document: { activeElement: null }, CSS: { escape: (text) => text } }));
afterEach(() => {
  delete globalThis.document;
  delete globalThis.CSS;
});

test("a part is filled again when what it shows is another, and only then", () => {
  const slot = new Part();
  for (const content of [{ n: 1 }, { n: 1 }, { n: 2 }, { n: 2 }]) redraw(slot, content, () => [new Part(String(content.n))]);
  assert.equal(slot.fillings, 2);
  assert.equal(slot.children[0].key, "2");
});

test("the focus is on the same control of a part that was filled again", () => {
  const slot = new Part();
  const fill = (content) => redraw(slot, content, () => [new Part("edit"), new Part("remove")]);
  fill(1);
  slot.children[1].focus();
  fill(2);
  assert.equal(document.activeElement, slot.children[1]);
});

test("rows are built once, stand in the order asked for, and go when they are not", () => {
  const list = new Part();
  const rows = new Map();
  const built = [];
  const show = (...ids) => keepRows(list, rows, ids, (id) => (built.push(id), new Part(id)));
  show("a", "b", "c");
  show("c", "a");
  show("d", "c", "a");
  assert.deepEqual(list.children.map((row) => row.key), ["d", "c", "a"]);
  assert.deepEqual(built, ["a", "b", "c", "d"]);
});

test("a row that moves keeps the focus", () => {
  const list = new Part();
  const rows = new Map();
  const show = (...ids) => keepRows(list, rows, ids, (id) => new Part(id));
  show("a", "b");
  const row = rows.get("b");
  row.focus();
  show("b", "a");
  assert.equal(document.activeElement, row);
});

/** Papers of some fields each, the last paper hidden. */
function papers(...sizes) {
  const all = sizes.map((size, paper) => {
    const buttons = Array.from({ length: size }, () => new Part());
    const sheet = { querySelectorAll: () => buttons };
    for (const button of buttons) Object.assign(button, { matches: () => true, closest: (selector) => (selector === "[hidden]" ? (paper === sizes.length - 1 ? sheet : null) : sheet) });
    return buttons;
  });
  const root = { querySelectorAll: () => all.flat() };
  const press = (from, key) => {
    const event = { key, target: from, stopped: false, preventDefault: () => (event.stopped = true) };
    walk(root, event);
    return event.stopped;
  };
  return { all, press };
}

test("arrows lead along the fields that are shown, over the ends of papers, and no further", () => {
  const { all, press } = papers(2, 2, 2);
  const [[a, b], [c, d]] = all;
  for (const [from, key, to] of [[a, "ArrowDown", b], [b, "ArrowDown", c], [c, "ArrowUp", b], [d, "ArrowDown", d], [a, "ArrowUp", a], [a, "End", d], [d, "Home", a]]) {
    assert.equal(press(from, key), true);
    assert.equal(document.activeElement, to);
  }
});

test("other keys go on to the page", () => {
  const { all, press } = papers(1, 1);
  assert.equal(press(all[0][0], "Tab"), false);
});

test("a paper is one stop of Tab", () => {
  const buttons = [new Part(), new Part(), new Part()];
  oneStop({ querySelectorAll: () => buttons }, buttons[1]);
  assert.deepEqual(buttons.map((button) => button.tabIndex), [-1, 0, -1]);
});
