// @ts-check
// Two entries word by word: what only one of them says.

/** @typedef {{text: string, kind: "same"|"first"|"second"}} Piece */

const LONGEST = 600;

/** @param {string} text @returns {string[]} words with the spaces after them; the last one gets a space too */
function words(text) {
  return `${text} `.match(/\S+\s+/g) ?? [];
}

/**
 * Words of both texts in order; neighbours of one kind are one piece. Very long texts are compared as a whole.
 * @param {string} first @param {string} second
 * @returns {Piece[]}
 */
export function wordDiff(first, second) {
  const [one, other] = [words(first), words(second)];
  if (one.length > LONGEST || other.length > LONGEST)
    return first === second ? [{ text: first, kind: "same" }] : [{ text: first, kind: "first" }, { text: second, kind: "second" }];
  const equal = (/** @type {number} */ i, /** @type {number} */ j) => one[i].trim() === other[j].trim();
  // length[i][j]: the longest row of words that the rests from i and j share.
  const length = Array.from({ length: one.length + 1 }, () => new Uint16Array(other.length + 1));
  for (let i = one.length - 1; i >= 0; i -= 1)
    for (let j = other.length - 1; j >= 0; j -= 1) length[i][j] = equal(i, j) ? length[i + 1][j + 1] + 1 : Math.max(length[i + 1][j], length[i][j + 1]);
  /** @type {Piece[]} */
  const found = [];
  const add = (/** @type {string} */ text, /** @type {Piece["kind"]} */ kind) => {
    const last = found.at(-1);
    if (last?.kind === kind) last.text += text;
    else found.push({ text, kind });
  };
  let [i, j] = [0, 0];
  while (i < one.length || j < other.length) {
    if (i < one.length && j < other.length && equal(i, j)) {
      add(one[i], "same");
      i += 1;
      j += 1;
    } else if (j >= other.length || (i < one.length && length[i + 1][j] >= length[i][j + 1])) {
      add(one[i], "first");
      i += 1;
    } else {
      add(other[j], "second");
      j += 1;
    }
  }
  return found;
}
