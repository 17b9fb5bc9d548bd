// @ts-check
// The plan around the position: client and consent, what comes before the merits, norms, risks, requests, pairs.

import { chooser, h } from "./dom.js";
import { changed, groundsNamed, named, pairsOf, withId } from "./strategy-items.js";

const LEVELS = ["low", "medium", "high"];
const WHO = ["client", "third-party", "counsel"];
const ADMISSIBLE = ["yes", "challenge", "no"];
const OBTAINED = ["todo", "requested", "yes"];
/** Which list of words an answer's field chooses from. @type {Record<string, string>} */
const WORDS = { explained: "explained", language: "languages", steps: "steps", do: "dos", dont: "donts", access: "access", ask: "asks", layers: "layers", choice: "positions", supports: "positions", position: "positions", gate: "positions", proof: "evidence", evidence: "evidence", grounds: "grounds", ground: "grounds", consequence: "consequences", confidence: "confidences" };
const NONE = "none";

/**
 * @param {{sheet: any, session: import("./session.js").Session, payload: any, lang: string, draft: any, say: (key: string, values?: any) => string, found: string, items: () => any, conflict: (item: string) => HTMLElement, versionsOf: (item: string) => any, removedElsewhere: (kind: string) => string[], remove: (item: string, sentence: string) => void, announce: (sentence: string) => void}} around
 */
