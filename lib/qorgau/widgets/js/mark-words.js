// @ts-check
// Words chosen in a paper, with mouse or finger, offer a button that marks just them.

import { h } from "./dom.js";
import { quoteBetween, selected } from "./quotes.js";

const SELECTION_MS = 350;

/**
 * @param {HTMLElement} root
 * @param {{textOf: (address: string) => string, writtenIn: (address: string) => string, say: (key: string, values?: any) => string}} options each asked for when words are chosen
 * @returns {() => void} stops it
 */
export function offerWords(root, { textOf, writtenIn, say }) {
  /** @type {any} */
  let waiting = null;
  const later = () => {
    clearTimeout(waiting);
    waiting = setTimeout(offer, SELECTION_MS);
  };
  document.addEventListener("selectionchange", later);

  function offer() {
    if (!root.isConnected) return;
    const selection = document.getSelection();
    const node = selection?.anchorNode;
    const entry = /** @type {HTMLElement|null} */ ((node instanceof HTMLElement ? node : node?.parentElement)?.closest("[data-entry]") ?? null);
    const offered = root.querySelector("[data-quote-now]");
    const place = /** @type {HTMLElement|null} */ (entry && root.contains(entry) ? entry.closest("[data-field]") : null);
    const address = place?.dataset.field ?? "";
    const span = entry && place ? selected(entry, selection ?? null) : null;
    const quote = span && quoteBetween(textOf(address), span.from, span.to, writtenIn(address));
    if (!quote || !place) {
      // The button stays while it has the focus: pressing it may clear the selection first.
      if (offered && document.activeElement !== offered) offered.remove();
      return;
    }
    offered?.remove();
    const short = quote.exact.length > 40 ? `${quote.exact.slice(0, 40)}…` : quote.exact;
    place.querySelector("[data-actions]")?.append(h("button", { type: "button", class: "q-mark-quote", "data-quote-now": JSON.stringify(quote), onpointerdown: (/** @type {Event} */ press) => press.preventDefault() }, say("mark.quote.now", { quote: short })));
  }

  return () => {
    clearTimeout(waiting);
    document.removeEventListener("selectionchange", later);
  };
}
