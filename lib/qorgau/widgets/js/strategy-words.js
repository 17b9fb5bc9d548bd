// @ts-check
// One version of an item in words: what a reader compares who has to keep one of two.

import { ROLES } from "./strategy-items.js";

/** Which list of words an answer's field chooses from. @type {Record<string, string>} */
const WORDS = { primary: "positions", secondary: "positions", arguendo: "positions", sources: "evidence", explained: "explained", language: "languages", steps: "steps", do: "dos", dont: "donts", access: "access", ask: "asks", layers: "layers", choice: "positions", supports: "positions", position: "positions", gate: "positions", proof: "evidence", evidence: "evidence", grounds: "grounds", ground: "grounds", consequence: "consequences", confidence: "confidences", level: "levels" };

/** @param {import("./strategy-form.js").Form} form @param {string} item @param {any} one @returns {string} */
export function describe(form, item, one) {
  const { say, nameOf } = form;
  const [kind, id] = item.split(":");
  const list = (/** @type {string} */ key) => (one[key] ?? []).map((/** @type {string} */ found) => nameOf(WORDS[key], found)).join("; ") || say("nothing");
  const more = (/** @type {string[]} */ ...keys) => {
    const some = keys.filter((key) => one[key]?.length).map((key) => [key, one[key]]);
    return some.length && planned(form, kind, Object.fromEntries(some));
  };
  const sentences = {
    position: () => [...ROLES.slice(0, 3).filter((role) => one[role]?.length).map((role) => `${say(`role.${role}`)}: ${list(role)}`), one.theory],
    rejected: () => [say("role.rejected"), one.why],
    fact: () => [one.status ? say(`status.${one.status}`) : say("unset"), say("fact.sources", { list: list("sources") }), one.burden && say("fact.burden")],
    evidence: () => [`${say("evidence.use")}: ${say(one.use ? "yes" : "no")}`, say("evidence.proves", { list: one.proves?.join(", ") || say("nothing") }), `${say("evidence.secure")}: ${one.secure ? say(`secure.${one.secure}`) : say("unset")}`, more("admissible", "ground", "obtained")],
    motion: () => [`${nameOf("motions", id)}: ${nameOf("stages", one.stage)}, ${one.order}`, more("evidence", "grounds", "if_refused")],
    ground: () => [`${nameOf("grounds", one.what)}, ${one.field}`, more("prejudice", "consequence", "confidence")],
  }[kind];
  return sentences?.().filter(Boolean).join(". ") || planned(form, kind, sentences ? {} : one);
}

/** @param {import("./strategy-form.js").Form} form @param {string} kind @param {any} one */
function planned({ say, nameOf }, kind, one) {
  const choice = (/** @type {string} */ key, /** @type {string} */ id) => {
    if (id === "none" && ["gate", "position"].includes(key)) return say(`${kind}.none`);
    if (kind === "risk" && key === "level") return say(`risk.${id}`);
    return ["who", "admissible", "obtained"].includes(key) ? say(`${key}.${id}`) : nameOf(WORDS[key], id);
  };
  const shown = (/** @type {string} */ key, /** @type {any} */ found) => (typeof found === "boolean" ? say(found ? "yes" : "no") : [found].flat().map((id) => choice(key, id)).join("; "));
  /** @type {Record<string, string>} */
  const labels = { teach_back: "consent", language: `${kind}.language`, date: "appeal.date", ...(kind === "risk" && { level: "risk.level" }) };
  const parts = Object.entries(one).filter(([, found]) => found !== null && found !== "" && !(Array.isArray(found) && !found.length));
  return parts.map(([key, found]) => (key === "shared" ? shown(key, found) : `${say(labels[key] ?? `plan.${key}`)}: ${shown(key, found)}`)).join(". ") || say("nothing");
}
