// @ts-check
// Mark what is wrong in the papers of a case file: whole fields, words inside them, things that are missing.

import { announce, brief, chooser, h, ownKeys, select } from "./dom.js";
import { frame, versions } from "./frame.js";
import { crossLines, crossLinks, pickField } from "./mark-cross.js";
import { command, toggleKeys } from "./mark-keys.js";
import { mountTwins } from "./mark-twins.js";
import { choiceOf, kept, mountViews } from "./mark-view.js";
import { mountHints } from "./mark-hints.js";
import { mountReview } from "./mark-review.js";
import { pieces, quoteBetween, selected } from "./quotes.js";
import { newId } from "./session.js";

const SELECTION_MS = 350;

/**
 * @param {HTMLElement} root
 * @param {any} payload
 * @param {import("./session.js").Session} session
 */
export function mountMarker(root, payload, session) {
  let lang = payload.lang;
  /** @type {ReturnType<typeof frame>} */
  let around;
  /** @type {ReturnType<typeof mountHints>} */
  let hints;
  /** @type {string|null} */
  let open = null;
  /** @type {any} */
  let feedback = null;
  /** @type {any} */
  let selecting = null;
  /** @type {ReturnType<typeof mountViews>} */
  let views;
  /** @type {(() => void)|null} */
  let leavePicking = null;
  let drawn = new AbortController();
  // The form knows its own changes: drawing it anew while its box loses the focus would swallow the press on "Done".
  let changing = false;
  const choice = kept(`qorgau.view.${payload.workbook}.${payload.exercise}`);
  /** Saves the note that is still being typed. */
  let saveNote = () => {};
  const off = session.subscribe(heard);
  document.addEventListener("selectionchange", onSelection);
  ownKeys(root);
  root.addEventListener("click", onClick);
  root.addEventListener("keydown", onKey);
  draw();

  /** @returns {[string, import("./session.js").Item][]} marks in the order of the file */
  function marks() {
    const order = new Map(fields().map((field, index) => [field.dataset.field, index]));
    return Object.entries(session.state.items)
      .filter(([id, item]) => id.startsWith("m-") && item.value)
      .sort((one, other) => (order.get(one[1].value?.field) ?? 1e6) - (order.get(other[1].value?.field) ?? 1e6) || (one[1].value?.quote?.start ?? -1) - (other[1].value?.quote?.start ?? -1) || (one[0] < other[0] ? -1 : 1));
  }

  /** @returns {HTMLElement[]} */
  function fields() {
    return Array.from(root.querySelectorAll("[data-field]"));
  }

  /** @param {string} address @returns {HTMLElement|null} */
  function field(address) {
    return root.querySelector(`[data-field="${CSS.escape(address)}"]`);
  }

  /** @param {HTMLElement} place */
  function entryText(place) {
    return /** @type {HTMLElement} */ (place.querySelector("[data-entry]")).dataset.text ?? "";
  }

  /** @param {string|null} id */
  function defectName(id) {
    return payload.defects.find((/** @type {any} */ one) => one.id === id)?.name[lang] ?? around.say("mark.unnamed");
  }

  /** @param {any} value */
  function describe(value) {
    const words = value.quote ? ` ${around.say("quote", { words: value.quote.exact })}` : value.kind === "missing" ? ` (${around.say("mark.kind.missing")})` : "";
    return `${placeName(value)}${words}: ${defectName(value.defect)}`;
  }

  /** @param {string} address */
  function paperOf(address) {
    return address.slice(0, address.lastIndexOf("."));
  }

  /** What a mark is about: a field, the field that it contradicts, or a whole paper. @param {any} value */
  function placeName(value) {
    const place = value.kind === "document" ? `${paperOf(value.field)} (${around.say("mark.kind.document")})` : value.field;
    return value.against ? `${place} ↔ ${value.against}` : place;
  }

  function draw() {
    leavePicking?.();
    leavePicking = null;
    drawn.abort();
    drawn = new AbortController();
    saveNote();
    root.lang = lang;
    root.innerHTML = payload.html[lang];
    for (const entry of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-entry]"))) entry.dataset.text = entry.textContent ?? "";
    around = frame(root, session, payload.texts[lang]);
    hints = mountHints(root, session, lang, around.say);
    const margin = /** @type {HTMLElement} */ (root.querySelector("[data-slot=margin]"));
    const papers = Array.from(/** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(".q-paper")), (paper) => paper.dataset.document ?? "");
    const shown = choiceOf(choice.read(), papers);
    views = mountViews(root, { choice: shown, keep: choice.write, say: around.say, tab: session.tab, onkeys: () => toggleKeys(root), stop: drawn.signal });
    mountTwins(root, { say: around.say, likeness: shown.likeness, onlikeness: views.setLikeness });
    margin.replaceChildren(around.bar, h("div", { "data-form": "" }), h("div", { "data-list": "" }));
    for (const paper of root.querySelectorAll(".q-paper"))
      Array.from(paper.querySelectorAll("[data-mark]")).forEach((button, index) => (/** @type {HTMLElement} */ (button).tabIndex = index === 0 ? 0 : -1));
    root.dataset.ready = "";
    refresh();
    if (open) showForm(open, false);
    if (feedback) around.showFeedback(feedback, lang, false, review);
  }

  /** Own and expert's marks go to their fields. @param {HTMLElement} shown */
  function review(shown) {
    mountReview(root, shown, around.say);
  }

  function refresh() {
    const all = marks();
    const numbered = all.map(([id, item], index) => ({ id, value: item.value, n: index + 1 }));
    const byField = new Map();
    for (const mark of numbered) {
      const address = mark.value?.kind === "document" ? paperOf(mark.value.field) : mark.value?.field;
      byField.set(address, [...(byField.get(address) ?? []), mark]);
    }
    for (const place of fields()) decorate(place, byField.get(place.dataset.field) ?? [], crossLinks(place.dataset.field ?? "", numbered, around.say));
    for (const paper of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(".q-paper"))) paper.querySelector("[data-paper-flags]")?.replaceChildren(...flagsOf(byField.get(paper.dataset.document) ?? []));
    listMarks(all);
    around.showStatus();
  }

  /** @param {{id: string, value: any, n: number}[]} here @returns {HTMLElement[]} a button for each mark, with its verdict once there is one */
  function flagsOf(here) {
    const verdicts = new Map((feedback?.verdicts ?? []).map((/** @type {any} */ verdict) => [verdict.item, verdict.outcome]));
    return here.map((mark) => {
      const kind = ["missing", "document"].includes(mark.value.kind) ? ` · ${around.say(`mark.short.${mark.value.kind}`)}` : "";
      return h("button", { type: "button", class: "q-flag", "data-edit": mark.id, "aria-label": `${around.say("mark.flag", { n: mark.n })}${kind}: ${defectName(mark.value.defect)}` }, `${mark.n}${kind}`, verdicts.has(mark.id) ? h("span", { class: `q-verdict q-verdict-${verdicts.get(mark.id)}` }, around.say(`mark.outcome.${verdicts.get(mark.id)}`)) : null);
    });
  }

  /** @param {HTMLElement} place @param {{id: string, value: any, n: number}[]} here @param {HTMLElement[]} links */
  function decorate(place, here, links) {
    const entry = /** @type {HTMLElement} */ (place.querySelector("[data-entry]"));
    // Words marked in the other language are shown where they stand here too, else the field is.
    const found = (/** @type {any} */ mark) => mark.value.quote && entryText(place).includes(mark.value.quote.exact);
    const quotes = here.filter(found).map((mark) => ({ n: mark.n, exact: mark.value.quote.exact, start: mark.value.quote.start }));
    const wanted = JSON.stringify(quotes);
    if (entry.dataset.drawn !== wanted) {
      entry.dataset.drawn = wanted;
      entry.replaceChildren(...pieces(entryText(place), quotes).map((piece, index, all) => (piece.marks.length ? h("mark", { class: piece.marks.length > 1 ? "q-quote q-quote-twice" : "q-quote", "data-marks": piece.marks.join(" "), "data-ends": piece.marks.filter((n) => !all[index + 1]?.marks.includes(n)).join(" ") }, piece.text) : document.createTextNode(piece.text))));
    }
    place.classList.toggle("q-marked", here.some((mark) => !found(mark)));
    const flags = /** @type {HTMLElement} */ (place.querySelector("[data-flags]"));
    const expert = (feedback?.expert ?? []).filter((/** @type {any} */ mark) => mark.field === place.dataset.field);
    flags.replaceChildren(
      ...flagsOf(here),
      ...links,
      ...expert.map((/** @type {any} */ mark) => h("span", { class: "q-expert-flag" }, `${around.say("mark.expert")}: ${mark.defect ? defectName(mark.defect) : mark.name[lang]}`)),
    );
    place.classList.toggle("q-expert", expert.length > 0);
  }

  /** @param {[string, import("./session.js").Item][]} all */
  function listMarks(all) {
    const slot = /** @type {HTMLElement} */ (root.querySelector("[data-list]"));
    const focused = slot.contains(document.activeElement) ? document.activeElement?.getAttribute("data-key") : null;
    const none = session.state.items.none?.value?.none === true;
    const cards = all.map(([id, item], index) =>
      h(
        "li",
        { class: "q-card", "data-mark-id": id },
        h("p", { class: "q-card-where" }, h("span", { class: "q-flag-still" }, String(index + 1)), ` ${placeName(item.value)}`, item.value?.kind === "missing" ? ` · ${around.say("mark.kind.missing")}` : null),
        item.value?.quote ? h("div", { class: "q-card-quote" }, brief(around.say("quote", { words: item.value.quote.exact }))) : null,
        h("p", { class: "q-card-defect" }, defectName(item.value?.defect ?? null)),
        item.value?.confidence ? h("p", { class: "q-card-more" }, word("confidences", item.value.confidence)) : null,
        item.others.length ? versions({ item: id, found: item, say: around.say, describe, settle: (value) => session.settle(id, value) }) : null,
        h(
          "p",
          { class: "q-card-doings" },
          h("button", { type: "button", class: "q-quiet", "data-edit": id, "data-key": `edit ${id}`, "aria-label": around.say("mark.edit.n", { n: index + 1 }) }, around.say("mark.edit")),
          h("button", { type: "button", class: "q-quiet", "data-remove": id, "data-key": `remove ${id}`, "aria-label": around.say("mark.remove.n", { n: index + 1 }) }, around.say("mark.remove")),
        ),
      ),
    );
    const removed = Object.entries(session.state.items).filter(([id, item]) => id.startsWith("m-") && !item.value && item.others.length);
    const box = h("input", { type: "checkbox", checked: none, "data-none": "", "data-key": "none", onchange: () => session.set("none", box.checked ? { none: true } : null) });
    slot.replaceChildren(
      h("h3", { class: "q-margin-title" }, around.say("mark.list", { count: all.length })),
      all.length ? h("ol", { class: "q-cards" }, ...cards) : h("p", { class: "q-empty" }, around.say("mark.list.empty")),
      ...removed.map(([id, item]) => versions({ item: id, found: item, say: around.say, describe, settle: (value) => session.settle(id, value) })),
      h("label", { class: "q-none" }, box, h("span", {}, around.say("mark.none"))),
      none && all.length ? h("p", { class: "q-warn", role: "alert" }, around.say("mark.none.contradiction")) : "",
    );
    if (focused) /** @type {HTMLElement|null} */ (slot.querySelector(`[data-key="${CSS.escape(focused)}"]`))?.focus();
  }

  /** @param {string} kind @param {string} id */
  function word(kind, id) {
    return payload.words[kind].find((/** @type {any} */ one) => one.id === id)?.name[lang] ?? id;
  }

  /** @param {string} address @param {any} quote @param {string} [kind] */
  function add(address, quote, kind = quote ? "quote" : "field") {
    const id = `m-${newId()}`;
    session.set(id, { field: address, kind, quote, against: null, defect: null, norm: null, consequence: null, severity: null, stage: null, confidence: null, note: "" });
    showForm(id, true);
  }

  /** @param {string} id @param {any} change */
  function change(id, change) {
    const value = session.state.items[id]?.value;
    if (!value) return;
    changing = true;
    session.set(id, { ...value, ...change });
    changing = false;
  }

  /** @param {string} id @param {boolean} focus */
  function showForm(id, focus) {
    const value = session.state.items[id]?.value;
    const slot = /** @type {HTMLElement} */ (root.querySelector("[data-form]"));
    if (!value) {
      open = null;
      slot.replaceChildren();
      return;
    }
    open = id;
    const place = field(value.field);
    if (focus) views.show(paperOf(value.field));
    placeForm(slot, place);
    const rubric = place?.querySelector("[data-rubric]")?.textContent ?? "";
    const title = h("h3", { class: "q-form-title", tabindex: "-1", id: `q-form-${session.tab}` }, around.say("mark.form.title", { field: value.field, rubric }));
    const say = (/** @type {string} */ sentence) => announce(root, sentence);
    const radios = (/** @type {string} */ name, /** @type {string} */ legend, /** @type {{id: string, label: string}[]} */ options, /** @type {string|null} */ chosen, /** @type {(id: string) => void} */ onchoose) =>
      h("fieldset", { class: "q-radios" }, h("legend", {}, legend), ...options.map((option) => h("label", {}, h("input", { type: "radio", name: `${name}-${session.tab}`, value: option.id, checked: option.id === chosen, onchange: () => onchoose(option.id) }), h("span", {}, option.label))));
    const text = place ? entryText(place) : "";
    const reader = h("textarea", { class: "q-reader", rows: "4", "aria-readonly": "true", lang: writtenIn(place), inputmode: "none", "aria-label": around.say("mark.quote.reader"), onbeforeinput: (/** @type {Event} */ event) => event.preventDefault(), value: text });
    const narrow = h("div", { class: "q-narrow", hidden: value.kind !== "quote" }, h("p", {}, around.say("mark.quote.help")), reader, h("p", { class: "q-chosen-quote", "data-chosen-quote": "" }, value.quote ? around.say("quote", { words: value.quote.exact }) : ""));
    const take = () => {
      const quote = quoteBetween(text, reader.selectionStart, reader.selectionEnd, writtenIn(place));
      if (!quote) return;
      change(id, { kind: "quote", quote });
      /** @type {HTMLElement} */ (narrow.querySelector("[data-chosen-quote]")).textContent = around.say("quote", { words: quote.exact });
    };
    reader.addEventListener("keyup", take);
    reader.addEventListener("pointerup", take);
    const options = (/** @type {string} */ kind) => payload.words[kind].map((/** @type {any} */ one) => ({ id: one.id, label: one.name[lang] }));
    const families = new Map(payload.families.map((/** @type {any} */ one) => [one.id, one.name[lang]]));
    let noteTimer = /** @type {any} */ (null);
    saveNote = () => {
      clearTimeout(noteTimer);
      if (noteTimer !== null) change(id, { note: note.value });
      noteTimer = null;
    };
    const note = h("textarea", {
      rows: "2",
      maxlength: "20000",
      value: value.note,
      oninput: () => {
        clearTimeout(noteTimer);
        noteTimer = setTimeout(saveNote, 300);
      },
      onblur: saveNote,
    });
    slot.replaceChildren(
      h(
        "div",
        { class: "q-form", role: "group", "aria-labelledby": title.id, "data-open-mark": id },
        title,
        radios("kind", around.say("mark.kind"), ["field", "quote", "missing", "document"].map((kind) => ({ id: kind, label: around.say(`mark.kind.${kind}`) })), value.kind, (kind) => {
          narrow.hidden = kind !== "quote";
          change(id, kind === "quote" ? { kind, quote: session.state.items[id]?.value?.quote ?? null } : { kind, quote: null });
        }),
        narrow,
        crossLines({
          own: value.field,
          against: value.against ?? null,
          known: fields().map((one) => ({ id: one.dataset.field ?? "", label: one.querySelector("[data-rubric]")?.textContent ?? "" })),
          tab: session.tab,
          say: around.say,
          onchoose: (against) => contradict(id, against),
          onpick: () => pick(id),
        }),
        chooser({
          name: `defect-${session.tab}`,
          legend: around.say("mark.defect"),
          search: around.say("mark.defect.search"),
          found: around.say("found"),
          none: around.say("mark.defect.clear"),
          options: payload.defects.map((/** @type {any} */ one) => ({ id: one.id, group: families.get(one.family), label: one.name[lang], about: one.about[lang], words: `${one.name[lang]} ${one.about[lang]} ${one.id}`.toLocaleLowerCase() })),
          chosen: value.defect,
          onchoose: (defect) => change(id, { defect }),
          announce: say,
        }),
        radios("confidence", around.say("mark.confidence"), options("confidences"), value.confidence, (confidence) => change(id, { confidence })),
        select({ label: around.say("mark.severity"), empty: around.say("choose"), options: options("severities"), chosen: value.severity, onchoose: (severity) => change(id, { severity }) }),
        select({ label: around.say("mark.consequence"), empty: around.say("choose"), options: options("consequences"), chosen: value.consequence, onchoose: (consequence) => change(id, { consequence }) }),
        select({ label: around.say("mark.stage"), empty: around.say("choose"), options: options("stages"), chosen: value.stage, onchoose: (stage) => change(id, { stage }) }),
        h(
          "details",
          { class: "q-norm", open: Boolean(value.norm) },
          h("summary", {}, around.say("mark.norm")),
          chooser({
            name: `norm-${session.tab}`,
            legend: around.say("mark.norm.legend"),
            search: around.say("mark.norm.search"),
            found: around.say("found"),
            none: around.say("mark.norm.clear"),
            options: payload.norms.map((/** @type {any} */ one) => ({ id: one.id, group: one.group[lang], label: one.label[lang], about: around.say(`law.status.${one.status}`), words: `${one.label[lang]} ${one.id}`.toLocaleLowerCase() })),
            chosen: value.norm,
            onchoose: (norm) => change(id, { norm }),
            announce: say,
          }),
        ),
        h("label", { class: "q-line" }, h("span", { class: "q-line-name" }, around.say("mark.note")), note),
        h(
          "p",
          { class: "q-form-doings" },
          h("button", { type: "button", class: "q-primary", "data-close": "", onclick: () => close() }, around.say("mark.done")),
          h("button", { type: "button", class: "q-quiet", "data-remove": id }, around.say("mark.remove")),
        ),
      ),
    );
    if (!focus) return;
    title.focus();
    // A sheet from below must not lie on the field that it is about.
    if (place && getComputedStyle(/** @type {Element} */ (slot.firstElementChild)).position === "fixed") place.scrollIntoView({ block: "start" });
  }

  /**
   * Beside the papers when there is room, else right below the field that is marked (on a phone CSS makes it a sheet).
   * @param {HTMLElement} slot @param {HTMLElement|null} place
   */
  function placeForm(slot, place) {
    const margin = /** @type {HTMLElement} */ (root.querySelector("[data-slot=margin]"));
    const papers = /** @type {HTMLElement} */ (root.querySelector(".q-papers"));
    const beside = margin.getBoundingClientRect().left >= papers.getBoundingClientRect().right;
    if (beside || !place) /** @type {HTMLElement} */ (margin.querySelector(".q-bar")).after(slot);
    else place.append(slot);
  }

  /** @param {string} id @param {string|null} against */
  function contradict(id, against) {
    change(id, { against });
    announce(root, against ? around.say("mark.cross.set", { field: session.state.items[id]?.value?.field, against }) : around.say("mark.cross.cleared"));
  }

  /** The form steps aside while the other field is chosen. @param {string} id */
  function pick(id) {
    const slot = /** @type {HTMLElement} */ (root.querySelector("[data-form]"));
    const own = session.state.items[id]?.value?.field ?? "";
    slot.hidden = true;
    leavePicking = pickField(root, {
      own,
      say: around.say,
      done: (against) => {
        leavePicking = null;
        slot.hidden = false;
        if (against) contradict(id, against);
        else announce(root, around.say("mark.cross.left"));
        showForm(id, true);
        /** @type {HTMLElement|null} */ (root.querySelector("[data-cross]"))?.focus();
      },
    });
    /** @type {HTMLElement|null} */ (field(own)?.querySelector("[data-mark]"))?.focus();
  }

  /** Bring a field of any paper into sight and give it the focus. @param {string} address */
  function goTo(address) {
    views.show(paperOf(address));
    const there = field(address);
    there?.scrollIntoView({ block: "center" });
    /** @type {HTMLElement|null} */ (there?.querySelector("[data-mark]"))?.focus();
  }

  function close() {
    const value = open ? session.state.items[open]?.value : null;
    open = null;
    /** @type {HTMLElement} */ (root.querySelector("[data-form]")).replaceChildren();
    if (!value) return;
    const place = field(value.field);
    const back = value.kind === "document" ? place?.closest(".q-paper")?.querySelector("[data-mark-paper]") : place?.querySelector("[data-mark]");
    /** @type {HTMLElement|null|undefined} */ (back)?.focus();
  }

  /** @param {MouseEvent} event */
  function onClick(event) {
    const words = /** @type {HTMLElement} */ (event.target).closest("mark[data-marks]");
    if (words && document.getSelection()?.isCollapsed !== false) nextOf(words.getAttribute("data-marks")?.split(" ").map(Number) ?? []);
    const target = /** @type {HTMLElement} */ (event.target).closest("button, a");
    if (!(target instanceof HTMLElement)) return;
    const data = target.dataset;
    const place = /** @type {HTMLElement|null} */ (target.closest("[data-field]"));
    if ("quoteNow" in data && place) add(place.dataset.field ?? "", JSON.parse(data.quoteNow ?? "null"));
    else if ("markPaper" in data) add(/** @type {HTMLElement|null} */ (target.closest(".q-paper")?.querySelector("[data-field]") ?? null)?.dataset.field ?? "", null, "document");
    else if ("mark" in data && place) add(place.dataset.field ?? "", null);
    else if (data.edit) showForm(data.edit, true);
    else if (data.go) {
      event.preventDefault();
      goTo(data.go);
    } else if (data.remove) {
      const id = data.remove;
      const inForm = open === id;
      session.set(id, null);
      if (inForm) showForm(id, false);
      announce(root, around.say("mark.removed"));
      /** @type {HTMLElement|null} */ (root.querySelector("[data-list] [data-key]"))?.focus();
    }
  }

  /** A press on words under several marks opens one after the other. @param {number[]} numbers */
  function nextOf(numbers) {
    const ids = marks().map(([id]) => id);
    const here = numbers.map((n) => ids[n - 1]);
    showForm(here[(here.indexOf(open ?? "") + 1) % here.length], true);
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    const asked = command(event);
    if (asked) {
      event.preventDefault();
      if (asked === "keys") toggleKeys(root);
      else views.change(asked);
      return;
    }
    const target = /** @type {HTMLElement} */ (event.target);
    if (event.key === "Escape" && open && root.querySelector("[data-form]")?.contains(target)) {
      event.preventDefault();
      close();
    }
    const step = { ArrowDown: 1, ArrowUp: -1, Home: -1e6, End: 1e6 }[event.key];
    if (step === undefined || !target.matches("[data-mark]")) return;
    event.preventDefault();
    const buttons = /** @type {HTMLElement[]} */ (Array.from(root.querySelectorAll("[data-mark]"))).filter((button) => !button.closest("[hidden]"));
    const next = buttons[Math.max(0, Math.min(buttons.length - 1, buttons.indexOf(target) + step))];
    for (const button of next.closest(".q-paper")?.querySelectorAll("[data-mark]") ?? []) /** @type {HTMLElement} */ (button).tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  }

  function onSelection() {
    clearTimeout(selecting);
    selecting = setTimeout(offerQuote, SELECTION_MS);
  }

  /** The language of an entry: a paper that stays in its own is not in the reader's. @param {Element|null|undefined} place */
  function writtenIn(place) {
    return /** @type {HTMLElement|null} */ (place?.querySelector("[data-entry]")?.closest("[lang]") ?? null)?.lang || lang;
  }

  function offerQuote() {
    if (!root.isConnected) return;
    const selection = document.getSelection();
    const node = selection?.anchorNode;
    const entry = /** @type {HTMLElement|null} */ ((node instanceof HTMLElement ? node : node?.parentElement)?.closest("[data-entry]") ?? null);
    const offered = root.querySelector("[data-quote-now]");
    const place = /** @type {HTMLElement|null} */ (entry && root.contains(entry) ? entry.closest("[data-field]") : null);
    const span = entry && place ? selected(entry, selection ?? null) : null;
    const quote = span && place ? quoteBetween(entryText(place), span.from, span.to, writtenIn(place)) : null;
    if (!quote || !place) {
      // The button stays while it has the focus: pressing it may clear the selection first.
      if (offered && document.activeElement !== offered) offered.remove();
      return;
    }
    offered?.remove();
    const short = quote.exact.length > 40 ? `${quote.exact.slice(0, 40)}…` : quote.exact;
    place.querySelector("[data-actions]")?.append(h("button", { type: "button", class: "q-mark-quote", "data-quote-now": JSON.stringify(quote), onpointerdown: (/** @type {Event} */ press) => press.preventDefault() }, around.say("mark.quote.now", { quote: short })));
  }

  /** @param {string} what @param {any} detail */
  function heard(what, detail) {
    if (what === "state") {
      refresh();
      const slot = root.querySelector("[data-form]");
      if (open && !changing && !leavePicking && !slot?.contains(document.activeElement)) showForm(open, false);
      if (open && !session.state.items[open]?.value) showForm(open, false);
    } else if (what === "connection") around.showStatus();
    else if (what === "not-saved") around.showStatus(detail);
    else if (what === "full") around.showStatus(around.say("status.full"));
    else if (what === "feedback") {
      if (!detail.refused) feedback = detail;
      // The expert's marks first: they make the papers longer and would push the feedback out of sight.
      refresh();
      around.showFeedback(detail, lang, true, review);
    } else if (what === "hints") hints.heard(detail);
  }

  return {
    /** @param {string} next */
    setLang(next) {
      lang = next;
      draw();
    },
    destroy() {
      off();
      drawn.abort();
      leavePicking?.();
      document.removeEventListener("selectionchange", onSelection);
      clearTimeout(selecting);
    },
  };
}
