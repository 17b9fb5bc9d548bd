// @ts-check
// Build a strategy: positions, facts, evidence, grounds and motions, the plan around them, and what the rules say.

import { announce, chooser, fill, h, ownKeys } from "./dom.js";
import { frame, versions } from "./frame.js";
import { newId } from "./session.js";
import { draftsPart } from "./strategy-drafts.js";
import { ROLES, company, isChosen, moved, named, nextOrder, partOf, plan, positionOf, progress, renumbered, roleChanges, roleOf, withId } from "./strategy-items.js";
import { picturePart } from "./strategy-picture.js";
import { planParts, planWords } from "./strategy-plan.js";
import { rulesLog } from "./strategy-rules.js";
import { newSheet } from "./strategy-sheet.js";

const THEORY_WORDS = 40;
const PARTS = ["client", "gate", "positions", "facts", "evidence", "basis", "grounds", "motions", "risks", "appeal", "pairs"];
const NARROW = "(max-width: 40rem)";
const FACT = { status: null, sources: [], burden: false };
const EVIDENCE = { use: false, proves: [], secure: null };
const SECURE = ["tonight", "three-days", "before-hearing", "at-hearing"];
const STATUS = ["admitted", "disputed", "unknown"];

/**
 * @param {HTMLElement} root
 * @param {any} payload
 * @param {import("./session.js").Session} session
 */
