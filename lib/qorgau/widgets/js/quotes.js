// @ts-check
// Words inside a field: the page counts UTF-16 units, the answers count code points.

/** @param {string} text @param {number} units @returns {number} code points before a UTF-16 offset */
export function points(text, units) {
  return Array.from(text.slice(0, units)).length;
}

/** @param {string} text @param {number} count @returns {number} UTF-16 offset of a code point */
export function units(text, count) {
  return Array.from(text).slice(0, count).join("").length;
}

/**
 * The quote between two UTF-16 offsets, without the spaces at its ends; null when nothing is left.
 * @param {string} text @param {number} from @param {number} to @param {string} lang
 */
export function quoteBetween(text, from, to, lang) {
  let start = Math.min(from, to);
  let end = Math.max(from, to);
  while (start < end && /\s/.test(text[start])) start += 1;
  while (end > start && /\s/.test(text[end - 1])) end -= 1;
  if (start >= end) return null;
  return { exact: text.slice(start, end), start: points(text, start), lang };
}

/**
 * Cut an entry at the ends of its quotes: pieces of text, each with the marks that cover it.
 * A quote whose words no longer stand at their place is looked for, and left out when it is gone.
 * @param {string} text @param {{n: number, exact: string, start: number}[]} quotes
 * @returns {{text: string, marks: number[]}[]}
 */
export function pieces(text, quotes) {
  const spans = [];
  for (const quote of quotes) {
    let from = units(text, quote.start);
    if (text.slice(from, from + quote.exact.length) !== quote.exact) from = text.indexOf(quote.exact);
    if (from >= 0 && quote.exact) spans.push({ n: quote.n, from, to: from + quote.exact.length });
  }
  const cuts = [...new Set([0, text.length, ...spans.flatMap((span) => [span.from, span.to])])].sort((a, b) => a - b);
  const found = [];
  for (let index = 0; index + 1 < cuts.length; index += 1) {
    const [from, to] = [cuts[index], cuts[index + 1]];
    found.push({ text: text.slice(from, to), marks: spans.filter((span) => span.from <= from && to <= span.to).map((span) => span.n) });
  }
  return found;
}

/**
 * UTF-16 offsets of the page's selection inside one entry, or null.
 * @param {HTMLElement} entry @param {Selection|null} selection
 */
export function selected(entry, selection) {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!entry.contains(range.startContainer) || !entry.contains(range.endContainer)) return null;
  const before = document.createRange();
  before.selectNodeContents(entry);
  before.setEnd(range.startContainer, range.startOffset);
  const from = before.toString().length;
  return { from, to: from + range.toString().length };
}