export function planParts({ sheet, session, payload, lang, draft, say, found, items, conflict, versionsOf, removedElsewhere, remove, announce }) {
  const value = (/** @type {string} */ item) => items()[item]?.value ?? null;
  const put = (/** @type {string} */ item, /** @type {any} */ change) => session.set(item, changed(value(item), change));
  const listOf = (/** @type {string} */ words) => /** @type {any[]} */ (payload.plan[words] ?? payload[words]);
  const optionsOf = (/** @type {string} */ words) => listOf(words).map((one) => ({ id: one.id, label: one.name[lang] }));
  const said = (/** @type {string} */ start, /** @type {string[]} */ ids) => ids.map((id) => ({ id, label: say(`${start}.${id}`) }));
  const normName = (/** @type {string} */ id) => payload.norms.find((/** @type {any} */ one) => one.id === id)?.name[lang] ?? id;

  /** A list to choose one from. @param {string} item @param {string} key @param {string} label @param {string} of @param {any[]} options */
  function one(item, key, label, of, options) {
    const { line, box } = sheet.pick(label, of, options, null, (/** @type {string|null} */ id) => put(item, { [key]: id }), { item: `${item}.${key}` });
    sheet.follow(() => (box.value = value(item)?.[key] ?? ""));
    return sheet.block(`${item}.${key}`, "div", {}, line);
  }

  /** @param {string} item @param {string} key @param {string} label @param {string} of */
  function yesNo(item, key, label, of) {
    const options = ["yes", "no"].map((id) => ({ id, label: say(id) }));
    const { line, box } = sheet.pick(label, of, options, null, (/** @type {string|null} */ id) => put(item, { [key]: id === null ? null : id === "yes" }), { item: `${item}.${key}` });
    sheet.follow(() => (box.value = { true: "yes", false: "no" }[String(value(item)?.[key])] ?? ""));
    return sheet.block(`${item}.${key}`, "div", {}, line);
  }

  /** @param {string} item @param {string} key @param {string} label @param {() => boolean} [stands] whether the item is still there */
  function text(item, key, label, stands = () => true) {
    const write = (/** @type {string} */ typed) => stands() && put(item, { [key]: typed });
    return sheet.block(`${item}.${key}`, "div", {}, sheet.writing(label, `${item}.${key}`, () => value(item)?.[key] ?? "", write));
  }

  /** @param {string} item @param {string} key @param {any} choice */
  function tick(item, key, choice) {
    const ids = () => /** @type {string[]} */ (value(item)?.[key] ?? []);
    const line = sheet.tick(choice.name[lang], () => ids().includes(choice.id), (/** @type {boolean} */ on) => put(item, { [key]: withId(ids(), choice.id, on) }));
    if (choice.about) line.querySelector("span").append(h("span", { class: "q-option-about" }, choice.about[lang]));
    return line;
  }

  /** @param {string} item @param {string} key @param {string} legend @param {string} words */
  function several(item, key, legend, words) {
    return sheet.block(`${item}.${key}`, "fieldset", { class: "q-several" }, h("legend", {}, legend), ...listOf(words).map((choice) => tick(item, key, choice)));
  }

  /** Grounds of the form that something rests on; the list follows the part of grounds. @param {string} item @param {string} legend */
  function restsOn(item, legend) {
    const slot = h("div");
    const ids = () => [...new Set([...groundsNamed(items()), .../** @type {string[]} */ (value(item)?.grounds ?? [])])];
    sheet.follow(() =>
      sheet.redraw(slot, [ids(), value(item)?.grounds], () => {
        const chosen = /** @type {string[]} */ (value(item)?.grounds ?? []);
        const row = (/** @type {string} */ id) => h("label", { class: "q-check-line" }, h("input", { type: "checkbox", "data-key": id, checked: chosen.includes(id), onchange: (/** @type {any} */ event) => put(item, { grounds: withId(value(item)?.grounds ?? [], id, event.target.checked) }) }), h("span", {}, listOf("grounds").find((found) => found.id === id)?.name[lang] ?? id));
        return ids().length ? ids().map(row) : [h("p", { class: "q-empty" }, say("grounds.first"))];
      }),
    );
    return sheet.block(`${item}.grounds`, "fieldset", { class: "q-several" }, h("legend", {}, legend), slot);
  }

  function client() {
    const talk = say("client");
    const ticked = sheet.tick(say("consent"), () => value("consent")?.teach_back === true, (/** @type {boolean} */ on) => put("consent", { teach_back: on }), { "aria-describedby": sheet.saidId("consent") });
    return sheet.part(
      "client",
      conflict("client"),
      one("client", "language", say("client.language"), talk, optionsOf("languages")),
      several("client", "access", say("plan.access"), "access"),
      several("client", "steps", say("plan.steps"), "steps"),
      sheet.block("consent", "fieldset", { class: "q-several" }, h("legend", {}, say("consent.title")), several("consent", "explained", say("plan.explained"), "explained"), one("consent", "language", say("consent.language"), say("consent.title"), optionsOf("languages")), ticked, one("consent", "choice", say("plan.choice"), say("consent.title"), optionsOf("positions")), conflict("consent")),
      several("client", "do", say("plan.do"), "dos"),
      several("client", "dont", say("plan.dont"), "donts"),
      text("client", "contact", say("plan.contact")),
      text("client", "next", say("plan.next")),
    );
  }

  function gate() {
    const options = [{ id: NONE, label: say("gate.none") }, ...optionsOf("positions").filter(({ id }) => payload.gates.includes(id))];
    return sheet.part("gate", one("gate", "gate", say("plan.gate"), say("gate"), options), conflict("gate"));
  }

  function basis() {
    const list = h("ul", { class: "q-choices", role: "list" });
    const none = h("p", { class: "q-empty" }, say("basis.none"));
    const gone = h("div");
    const rows = new Map();
    const levels = listOf("levels").map((level) => level.id);
    const wrong = h("p", { class: "q-wrong" });
    const own = h("input", { type: "text", maxlength: "200", autocomplete: "off", value: draft.own, oninput: () => (draft.own = own.value) });
    const options = payload.norms.map((/** @type {any} */ norm) => ({ id: norm.id, group: payload.instruments[norm.instrument][lang], label: norm.name[lang], words: `${norm.name[lang]} ${payload.instruments[norm.instrument][lang]} ${norm.id}`.toLocaleLowerCase() }));
    const choices = chooser({ name: `${session.tab}-norm`, legend: say("basis.what"), search: say("basis.search"), found, none: say("ground.clear"), options, chosen: draft.norm, onchoose: (/** @type {string|null} */ norm) => (draft.norm = norm), announce });
    const fail = (/** @type {string} */ sentence) => {
      wrong.textContent = sentence;
      announce(sentence);
      choices.querySelector("input[type=search]").focus();
    };
    const add = () => {
      const name = own.value.trim() || draft.norm;
      wrong.textContent = "";
      if (!name) return fail(say("basis.missing"));
      if (value(`basis:${name}`)) return fail(say("basis.twice"));
      // An entry of which nothing is known yet still stands: it is not emptied away.
      session.set(`basis:${name}`, { element: "", level: null, supports: null });
      own.value = draft.own = "";
      draft.norm = null;
      for (const radio of choices.querySelectorAll("input[type=radio]")) radio.checked = false;
      announce(say("basis.added", { name: normName(name) }));
    };
    const change = (/** @type {string} */ item, /** @type {any} */ what) => value(item) && session.set(item, { ...value(item), ...what });
    const row = (/** @type {string} */ id) => {
      const item = `basis:${id}`;
      const name = normName(id);
      const level = sheet.pick(say("plan.level"), name, optionsOf("levels"), null, (/** @type {any} */ to) => change(item, { level: to }), { item });
      const supports = sheet.pick(say("plan.supports"), name, optionsOf("positions"), null, (/** @type {any} */ to) => change(item, { supports: to }), { item });
      const element = sheet.writing(say("plan.element"), item, () => value(item)?.element ?? "", (/** @type {string} */ typed) => change(item, { element: typed }));
      sheet.follow(() => {
        level.box.value = value(item)?.level ?? "";
        supports.box.value = value(item)?.supports ?? "";
      });
      const take = h("button", { type: "button", class: "q-quiet", "aria-label": `${say("remove")}: ${name}`, onclick: () => remove(item, say("basis.removed", { name })) }, say("remove"));
      return sheet.block(item, "li", { class: "q-choice" }, h("div", { class: "q-side" }, h("h4", {}, name), take), level.line, supports.line, element, conflict(item));
    };
    sheet.follow(() => {
      const place = (/** @type {any} */ norm) => (levels.indexOf(norm.level) + levels.length + 1) % (levels.length + 1);
      const ids = named(items(), "basis").sort(([a, first], [b, second]) => place(first) - place(second) || (a < b ? -1 : 1)).map(([id]) => id);
      sheet.keep(list, rows, ids, row);
      none.hidden = ids.length > 0;
      const removed = removedElsewhere("basis");
      sheet.redraw(gone, removed.map((item) => items()[item]), () => removed.map((item) => versionsOf(item) ?? ""));
    });
    return sheet.part("basis", none, list, gone, h("div", { class: "q-new" }, choices, h("label", { class: "q-line" }, h("span", { class: "q-line-name" }, say("basis.own")), own), wrong, h("button", { type: "button", onclick: add }, say("basis.add"))));
  }

  function risks() {
    const rows = listOf("risks").map((risk) => {
      const item = `risk:${risk.id}`;
      const name = risk.name[lang];
      const more = h("div", {}, one(item, "who", say("plan.who"), name, said("who", WHO)), text(item, "mitigation", say("plan.mitigation")));
      sheet.follow(() => (more.hidden = !value(item)));
      return sheet.block(item, "li", { class: "q-choice" }, h("div", { class: "q-side" }, h("div", {}, h("h4", {}, name), h("p", {}, risk.about[lang])), one(item, "level", say("risk.level"), name, said("risk", LEVELS))), more, conflict(item));
    });
    const next = [{ id: NONE, label: say("fallback.none") }, ...optionsOf("positions")];
    const title = say("fallback");
    return sheet.part(
      "risks",
      h("ul", { class: "q-choices", role: "list" }, ...rows),
      sheet.block("fallback", "fieldset", { class: "q-several" }, h("legend", {}, title), one("fallback", "position", say("plan.position"), title, next), text("fallback", "trigger", say("plan.trigger")), text("fallback", "penalty_line", say("plan.penalty_line")), several("fallback", "proof", say("plan.proof"), "evidence"), conflict("fallback")),
    );
  }

  function pairs() {
    const rows = pairsOf(payload.clients).map(({ item, one: first, other }) => {
      const label = say("pair.shared", { one: first, other });
      return sheet.block(item, "li", { class: "q-choice" }, yesNo(item, "shared", label, say("pairs")), conflict(item));
    });
    return rows.length ? sheet.part("pairs", h("ul", { class: "q-choices", role: "list" }, ...rows)) : null;
  }

  /** What is said of a piece of evidence beyond its use. @param {any} piece */
  function exhibit(piece) {
    const item = `evidence:${piece.id}`;
    const name = piece.name[lang];
    const slot = h("div");
    sheet.follow(() => {
      const challenged = ["challenge", "no"].includes(value(item)?.admissible) || Boolean(value(item)?.ground);
      // A list of every defect beside each piece would be a thousand lines: it is made where it is needed.
      if (challenged && !slot.firstChild) slot.append(one(item, "ground", say("plan.ground"), name, optionsOf("grounds")));
      slot.hidden = !challenged;
    });
    return h("div", {}, one(item, "admissible", say("plan.admissible"), name, said("admissible", ADMISSIBLE)), slot, one(item, "obtained", say("plan.obtained"), name, said("obtained", OBTAINED)));
  }

  /** @param {string} item @param {string} name */
  function pleaded(item, name) {
    return h("div", {}, text(item, "prejudice", say("plan.prejudice"), () => Boolean(value(item))), one(item, "consequence", say("plan.consequence"), name, optionsOf("consequences")), one(item, "confidence", say("plan.confidence"), name, optionsOf("confidences")));
  }

  /** @param {string} item */
  function step(item) {
    return h("details", { class: "q-more" }, h("summary", {}, say("motion.more")), several(item, "evidence", say("plan.evidence"), "evidence"), restsOn(item, say("plan.grounds")), text(item, "if_refused", say("plan.if_refused"), () => Boolean(value(item))));
  }

  function appeal() {
    const of = say("appeal");
    return sheet.part(
      "appeal",
      sheet.block("appeal.date", "div", {}, sheet.day(say("appeal.date"), "appeal.date", () => value("appeal")?.date ?? "", (/** @type {string} */ date) => put("appeal", { date: date || null }))),
      yesNo("appeal", "late", say("plan.late"), of),
      one("appeal", "ask", say("plan.ask"), of, optionsOf("asks")),
      restsOn("appeal", say("plan.grounds")),
      several("appeal", "layers", say("plan.layers"), "layers"),
      yesNo("appeal", "suspend", say("plan.suspend"), of),
      yesNo("appeal", "copy_asked", say("plan.copy_asked"), of),
      text("appeal", "next_level", say("plan.next_level")),
      conflict("appeal"),
    );
  }

  return { client, gate, basis, risks, pairs, exhibit, pleaded, step, appeal };
}

