// @ts-check
// Draw again only what changed: what has the focus stays where it is.

/** @type {WeakMap<Element, string>} */
const drawn = new WeakMap();

/**
 * Fill `slot` again when its content is another than at the last call, and keep the focus in it by data-key.
 * @param {HTMLElement} slot @param {any} content whatever the drawing depends on, as plain data @param {() => (Node|string)[]} build
 */
export function redraw(slot, content, build) {
  const wanted = JSON.stringify(content);
  if (drawn.get(slot) === wanted) return;
  drawn.set(slot, wanted);
  const key = slot.contains(document.activeElement) ? document.activeElement?.getAttribute("data-key") : null;
  slot.replaceChildren(...build());
  if (key) /** @type {HTMLElement|null} */ (slot.querySelector(`[data-key="${CSS.escape(key)}"]`))?.focus();
}

/**
 * Rows of a list by id, each built once: what has the focus or is being typed in stays where it is.
 * @param {HTMLElement} list @param {Map<string, HTMLElement>} rows @param {string[]} ids @param {(id: string) => HTMLElement} build
 */
export function keepRows(list, rows, ids, build) {
  const active = /** @type {HTMLElement|null} */ (document.activeElement);
  const within = list.contains(active);
  for (const [id, row] of rows) {
    if (ids.includes(id)) continue;
    row.remove();
    rows.delete(id);
  }
  ids.forEach((id, index) => {
    const row = rows.get(id) ?? build(id);
    rows.set(id, row);
    if (list.children[index] !== row) list.insertBefore(row, list.children[index] ?? null);
  });
  if (within && active?.isConnected && document.activeElement !== active) active.focus();
}
