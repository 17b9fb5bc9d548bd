// @ts-check
// Which places of the feedback are shown, and which comes next: no page needed.

/**
 * The place to go to from `now` (-1: none yet), among the places that are shown; -1 when there is none in that direction.
 * @param {boolean[]} shown @param {number} now @param {1|-1} step
 */
export function stepTo(shown, now, step) {
  const begin = now < 0 && step < 0 ? shown.length : now;
  for (let at = begin + step; at >= 0 && at < shown.length; at += step) if (shown[at]) return at;
  return -1;
}

/** What `at` is among the shown places, from 1. @param {boolean[]} shown @param {number} at */
export function numberOf(shown, at) {
  return shown.slice(0, at + 1).filter(Boolean).length;
}