/**
 * One version of an item of the plan in words.
 * @param {any} payload @param {string} lang @param {(key: string, values?: any) => string} say @param {string} item @param {any} one
 */
export function planWords(payload, lang, say, item, one) {
  const kind = item.split(":")[0];
  const choice = (/** @type {string} */ key, /** @type {string} */ id) => {
    if (id === NONE) return say(kind === "gate" ? "gate.none" : kind === "fallback" ? "fallback.none" : "nothing");
    if (kind === "risk" && key === "level") return say(`risk.${id}`);
    if (["who", "admissible", "obtained"].includes(key)) return say(`${key}.${id}`);
    const words = key === "level" ? "levels" : WORDS[key];
    return (payload.plan[words] ?? payload[words])?.find((/** @type {any} */ found) => found.id === id)?.name[lang] ?? id;
  };
  const shown = (/** @type {string} */ key, /** @type {any} */ found) => (typeof found === "boolean" ? say(found ? "yes" : "no") : Array.isArray(found) ? found.map((id) => choice(key, id)).join("; ") : choice(key, String(found)));
  const parts = Object.entries(one).filter(([, found]) => found !== null && found !== "" && !(Array.isArray(found) && !found.length));
  const label = (/** @type {string} */ key) => (key === "teach_back" ? say("consent") : key === "language" ? say(`${kind}.language`) : key === "level" && kind === "risk" ? say("risk.level") : key === "date" ? say("appeal.date") : say(`plan.${key}`));
  return parts.map(([key, found]) => (key === "shared" ? shown(key, found) : `${label(key)}: ${shown(key, found)}`)).join(". ") || say("nothing");
}
