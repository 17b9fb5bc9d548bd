// @ts-check
// What the timeline form reads from the answer's items and writes to them: nothing of the page is in here.

/** @typedef {Record<string, any>} Items */

/** The rows in the order of the answer, or as they are first shown. @param {Items} items @param {string[]} shown @returns {string[]} */
export function orderOf(items, shown) {
  const rows = items.order?.value?.rows;
  return Array.isArray(rows) && rows.length === shown.length && shown.every((id) => rows.includes(id)) ? rows : shown;
}

/** The list with `id` at the place `to`, as far as there is room. @param {string[]} rows @param {string} id @param {number} to */
export function placed(rows, id, to) {
  const rest = rows.filter((one) => one !== id);
  const place = Math.max(0, Math.min(rest.length, to));
  return [...rest.slice(0, place), id, ...rest.slice(place)];
}

/** Minutes of two boxes for hours and minutes; null when both are empty or one is no whole number. @param {string} hours @param {string} minutes */
export function lapseOf(hours, minutes) {
  if (!hours.trim() && !minutes.trim()) return null;
  const [h, m] = [hours, minutes].map((text) => (text.trim() ? Number(text) : 0));
  return Number.isInteger(h) && Number.isInteger(m) && h >= 0 && m >= 0 ? h * 60 + m : null;
}

/** The two boxes for so many minutes. @param {number|null|undefined} lapse @returns {[string, string]} */
export function boxesOf(lapse) {
  return typeof lapse === "number" ? [String(Math.floor(lapse / 60)), String(lapse % 60)] : ["", ""];
}
