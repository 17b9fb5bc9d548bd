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

/** Arrows, Home and End lead along the buttons of the fields that are shown. @param {HTMLElement} root @param {KeyboardEvent} event */
export function walk(root, event) {
  const target = /** @type {HTMLElement} */ (event.target);
  const step = { ArrowDown: 1, ArrowUp: -1, Home: -1e6, End: 1e6 }[event.key];
  if (step === undefined || !target.matches("[data-mark]")) return;
  event.preventDefault();
  const buttons = /** @type {HTMLElement[]} */ (Array.from(root.querySelectorAll("[data-mark]"))).filter((button) => !button.closest("[hidden]"));
  const next = buttons[Math.max(0, Math.min(buttons.length - 1, buttons.indexOf(target) + step))];
  oneStop(next.closest(".q-paper"), next);
  next.focus();
}

/** Tab stops once a paper. @param {Element|null} paper @param {Element|null} stop */
export function oneStop(paper, stop) {
  for (const button of paper?.querySelectorAll("[data-mark]") ?? []) /** @type {HTMLElement} */ (button).tabIndex = button === stop ? 0 : -1;
}
