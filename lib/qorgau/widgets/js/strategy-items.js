// @ts-check
// What the strategy form reads from the answer's items and writes to them: nothing of the page is in here.

/** @typedef {Record<string, {value: Record<string, any>|null, [more: string]: any}>} Items */
/** @typedef {[string, Record<string, any>|null]} Change an item and what it becomes; null removes it */

export const ROLES = ["primary", "secondary", "arguendo", "rejected"];
const CHOSEN = ["primary", "secondary", "arguendo"];
const LATIN = new Map([..."АВЕКМНОРСТХ"].map((letter, index) => [letter, "ABEKMHOPCTX"[index]]));

/** The item `position`, whole even before anything is chosen. @param {Items} items @returns {Record<string, any>} */
export function positionOf(items) {
  return { primary: [], secondary: [], arguendo: [], theory: "", ...items.position?.value };
}

/** The part a position plays in the strategy. @param {Items} items @param {string} id @returns {string|null} */
export function roleOf(items, id) {
  const position = positionOf(items);
  return CHOSEN.find((role) => position[role].includes(id)) ?? (items[`rejected:${id}`]?.value ? "rejected" : null);
}

/** @param {string|null} role */
export function isChosen(role) {
  return role !== null && CHOSEN.includes(role);
}

/**
 * What changes when a position takes a part; `why` is the reason that a rejected one starts with.
 * @param {Items} items @param {string} id @param {string|null} role @param {string} [why]
 * @returns {Change[]}
 */
export function roleChanges(items, id, role, why = "") {
  const before = positionOf(items);
  const after = { ...before };
  for (const list of CHOSEN) after[list] = before[list].filter((/** @type {string} */ one) => one !== id);
  if (role !== null && isChosen(role)) after[role] = [...after[role], id];
  /** @type {Change[]} */
  const changes = [];
  if (roleOf(items, id) !== role && JSON.stringify(before) !== JSON.stringify(after)) changes.push(["position", after]);
  const item = `rejected:${id}`;
  const stands = Boolean(items[item]?.value);
  if (role === "rejected" && !stands) changes.push([item, { why }]);
  if (role !== "rejected" && stands) changes.push([item, null]);
  return changes;
}

/**
 * How two positions go together by the table; a pair that is not listed fits.
 * @param {{pair: string[], fit: string}[]} table @param {string} one @param {string} other
 */
export function fitOf(table, one, other) {
  return table.find(({ pair }) => pair.includes(one) && pair.includes(other))?.fit ?? "fits";
}

/**
 * How a chosen position sits with every other chosen one: "fits", "even-if" (it stands as such),
 * "only-even-if" (it should), "contradiction". Law pleaded "even if" contradicts nothing.
 * @param {Items} items
 * @param {{positions: {id: string, legal: boolean}[], compatibility: {pair: string[], fit: string}[], notes: {pair: string[], note: any}[]}} words
 * @param {string} id
 * @returns {{id: string, how: string, note: any}[]}
 */
export function company(items, words, id) {
  if (!isChosen(roleOf(items, id))) return [];
  const legal = new Map(words.positions.map((one) => [one.id, one.legal]));
  return words.positions
    .filter((other) => other.id !== id && isChosen(roleOf(items, other.id)))
    .map((other) => {
      const fit = fitOf(words.compatibility, id, other.id);
      const evenIf = [id, other.id].some((one) => legal.get(one) && roleOf(items, one) === "arguendo");
      const how = fit === "fits" ? "fits" : evenIf ? "even-if" : fit === "arguendo" ? "only-even-if" : fit;
      const note = words.notes.find(({ pair }) => pair.includes(id) && pair.includes(other.id))?.note ?? null;
      return { id: other.id, how, note };
    });
}

