// @ts-check
// A list of pairs of papers with how alike they are: the reader moves the threshold.

import { fill } from "./dom.js";

/**
 * Bring the list of one section to life. What it says lies in it, in its own language.
 * @param {HTMLElement} section @param {{value?: number, onvalue?: (value: number) => void}} [options]
 */
export function mountLikeness(section, { value, onvalue } = {}) {
  const control = /** @type {HTMLElement} */ (section.querySelector("[data-likeness-control]"));
  const slider = /** @type {HTMLInputElement} */ (control.querySelector("input"));
  const shown = /** @type {HTMLElement} */ (control.querySelector("output"));
  const pairs = /** @type {HTMLElement[]} */ (Array.from(section.querySelectorAll("[data-percent]")));
  const whole = pairs.filter((one) => "pair" in one.dataset);
  const sentences = JSON.parse(section.dataset.shown ?? '""');
  const refresh = () => {
    const least = Number(slider.value);
    for (const one of pairs) one.hidden = Number(one.dataset.percent) < least;
    const sentence = fill(sentences, { percent: least, count: whole.filter((one) => !one.hidden).length, all: whole.length });
    slider.setAttribute("aria-valuetext", sentence);
    shown.textContent = sentence;
  };
  if (value !== undefined) slider.value = String(value);
  slider.addEventListener("input", refresh);
  slider.addEventListener("change", () => onvalue?.(Number(slider.value)));
  control.hidden = false;
  refresh();
}
