// @ts-check
// On the self-study page the exercise lies on the desk already: the widget brings it together with Python.

/** @param {{model: any, el: HTMLElement}} options */
function render({ model }) {
  // Voilà runs in a frame of the page: the desk lies outside it.
  const table = /** @type {any} */ (globalThis.parent ?? globalThis).qorgauDesk;
  const open = table?.open.get(model.get("exercise"));
  return open ? table.join(open.session, model) : undefined;
}

export default { render };
