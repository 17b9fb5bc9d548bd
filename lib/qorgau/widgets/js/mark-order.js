// @ts-check
// The marks of an answer, numbered in the order of the papers: no page needed.

/** @typedef {{id: string, item: import("./session.js").Item, value: any, n: number}} Mark */

/**
 * @param {Record<string, import("./session.js").Item>} items @param {Map<string, number>} places where each field stands in the file
 * @returns {Mark[]} by field, then by the place of the words in it, then by id
 */
export function marksOf(items, places) {
  const place = (/** @type {import("./session.js").Item} */ item) => places.get(item.value?.field) ?? 1e6;
  const words = (/** @type {import("./session.js").Item} */ item) => item.value?.quote?.start ?? -1;
  return Object.entries(items)
    .filter(([id, item]) => id.startsWith("m-") && item.value)
    .sort(([one, a], [other, b]) => place(a) - place(b) || words(a) - words(b) || (one < other ? -1 : 1))
    .map(([id, item], index) => ({ id, item, value: item.value, n: index + 1 }));
}

/** Marks that one place removed and another changed: they wait for a choice. @param {Record<string, import("./session.js").Item>} items */
export function removedOf(items) {
  return Object.entries(items).filter(([id, item]) => id.startsWith("m-") && !item.value && item.others.length);
}