export function mountStrategy(root, payload, session) {
  let lang = payload.lang;
  let items = session.state.items;
  /** @type {HTMLElement} */
  let host;
  /** @type {ReturnType<typeof frame>} */
  let around;
  /** @type {ReturnType<typeof newSheet>} */
  let sheet;
  /** @type {any} */
  let feedback = null;
  /** Reasons against positions that are not rejected any more: they come back with the rejection. @type {Map<string, string>} */
  const reasons = new Map();
  const draft = { what: /** @type {string|null} */ (null), field: "", motion: /** @type {string|null} */ (null), norm: /** @type {string|null} */ (null), own: "" };
  /** @type {ReturnType<typeof planParts>} */
  let planned;
  const parts = PARTS.filter((name) => name !== "pairs" || payload.clients.length > 1);
  /** Which parts are open, over a change of language too; a phone shows the list of parts first. @type {Map<string, boolean>} */
  const folds = new Map(matchMedia(NARROW).matches ? parts.map((name) => [name, false]) : []);
  const addresses = payload.fields.map((/** @type {any} */ one) => one.address);
  const off = session.subscribe(heard);
  const asking = { session, say, host: () => host, lang: () => lang };
  /** What Python makes of the strategy, by what it is asked for with. @type {Record<string, any>} */
  const asked = { picture: picturePart(asking), drafts: draftsPart(asking) };
  ownKeys(root);
  root.addEventListener("click", onClick);
  draw();

  /** @param {string} key @param {Record<string, any>} [values] */
  function say(key, values = {}) {
    return fill(payload.texts[lang][`strategy.form.${key}`] ?? key, values);
  }

  /** @param {"positions"|"evidence"|"grounds"|"motions"|"stages"} kind @param {string} id */
  function nameOf(kind, id) {
    return payload[kind].find((/** @type {any} */ one) => one.id === id)?.name[lang] ?? id ?? say("unset");
  }

  /** @param {string} item @returns {any} */
  function value(item) {
    return items[item]?.value ?? null;
  }

  /** @param {string} item @param {Record<string, any>} blank @param {Record<string, any>} change */
  function patch(item, blank, change) {
    session.set(item, { ...blank, ...value(item), ...change });
  }

  /** The versions of an item that two places changed at once. @param {string} item */
  function versionsOf(item) {
    const found = items[item];
    if (!found?.others.length) return null;
    const settle = (/** @type {any} */ kept) => {
      session.settle(item, kept);
      go(item);
    };
    return versions({ item, found, say: around.say, describe: (one) => describe(item, one), settle });
  }

  /** @param {string} item */
  function conflict(item) {
    const slot = h("div");
    sheet.follow(() => sheet.redraw(slot, items[item]?.others.length ? items[item] : null, () => [versionsOf(item) ?? ""]));
    return slot;
  }

  /** Versions of list items whose present version is their removal. @param {string} kind */
  function removedElsewhere(kind) {
    return Object.keys(items).filter((item) => item.startsWith(`${kind}:`) && !value(item) && items[item].others.length);
  }

  /** @param {string} item @param {any} one */
  function describe(item, one) {
    const list = (/** @type {string[]} */ ids = [], /** @type {any} */ kind) => ids.map((id) => nameOf(kind, id)).join("; ") || say("nothing");
    const kind = item.split(":")[0];
    if (kind === "position") return [...ROLES.slice(0, 3).filter((role) => one[role]?.length).map((role) => `${say(`role.${role}`)}: ${list(one[role], "positions")}`), one.theory].filter(Boolean).join(". ") || say("nothing");
    if (kind === "rejected") return `${say("role.rejected")}. ${one.why ?? ""}`;
    if (kind === "fact") return [one.status ? say(`status.${one.status}`) : say("unset"), say("fact.sources", { list: list(one.sources, "evidence") }), one.burden ? say("fact.burden") : ""].filter(Boolean).join(". ");
    if (kind === "evidence") return `${say("evidence.use")}: ${one.use ? say("yes") : say("no")}. ${say("evidence.proves", { list: one.proves?.join(", ") || say("nothing") })}. ${say("evidence.secure")}: ${one.secure ? say(`secure.${one.secure}`) : say("unset")}. ${rest(item, one, ["admissible", "ground", "obtained"])}`;
    if (kind === "motion") return `${nameOf("motions", item.slice(7))}: ${one.stage ? nameOf("stages", one.stage) : say("unset")}, ${one.order}. ${rest(item, one, ["evidence", "grounds", "if_refused"])}`;
    if (kind === "ground") return `${nameOf("grounds", one.what)}, ${one.field}. ${rest(item, one, ["prejudice", "consequence", "confidence"])}`;
    return planWords(payload, lang, say, item, one);
  }

  /** Some fields of a version in words. @param {string} item @param {any} one @param {string[]} keys */
  function rest(item, one, keys) {
    const some = Object.fromEntries(keys.filter((key) => one[key]?.length).map((key) => [key, one[key]]));
    return Object.keys(some).length ? planWords(payload, lang, say, item, some) : "";
  }

  /** How far a part of the form is, in words; null for a part that asks nothing. @param {string} name */
  function stateOf(name) {
    const found = progress(items, payload)[name];
    return found ? say(found.total ? "state.of" : "state.count", found) : null;
  }

  function positions() {
    const rows = payload.positions.map((/** @type {any} */ one) => {
      const item = `rejected:${one.id}`;
      const name = one.name[lang];
      const fits = h("ul", { class: "q-fits" });
      const needs = h("p", { class: "q-needs" }, say("needs", { needs: one.needs[lang] }));
      const why = sheet.writing(say("why"), item, () => value(item)?.why ?? "", (text) => {
        if (roleOf(items, one.id) === "rejected") session.set(item, { why: text });
        else reasons.set(one.id, text);
      });
      const { line, box } = sheet.pick(say("role"), name, ROLES.map((id) => ({ id, label: say(`role.${id}`) })), null, (role) => setRole(one.id, role), { item, empty: say("role.none") });
      const row = sheet.block(item, "li", { class: "q-choice", "data-position": one.id }, h("div", { class: "q-side" }, h("div", {}, h("h4", {}, name), h("p", {}, one.story[lang]), needs), line), fits, why, conflict(item));
      sheet.follow(() => {
        const role = roleOf(items, one.id);
        box.value = role ?? "";
        row.dataset.role = role ?? "";
        needs.hidden = !isChosen(role);
        why.hidden = role !== "rejected";
        const found = company(items, payload, one.id);
        sheet.redraw(fits, found, () => found.map(({ id, how, note }) => h("li", { class: `q-fit-${how}` }, say(`fit.${how}`, { name: nameOf("positions", id) }), note ? h("span", { class: "q-law" }, note[lang]) : null)));
      });
      return row;
    });
    const theory = sheet.writing(say("theory"), "position.theory", () => positionOf(items).theory, (text) => session.set("position", { ...positionOf(items), theory: text }), THEORY_WORDS);
    return sheet.part("positions", conflict("position"), h("ul", { class: "q-choices", role: "list" }, ...rows), sheet.block("position.theory", "div", {}, theory));
  }

  /** @param {string} id @param {string|null} role */
  function setRole(id, role) {
    const why = value(`rejected:${id}`)?.why;
    if (why) reasons.set(id, why);
    session.setAll(roleChanges(items, id, role, reasons.get(id) ?? ""));
    const apart = company(items, payload, id).filter(({ how }) => how !== "fits");
    if (apart.length) announce(host, apart.map((one) => say(`fit.${one.how}`, { name: nameOf("positions", one.id) })).join(". "));
  }

  function facts() {
    const rows = payload.facts.map((/** @type {any} */ one) => {
      const item = `fact:${one.id}`;
      const sources = () => /** @type {string[]} */ (value(item)?.sources ?? []);
      const put = (/** @type {string} */ id, /** @type {boolean} */ there) => patch(item, FACT, { sources: withId(sources(), id, there) });
      const radios = STATUS.map((status) => {
        const box = h("input", { type: "radio", name: `${session.tab}-${item}`, value: status, onchange: () => patch(item, FACT, { status }) });
        sheet.follow(() => (box.checked = value(item)?.status === status));
        return h("label", {}, box, h("span", {}, say(`status.${status}`)));
      });
      const summary = h("summary");
      const chips = h("ul", { class: "q-chips", role: "list" });
      const address = sheet.addressBox(one.id);
      const remove = (/** @type {string} */ field) => {
        put(field, false);
        announce(host, say("field.removed", { field }));
        /** @type {HTMLElement} */ (chips.querySelector("button") ?? address.box).focus();
      };
      const add = () => {
        const field = address.read();
        if (!field) return;
        put(field, true);
        address.box.value = "";
        announce(host, say("field.added", { field }));
      };
      address.box.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => event.key === "Enter" && add());
      sheet.follow(() => {
        summary.textContent = say("fact.sources", { list: sources().map((id) => nameOf("evidence", id)).join("; ") || say("nothing") });
        const fields = sources().filter((id) => addresses.includes(id));
        sheet.redraw(chips, fields, () => fields.map((field) => h("li", {}, h("button", { type: "button", class: "q-quiet", "aria-label": say("field.remove", { field }), onclick: () => remove(field) }, `${field} ×`))));
      });
      const ticks = payload.evidence.map((/** @type {any} */ piece) => sheet.tick(piece.name[lang], () => sources().includes(piece.id), (on) => put(piece.id, on)));
      return sheet.block(
        item,
        "li",
        { class: "q-choice" },
        h("fieldset", { class: "q-radios", "aria-describedby": sheet.saidId(item) }, h("legend", {}, h("span", { class: "q-short" }, `${one.id}.`), ` ${one.text[lang]}`), ...radios),
        h("details", { class: "q-more" }, summary, h("fieldset", {}, h("legend", {}, `${one.id}. ${say("fact.evidence")}`), ...ticks), h("fieldset", {}, h("legend", {}, `${one.id}. ${say("fact.fields")}`), chips, h("div", { class: "q-add" }, h("div", {}, address.line), h("button", { type: "button", onclick: add }, say("field.add"))))),
        sheet.tick(say("fact.burden"), () => value(item)?.burden === true, (burden) => patch(item, FACT, { burden }), { "aria-label": `${say("fact.burden")}: ${one.id}` }),
        conflict(item),
      );
    });
    const list = h("datalist", { id: `${session.tab}-fields` }, ...payload.fields.map((/** @type {any} */ one) => h("option", { value: one.address, label: `${one.address} · ${one.rubric[lang]}` })));
    return sheet.part("facts", list, h("ul", { class: "q-choices", role: "list" }, ...rows));
  }

  function evidence() {
    const rows = payload.evidence.map((/** @type {any} */ one) => {
      const item = `evidence:${one.id}`;
      const name = one.name[lang];
      const proves = () => /** @type {string[]} */ (value(item)?.proves ?? []);
      const summary = h("summary");
      const ticks = payload.facts.map((/** @type {any} */ fact) => sheet.tick(`${fact.id}. ${fact.text[lang]}`, () => proves().includes(fact.id), (on) => patch(item, EVIDENCE, { proves: withId(proves(), fact.id, on) })));
      const secure = sheet.pick(say("evidence.secure"), name, SECURE.map((id) => ({ id, label: say(`secure.${id}`) })), null, (moment) => patch(item, EVIDENCE, { secure: moment }), { item });
      const more = h("div", {}, h("details", { class: "q-more" }, summary, h("fieldset", {}, h("legend", {}, `${name}. ${say("evidence.facts")}`), ...ticks)), secure.line);
      sheet.follow(() => {
        more.hidden = value(item)?.use !== true;
        secure.box.value = value(item)?.secure ?? "";
        summary.textContent = say("evidence.proves", { list: [...proves()].sort((a, b) => a.localeCompare(b, lang, { numeric: true })).join(", ") || say("nothing") });
      });
      return sheet.block(
        item,
        "li",
        { class: "q-choice" },
        h("h4", {}, name),
        h("p", {}, one.shows[lang]),
        h("p", { class: "q-law" }, say("evidence.custodian", { custodian: one.custodian[lang] }), h("br"), one.perishes[lang]),
        sheet.tick(say("evidence.use"), () => value(item)?.use === true, (use) => patch(item, EVIDENCE, { use }), { "aria-label": `${say("evidence.use")}: ${name}`, "aria-describedby": sheet.saidId(item) }),
        more,
        planned.exhibit(one),
        conflict(item),
      );
    });
    return sheet.part("evidence", h("ul", { class: "q-choices", role: "list" }, ...rows));
  }

  function grounds() {
    const slot = h("div");
    const address = sheet.addressBox("ground", draft.field);
    address.box.addEventListener("input", () => (draft.field = address.box.value));
    const words = new Intl.Collator(lang);
    /** @type {string[]} */
    const groups = [...new Set(payload.grounds.map((/** @type {any} */ one) => one.group[lang]))];
    const options = payload.grounds
      .map((/** @type {any} */ one) => ({ id: one.id, group: one.group[lang], label: one.name[lang], words: `${one.name[lang]} ${one.group[lang]}`.toLocaleLowerCase() }))
      .sort((/** @type {any} */ a, /** @type {any} */ b) => groups.indexOf(a.group) - groups.indexOf(b.group) || words.compare(a.label, b.label));
    const choices = chooser({ name: `${session.tab}-ground`, legend: say("ground.what"), search: say("ground.search"), found: around.say("found"), none: say("ground.clear"), options, chosen: draft.what, onchoose: (what) => (draft.what = what), announce: (sentence) => announce(host, sentence) });
    const wrong = h("p", { class: "q-wrong" });
    const fail = (/** @type {string} */ sentence, /** @type {HTMLElement} */ there) => {
      wrong.textContent = sentence;
      there.focus();
      announce(host, sentence);
    };
    const add = () => {
      wrong.textContent = "";
      if (!draft.what) return fail(say("ground.missing"), choices.querySelector("input[type=search]"));
      const field = address.read();
      if (!field) return;
      const name = nameOf("grounds", draft.what);
      if (named(items, "ground").some(([, one]) => one.what === draft.what && one.field === field)) return fail(say("ground.twice"), address.box);
      session.set(`ground:${newId()}`, { what: draft.what, field });
      address.box.value = draft.field = "";
      draft.what = null;
      for (const radio of choices.querySelectorAll("input[type=radio]")) radio.checked = false;
      announce(host, say("ground.added", { name }));
    };
    const list = h("ul", { class: "q-choices", role: "list" });
    const none = h("p", { class: "q-empty" }, say("ground.none"));
    const rows = new Map();
    sheet.follow(() => {
      const ids = named(items, "ground").sort(([a, one], [b, other]) => addresses.indexOf(one.field) - addresses.indexOf(other.field) || (a < b ? -1 : 1)).map(([id]) => id);
      sheet.keep(list, rows, ids, groundRow);
      none.hidden = ids.length > 0;
      const removed = removedElsewhere("ground");
      sheet.redraw(slot, removed.map((item) => items[item]), () => removed.map((item) => versionsOf(item) ?? ""));
    });
    return sheet.part("grounds", none, list, slot, h("div", { class: "q-new" }, choices, address.line, wrong, h("button", { type: "button", onclick: add }, say("ground.add"))));
  }

  /** @param {string} id */
  function groundRow(id) {
    const item = `ground:${id}`;
    const title = h("h4");
    const where = h("p");
    const take = h("button", { type: "button", class: "q-quiet", "aria-describedby": sheet.saidId(item), onclick: () => remove(item, say("ground.removed", { name: nameOf("grounds", value(item)?.what) })) }, say("remove"));
    sheet.follow(() => {
      const one = value(item);
      if (!one) return;
      const name = nameOf("grounds", one.what);
      const rubric = payload.fields.find((/** @type {any} */ field) => field.address === one.field)?.rubric[lang] ?? "";
      title.textContent = name;
      where.textContent = `${one.field ?? say("unset")} · ${rubric}`;
      take.setAttribute("aria-label", `${say("remove")}: ${name}, ${one.field}`);
    });
    return sheet.block(item, "li", { class: "q-choice" }, h("div", { class: "q-side" }, h("div", {}, title, where), take), planned.pleaded(item, nameOf("grounds", value(item)?.what)), conflict(item));
  }

  /** Take an entry out of its list; the focus goes to its neighbour. @param {string} item @param {string} sentence */
  function remove(item, sentence) {
    const row = placeOf(item);
    const neighbour = /** @type {HTMLElement|null} */ (row?.nextElementSibling ?? row?.previousElementSibling ?? null)?.dataset.item;
    const heading = /** @type {HTMLElement} */ (row?.closest("section")?.querySelector("h3"));
    // The motions behind keep their numbers: one removal is one step to undo, and only the order counts.
    session.set(item, null);
    announce(host, sentence);
    if (neighbour) go(neighbour);
    else heading.focus();
  }

  function motions() {
    const slot = h("div");
    const about = h("p", { class: "q-help", id: `${session.tab}-about` });
    const wrong = h("p", { class: "q-wrong" });
    const options = payload.motions.map((/** @type {any} */ one) => ({ id: one.id, label: one.name[lang] }));
    const add = sheet.pick(say("motion.what"), say("motion.add"), options, draft.motion, show);
    add.box.setAttribute("aria-describedby", about.id);
    /** @param {string|null} id */
    function show(id) {
      draft.motion = id;
      wrong.textContent = "";
      about.textContent = payload.motions.find((/** @type {any} */ one) => one.id === id)?.about[lang] ?? "";
    }
    show(draft.motion);
    const put = () => {
      const id = draft.motion;
      if (!id) {
        wrong.textContent = say("motion.missing");
        announce(host, say("motion.missing"));
        add.box.focus();
        return;
      }
      const count = plan(items).length + 1;
      session.set(`motion:${id}`, { stage: null, order: nextOrder(items) });
      add.box.value = "";
      show(null);
      announce(host, say("motion.place", { name: nameOf("motions", id), place: count, count }));
      go(`motion:${id}`);
    };
    const list = h("ol", { class: "q-choices", role: "list" });
    const none = h("p", { class: "q-empty" }, say("motion.none"));
    const rows = new Map();
    sheet.follow(() => {
      const ids = plan(items);
      const removed = removedElsewhere("motion");
      for (const option of add.box.options) option.disabled = ids.includes(option.value);
      if (draft.motion && ids.includes(draft.motion)) show((add.box.value = "") || null);
      sheet.keep(list, rows, ids, motionRow);
      none.hidden = ids.length > 0;
      sheet.redraw(slot, removed.map((item) => items[item]), () => removed.map((item) => versionsOf(item) ?? ""));
    });
    return sheet.part("motions", none, list, slot, h("div", { class: "q-new" }, add.line, about, wrong, h("button", { type: "button", onclick: put }, say("motion.add"))));
  }

  /** @param {string} id */
  function motionRow(id) {
    const item = `motion:${id}`;
    const name = nameOf("motions", id);
    const number = h("span", { class: "q-short" });
    const stages = payload.stages.map((/** @type {any} */ one) => ({ id: one.id, label: one.name[lang] }));
    const stage = sheet.pick(say("motion.stage"), name, stages, null, (chosen) => patch(item, {}, { stage: chosen }), { item, key: `stage ${id}` });
    const move = (/** @type {string} */ key, /** @type {number} */ step) => h("button", { type: "button", class: "q-quiet", "data-key": `${key} ${id}`, "aria-label": `${say(`motion.${key}`)}: ${name}`, onclick: () => moveMotion(id, step) }, say(`motion.${key}`));
    const up = move("up", -1);
    const down = move("down", 1);
    const take = h("button", { type: "button", class: "q-quiet", "data-key": `remove ${id}`, "aria-label": `${say("remove")}: ${name}`, onclick: () => remove(item, say("motion.removed", { name })) }, say("remove"));
    sheet.follow(() => {
      const ids = plan(items);
      const index = ids.indexOf(id);
      number.textContent = `${index + 1}.`;
      stage.box.value = value(item)?.stage ?? "";
      // Not `disabled` at the ends: the button would lose the focus that a reader has on it.
      for (const [button, edge] of [[up, index === 0], [down, index === ids.length - 1]]) edge ? button.setAttribute("aria-disabled", "true") : button.removeAttribute("aria-disabled");
    });
    return sheet.block(item, "li", { class: "q-choice" }, h("div", { class: "q-side" }, h("h4", {}, number, ` ${name}`), stage.line), h("p", { class: "q-card-doings" }, up, down, take), planned.step(item), conflict(item));
  }

  /** @param {string} id @param {number} step */
  function moveMotion(id, step) {
    const before = plan(items);
    const after = moved(before, id, step);
    session.setAll(renumbered(items, after));
    const still = after.indexOf(id) === before.indexOf(id);
    announce(host, say(still ? (step < 0 ? "motion.first" : "motion.last") : "motion.place", { name: nameOf("motions", id), place: after.indexOf(id) + 1, count: after.length }));
  }

  /** @param {string} field @returns {HTMLElement|null} */
  function placeOf(field) {
    const [kind, role] = field.split(".");
    const holder = kind === "position" && role ? payload.positions.find((/** @type {any} */ one) => roleOf(items, one.id) === role) : null;
    const place = (/** @type {string} */ item) => /** @type {HTMLElement|null} */ (host.querySelector(`[data-item="${CSS.escape(item)}"]`));
    return place(field) ?? (holder ? place(`rejected:${holder.id}`) : null) ?? place(partOf(field));
  }

  /** @param {string} field */
  function go(field) {
    const place = placeOf(field);
    const target = /** @type {HTMLElement|null|undefined} */ (place?.matches("section") ? place.querySelector("h3") : place?.querySelector("select, input, textarea, button"));
    for (let fold = target?.closest("details"); fold; fold = fold.parentElement?.closest("details")) fold.open = true;
    // A part that was asked for is opened with its heading.
    if (place?.matches("section")) place.querySelectorAll(":scope > .q-fold").forEach((fold) => (/** @type {HTMLDetailsElement} */ (fold).open = true));
    target?.scrollIntoView({ block: "center" });
    target?.focus({ preventScroll: true });
  }

  function draw() {
    sheet?.save();
    items = session.state.items;
    root.lang = lang;
    host = h("div");
    // Rendered and escaped by Python.
    host.innerHTML = payload.html[lang];
    root.replaceChildren(host);
    host.querySelector("[data-still]")?.remove();
    // Frame and sheet belong to this host: what listens on an earlier one goes away with it.
    around = frame(host, session, payload.texts[lang]);
    sheet = newSheet({ tab: session.tab, say, choose: around.say("choose"), announce: (sentence) => announce(host, sentence), addresses, stateOf, folds });
    planned = planParts({ sheet, session, payload, lang, draft, say, found: around.say("found"), items: () => items, conflict, versionsOf, removedElsewhere, remove, announce: (sentence) => announce(host, sentence) });
    const links = [...parts, ...Object.keys(asked), "rules"].map((name) => h("li", {}, h("a", { href: `#${session.tab}-${name}`, "data-go": name }, say(name))));
    const slot = /** @type {HTMLElement} */ (host.querySelector("[data-slot=form]"));
    slot.replaceChildren(h("nav", { "aria-label": say("parts") }, h("ul", { class: "q-tabs" }, ...links)), around.bar, planned.client(), planned.gate(), positions(), facts(), evidence(), planned.basis(), grounds(), motions(), planned.risks(), planned.appeal(), planned.pairs() ?? "", ...Object.values(asked).map((part) => part.draw(sheet)));
    sheet.follow(rulesLog({ host, session, sheet, lang, say, placeOf }));
    around.showStatus();
    root.dataset.ready = "";
    if (feedback) around.showFeedback(feedback, lang, false);
  }

  function refresh() {
    items = session.state.items;
    sheet.refresh();
    around.showStatus();
  }

  /** @param {MouseEvent} event */
  function onClick(event) {
    const target = /** @type {HTMLElement|null} */ (/** @type {HTMLElement} */ (event.target).closest("[data-go]"));
    if (!target) return;
    event.preventDefault();
    go(target.dataset.go ?? "");
  }

  /** @param {string} what @param {any} detail */
  function heard(what, detail) {
    if (what === "state" || what === "connection") refresh();
    else if (what === "not-saved") around.showStatus(detail);
    else if (what === "full") around.showStatus(around.say("status.full"));
    else if (asked[what]) asked[what].heard(detail);
    else if (what === "feedback") {
      if (!detail.refused) feedback = detail;
      around.showFeedback(detail, lang, true);
      refresh();
    }
  }

  return {
    /** @param {string} next */
    setLang(next) {
      lang = next;
      draw();
    },
    destroy() {
      sheet.save();
      off();
    },
  };
}
