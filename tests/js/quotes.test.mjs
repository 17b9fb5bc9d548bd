// Words inside a field: offsets in code points, marks that overlap, words that moved.
import assert from "node:assert/strict";
import { test } from "node:test";

import { pieces, points, quoteBetween, units } from "../../lib/qorgau/widgets/js/quotes.js";

const EMOJI = "a😀b👩‍⚖️c";
const COMBINED = "и\u0306 e\u0301 қорғау";
const TEXT = "Задержан и доставлен в 17:30.";

/** @param {string} text @param {{n: number, exact: string, start: number}[]} quotes */
const cut = (text, quotes) => pieces(text, quotes).map((piece) => [piece.text, piece.marks]);

test("an emoji is two units and one code point", () => {
  assert.deepEqual([points(EMOJI, 3), units(EMOJI, 2)], [2, 3]);
});

test("a letter with a mark of its own is two of both", () => {
  assert.deepEqual([points(COMBINED, 2), units(COMBINED, 2)], [2, 2]);
});

test("every code point goes to its unit and back", () => {
  for (const text of [EMOJI, COMBINED, TEXT, "", "𝄞𝄞"])
    for (let count = 0; count <= Array.from(text).length; count += 1) assert.equal(points(text, units(text, count)), count);
});

test("a quote counts its start in code points", () => {
  const text = "😀😀 17:30";
  const from = text.indexOf("17:30");
  assert.deepEqual(quoteBetween(text, from, from + 5, "ru"), { exact: "17:30", start: 3, lang: "ru" });
});

test("a quote is the text between its offsets, letter by letter", () => {
  for (const text of [EMOJI, COMBINED, TEXT]) {
    const quote = quoteBetween(text, 1, text.length, "en");
    assert.equal(Array.from(text).slice(quote.start, quote.start + Array.from(quote.exact).length).join(""), quote.exact);
  }
});

test("a selection made backwards is the same quote", () => {
  assert.deepEqual(quoteBetween(TEXT, 13, 9, "ru"), quoteBetween(TEXT, 9, 13, "ru"));
});

test("spaces at the ends are no part of a quote", () => {
  const at = TEXT.indexOf(" и ");
  assert.deepEqual(quoteBetween(TEXT, at, at + 3, "ru"), { exact: "и", start: at + 1, lang: "ru" });
});

test("a selection of spaces, or of nothing, is no quote", () => {
  assert.deepEqual([quoteBetween("a   b", 1, 4, "ru"), quoteBetween(TEXT, 5, 5, "ru"), quoteBetween("", 0, 0, "ru")], [null, null, null]);
});

test("an entry without quotes is one piece", () => {
  assert.deepEqual(cut(TEXT, []), [[TEXT, []]]);
});

test("an empty entry has no pieces", () => {
  assert.deepEqual(cut("", [{ n: 1, exact: "x", start: 0 }]), []);
});

test("a quote is cut out at its place", () => {
  assert.deepEqual(cut("abcde", [{ n: 1, exact: "cd", start: 2 }]), [["ab", []], ["cd", [1]], ["e", []]]);
});

test("of two places with the same words the marked one is cut out", () => {
  assert.deepEqual(cut("ab ab", [{ n: 1, exact: "ab", start: 3 }]), [["ab ", []], ["ab", [1]]]);
});

test("of two places with the same words after an emoji the marked one is cut out", () => {
  assert.deepEqual(cut("😀ab ab", [{ n: 1, exact: "ab", start: 4 }]), [["😀ab ", []], ["ab", [1]]]);
});

test("overlapping quotes share the piece in the middle", () => {
  assert.deepEqual(cut("abcdef", [{ n: 1, exact: "abcd", start: 0 }, { n: 2, exact: "cdef", start: 2 }]), [["ab", [1]], ["cd", [1, 2]], ["ef", [2]]]);
});

test("a quote inside another one belongs to both", () => {
  assert.deepEqual(cut("abcde", [{ n: 1, exact: "abcde", start: 0 }, { n: 2, exact: "c", start: 2 }]), [["ab", [1]], ["c", [1, 2]], ["de", [1]]]);
});

test("two marks on the same words are one piece", () => {
  assert.deepEqual(cut("abc", [{ n: 1, exact: "b", start: 1 }, { n: 2, exact: "b", start: 1 }]), [["a", []], ["b", [1, 2]], ["c", []]]);
});

test("a quote after an emoji is found by code points", () => {
  assert.deepEqual(cut("😀abc", [{ n: 1, exact: "b", start: 2 }]), [["😀a", []], ["b", [1]], ["c", []]]);
});

test("words that moved are marked where they stand now", () => {
  assert.deepEqual(cut("xx abc", [{ n: 1, exact: "abc", start: 0 }]), [["xx ", []], ["abc", [1]]]);
});

test("words that are gone are marked nowhere, and the other marks stay", () => {
  assert.deepEqual(cut("abc", [{ n: 1, exact: "gone", start: 0 }, { n: 2, exact: "b", start: 1 }]), [["a", []], ["b", [2]], ["c", []]]);
});

test("an empty quote marks nothing", () => {
  assert.deepEqual(cut("abc", [{ n: 1, exact: "", start: 1 }]), [["abc", []]]);
});

test("pieces put together are the entry again", () => {
  for (const text of [EMOJI, COMBINED, TEXT]) {
    const quotes = Array.from({ length: 6 }, (_, n) => ({ n, exact: Array.from(text).slice(n, n + 3).join(""), start: n }));
    assert.equal(pieces(text, quotes).map((piece) => piece.text).join(""), text);
  }
});
