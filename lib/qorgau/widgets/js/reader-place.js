// @ts-check
// Where the reader is: everything is drawn again in another language, and the focus stays on the same control.

const CONTROLS = "a, button, input, select, textarea, summary, [tabindex]";
const BOXES = "input[type=text], input[type=search]";
/** What names a control whatever the language and the order it stands in. */
const NAMES = ["data-key", "data-edit", "data-remove", "data-quote-now", "data-lang-switch"];

/**
 * Remember the focus, what is open and what is half typed.
 * @param {string} next the language that comes
 * @returns {() => void} brings it back once everything is drawn
 */
export function keepPlace(next) {
  const focused = /** @type {HTMLElement|null} */ (document.activeElement);
  const roots = /** @type {HTMLElement[]} */ (Array.from(document.querySelectorAll("[data-exercise]")));
  const before = roots.map(keepTyped);
  const root = /** @type {HTMLElement|null|undefined} */ (focused?.closest("[data-exercise]"));
  const part = /** @type {HTMLElement|null|undefined} */ (focused?.closest("[data-lang-part]"));
  const scope = root ?? part;
  const find = focused && scope ? finder(scope, focused) : null;
  const box = /** @type {HTMLInputElement|null} */ (focused?.matches(`textarea, ${BOXES}`) ? focused : null);
  const caret = box && /** @type {[number, number]} */ ([box.selectionStart, box.selectionEnd]);

  return () => {
    for (const restore of before) restore();
    if (!find || (focused?.isConnected && focused.checkVisibility?.())) return;
    const there = root ?? /** @type {HTMLElement|undefined} */ (Array.from(part?.parentElement?.children ?? []).find((one) => one instanceof HTMLElement && "langPart" in one.dataset && one.lang === next && one.dataset.part === part?.dataset.part));
    const found = there && find(there);
    if (!found) return;
    found.focus({ preventScroll: true });
    if (caret) /** @type {HTMLInputElement} */ (found).setSelectionRange(...caret);
    found.scrollIntoView({ block: "nearest" });
  };
}

/**
 * What is open and half typed in `root`.
 * @param {HTMLElement} root
 * @returns {() => void} brings it back once it is drawn again; a list is searched again for what was typed
 */
export function keepTyped(root) {
  const open = all(root, "details").map((one) => /** @type {HTMLDetailsElement} */ (one).open);
  const typed = all(root, BOXES).map((one) => /** @type {HTMLInputElement} */ (one).value);
  return () => {
    const details = /** @type {HTMLDetailsElement[]} */ (all(root, "details"));
    if (details.length === open.length) details.forEach((found, index) => (found.open = open[index]));
    const boxes = /** @type {HTMLInputElement[]} */ (all(root, BOXES));
    if (boxes.length !== typed.length) return;
    boxes.forEach((box, index) => {
      if (box.value || !typed[index]) return;
      box.value = typed[index];
      if (box.type === "search") box.dispatchEvent(new Event("input"));
    });
  };
}

/** @param {HTMLElement} root @param {string} selector @returns {HTMLElement[]} */
function all(root, selector) {
  return Array.from(root.querySelectorAll(selector));
}

/**
 * What finds in a fresh drawing the control that `focused` is in this one.
 * @param {HTMLElement} scope @param {HTMLElement} focused @returns {(fresh: HTMLElement) => HTMLElement|null|undefined}
 */
export function finder(scope, focused) {
  if (scope === focused) return (fresh) => fresh;
  const tag = focused.tagName.toLowerCase();
  const attribute = NAMES.find((name) => focused.hasAttribute(name));
  // A button in the margin and a flag at the field may lead to one mark: the same one of them is meant.
  const name = attribute ? `[${attribute}="${CSS.escape(focused.getAttribute(attribute) ?? "")}"]` : focused instanceof HTMLInputElement && focused.name ? `[name="${CSS.escape(focused.name)}"][value="${CSS.escape(focused.value)}"]` : "";
  const selector = name ? `${tag}${name}` : CONTROLS;
  const index = all(scope, selector).indexOf(focused);
  return (fresh) => all(fresh, selector)[index];
}
