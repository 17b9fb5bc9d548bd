// @ts-check
// Single keys of the marking desk. They work only while the focus is in it and nothing is being typed.

/** @typedef {"keys"|"all"|"tabs"|"two"} Command */

/** Digits and ? lie on every keyboard, Russian and Kazakh layouts too. @type {Record<string, Command>} */
const KEYS = { "?": "keys", 1: "all", 2: "tabs", 3: "two" };

/** @param {KeyboardEvent} event @returns {Command|null} what the key asks for */
export function command(event) {
  const target = /** @type {HTMLElement} */ (event.target);
  if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented || target.matches("input, textarea, select")) return null;
  return KEYS[event.key] ?? null;
}

/** Open the list of keys, or close it. @param {HTMLElement} root */
export function toggleKeys(root) {
  const list = /** @type {HTMLDetailsElement|null} */ (root.querySelector("[data-keys]"));
  if (!list) return;
  list.open = !list.open;
  list.querySelector("summary")?.focus();
}
