// @ts-check
// After the model answer: own marks and the expert's stand in the papers, at their fields; filtered and stepped through.

import { h } from "./dom.js";
import { numberOf, stepTo } from "./mark-review-steps.js";

/**
 * Move the places of the feedback in `shown` to their fields in the papers of `root`, with a bar to step through them.
 * What belongs to no paper stays in the feedback.
 * @param {HTMLElement} root @param {HTMLElement} shown
 * @param {(key: string, values?: any) => string} say
 */
export function mountReview(root, shown, say) {
  for (const old of root.querySelectorAll(".q-papers [data-review-row], [data-review-bar]")) old.remove();
  for (const place of root.querySelectorAll("[data-reviewed]")) place.removeAttribute("data-reviewed");
  const review = /** @type {HTMLElement|null} */ (shown.querySelector("[data-review]"));
  const papers = root.querySelector(".q-papers");
  if (!review || !papers) return;
  const rows = /** @type {HTMLElement[]} */ ([...review.querySelectorAll("[data-review-row]")]);
  for (const row of rows) {
    const field = root.querySelector(`[data-field="${CSS.escape(row.dataset.at ?? "")}"]`);
    if (!field) continue;
    field.append(row);
    field.setAttribute("data-reviewed", "");
  }
  const groups = /** @type {HTMLElement[]} */ ([...review.querySelectorAll("[data-review-paper]")]);
  for (const group of groups) if (!group.querySelector("[data-review-row]")) group.remove();

  let now = -1;
  const where = h("p", { class: "q-review-at", role: "status" });
  const button = (/** @type {1|-1} */ step, /** @type {string} */ key, /** @type {string} */ letter) =>
    h("button", { type: "button", class: "q-quiet", "data-step": step, "aria-keyshortcuts": letter, onclick: () => go(step) }, say(key));
  const back = h("button", { type: "button", class: "q-quiet", "data-review-back": "", onclick: () => home() }, say("mark.review.back"));
  const filters = /** @type {HTMLElement} */ (review.querySelector("[data-filters]"));
  const bar = h("div", { class: "q-review-bar", role: "group", "aria-label": say("mark.review.bar"), "data-review-bar": "" }, button(-1, "mark.review.previous", "p"), button(1, "mark.review.next", "n"), back, where);
  papers.prepend(bar);
  filters.addEventListener("change", () => filter());
  const help = h("p", { class: "q-card-more" }, say("mark.review.ready", { all: rows.length }));
  const begin = button(1, "mark.review.next", "n");
  filters.after(help, begin);
  for (const place of [bar, begin, ...rows]) place.addEventListener("keydown", onKey);

  function visible() {
    return rows.map((row) => !row.hidden);
  }

  function filter() {
    const off = new Set([.../** @type {NodeListOf<HTMLInputElement>} */ (filters.querySelectorAll("[data-filter]"))].filter((box) => !box.checked).map((box) => box.dataset.filter));
    for (const row of rows) row.hidden = off.has(row.dataset.reviewRow);
    for (const group of groups) group.hidden = !group.querySelector("[data-review-row]:not([hidden])");
    const count = visible().filter(Boolean).length;
    if (now >= 0 && rows[now].hidden) now = -1;
    where.textContent = count ? say("mark.review.shown", { shown: count, all: rows.length }) : say("mark.review.empty");
  }

  /** @param {1|-1} step */
  function go(step) {
    const shownNow = visible();
    const next = stepTo(shownNow, now, step);
    if (next < 0) {
      where.textContent = !shownNow.includes(true) ? say("mark.review.empty") : say(step > 0 ? "mark.review.end" : "mark.review.start");
      return;
    }
    rows[now]?.removeAttribute("aria-current");
    now = next;
    const row = rows[now];
    row.setAttribute("aria-current", "true");
    where.textContent = say("mark.review.at", { n: numberOf(shownNow, now), all: shownNow.filter(Boolean).length, name: row.getAttribute("aria-label") });
    row.focus({ preventScroll: true });
    // The entry is read together with its marks, and the bar must not lie on it.
    const place = /** @type {HTMLElement} */ (row.closest("[data-field]") ?? row);
    place.style.scrollMarginTop = `${bar.offsetHeight + 8}px`;
    place.scrollIntoView({ block: "start" });
  }

  function home() {
    const heading = /** @type {HTMLElement|null} */ (shown.querySelector("h3"));
    heading?.scrollIntoView({ block: "start" });
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }

  /** Single keys work only inside the feedback, and never where somebody types. @param {KeyboardEvent} event */
  function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (/** @type {HTMLElement} */ (event.target).matches("input, textarea, select")) return;
    // The keys by their place too: a Russian or Kazakh keyboard has other letters there.
    const step = event.key === "n" || event.code === "KeyN" ? 1 : event.key === "p" || event.code === "KeyP" ? -1 : 0;
    if (!step) return;
    event.preventDefault();
    go(/** @type {1|-1} */ (step));
  }
}