/** How many words a text has; a dash standing alone is none. @param {string} text */
export function countWords(text) {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** A list with `id` in it or not. @param {string[]} list @param {string} id @param {boolean} there */
export function withId(list, id, there) {
  const rest = list.filter((one) => one !== id);
  return there ? [...rest, id] : rest;
}

/** Items of one kind by the id after the colon, the present ones. @param {Items} items @param {string} kind @returns {[string, any][]} */
export function named(items, kind) {
  const start = `${kind}:`;
  return Object.entries(items)
    .filter(([item, found]) => item.startsWith(start) && found.value)
    .map(([item, found]) => [item.slice(start.length), found.value]);
}

/** Ids of the motions in the order of the plan. @param {Items} items */
export function plan(items) {
  return named(items, "motion")
    .sort(([one, first], [other, second]) => (first.order ?? 1e6) - (second.order ?? 1e6) || (one < other ? -1 : 1))
    .map(([id]) => id);
}

/** The order of a motion that comes last. @param {Items} items */
export function nextOrder(items) {
  return Math.max(0, ...named(items, "motion").map(([, motion]) => motion.order ?? 0)) + 1;
}

/** The list with `id` moved by `step` places, as far as there is room. @param {string[]} ids @param {string} id @param {number} step */
export function moved(ids, id, step) {
  const from = ids.indexOf(id);
  const to = Math.max(0, Math.min(ids.length - 1, from + step));
  const rest = ids.filter((one) => one !== id);
  return from < 0 ? ids : [...rest.slice(0, to), id, ...rest.slice(to)];
}

/** What changes when the motions stand in the order of `ids`, numbered from 1. @param {Items} items @param {string[]} ids @returns {Change[]} */
export function renumbered(items, ids) {
  return ids
    .map((id, index) => /** @type {Change} */ ([`motion:${id}`, { stage: null, ...items[`motion:${id}`]?.value, order: index + 1 }]))
    .filter(([item, value]) => items[item]?.value?.order !== value?.order);
}

/**
 * The field that was typed ("dp7", Cyrillic letters that look Latin), or null when the file has no such field.
 * @param {string} text @param {string[]} addresses
 */
export function addressOf(text, addresses) {
  const typed = [...text.trim().toUpperCase()].map((letter) => LATIN.get(letter) ?? letter).join("");
  if (addresses.includes(typed)) return typed;
  const [, paper, number] = typed.match(/^([A-Z]{2}(?:-\d)?)[\s.,]*(\d+)$/) ?? [];
  return addresses.includes(`${paper}.${number}`) ? `${paper}.${number}` : null;
}

/** The part of the form that a field of a finding lies in. @param {string} field */
export function partOf(field) {
  const kind = field.split(/[.:]/)[0];
  /** @type {Record<string, string>} */
  const parts = { position: "positions", rejected: "positions", consent: "client", fact: "facts", ground: "grounds", motion: "motions", risk: "risks", fallback: "risks", pair: "pairs" };
  return parts[kind] ?? kind;
}

/** @param {any} one */
function isEmpty(one) {
  return one === null || one === undefined || one === "" || (Array.isArray(one) && !one.length);
}

/**
 * An item with a change in it, or null when nothing is left in it; an answer "no" is something.
 * @param {Record<string, any>|null} before @param {Record<string, any>} change @returns {Record<string, any>|null}
 */
export function changed(before, change) {
  const after = { ...before, ...change };
  if (after.teach_back === false) delete after.teach_back;
  return Object.values(after).every(isEmpty) ? null : after;
}

/** Every two clients, in the order of the case file. @param {string[]} clients */
export function pairsOf(clients) {
  return clients.flatMap((one, index) => clients.slice(index + 1).map((other) => ({ item: `pair:${one}+${other}`, one, other })));
}

/** Defects named as grounds, each once. @param {Items} items @returns {string[]} */
export function groundsNamed(items) {
  return [...new Set(named(items, "ground").map(([, one]) => one.what).filter(Boolean))];
}

const ANSWERS = {
  client: [["client", "steps"], ["client", "do"], ["client", "dont"], ["client", "access"], ["client", "language"], ["client", "contact"], ["client", "next"], ["consent", "explained"], ["consent", "language"], ["consent", "choice"], ["consent", "teach_back"]],
  appeal: ["date", "late", "ask", "grounds", "layers", "suspend", "copy_asked", "next_level"].map((key) => ["appeal", key]),
  gate: [["gate", "gate"]],
};

/**
 * How far each part of the form is: what is answered, and of how many (0: the trainee decides how many).
 * @param {Items} items
 * @param {{positions: {id: string}[], facts: any[], evidence: any[], clients: string[]}} words
 * @returns {Record<string, {done: number, total: number}>}
 */
export function progress(items, words) {
  const count = (/** @type {string} */ kind, /** @type {(one: any) => boolean} */ test) => named(items, kind).filter(([, one]) => test(one)).length;
  const pairs = pairsOf(words.clients);
  /** @type {Record<string, {done: number, total: number}>} */
  const found = {
    positions: { done: words.positions.filter((one) => roleOf(items, one.id)).length, total: words.positions.length },
    facts: { done: count("fact", (one) => Boolean(one.status)), total: words.facts.length },
    evidence: { done: count("evidence", (one) => one.use === true || Boolean(one.admissible)), total: words.evidence.length },
    basis: { done: count("basis", () => true), total: 0 },
    grounds: { done: count("ground", () => true), total: 0 },
    motions: { done: count("motion", () => true), total: 0 },
    risks: { done: count("risk", (one) => Boolean(one.level)) + (items.fallback?.value ? 1 : 0), total: 0 },
    pairs: { done: pairs.filter(({ item }) => !isEmpty(items[item]?.value?.shared)).length, total: pairs.length },
  };
  for (const [part, keys] of Object.entries(ANSWERS)) found[part] = { done: keys.filter(([item, key]) => !isEmpty(items[item]?.value?.[key])).length, total: keys.length };
  return found;
}
