// @ts-check
// Hints that cost: asked for, confirmed, told. The page never holds a hint that was not given.

import { announce, h } from "./dom.js";

/**
 * @param {HTMLElement} root the exercise @param {import("./session.js").Session} session @param {string} lang
 * @param {(key: string, values?: any) => string} say
 */
export function mountHints(root, session, lang, say) {
  const opener = h("button", { type: "button", class: "q-quiet", "data-hint-ask": "", "aria-expanded": "false", onclick: () => confirm() }, say("mark.hint.ask"));
  const place = h("div", { class: "q-hint-confirm", "data-hint-confirm": "" });
  const list = h("div", { class: "q-hints", "data-hints": "" });
  const box = h("div", { class: "q-hint", hidden: true }, list, opener, place);
  root.querySelector(".q-check")?.before(box);
  show(session.hints);

  /** @param {string} sentence */
  function tell(sentence) {
    place.replaceChildren(h("p", { class: "q-card-more" }, sentence));
    announce(root, sentence);
  }

  function close() {
    place.replaceChildren();
    opener.setAttribute("aria-expanded", "false");
    opener.focus();
  }

  function confirm() {
    const { percent } = session.hints;
    const title = h("h4", { tabindex: "-1", id: `q-hint-${session.tab}` }, say("mark.hint.confirm.title"));
    const asked = h(
      "div",
      { class: "q-notice", role: "group", "aria-labelledby": title.id },
      title,
      h("p", {}, say("mark.hint.confirm", { percent })),
      h(
        "p",
        { class: "q-form-doings" },
        h("button", { type: "button", class: "q-quiet", "data-hint-take": "", onclick: () => take() }, say("mark.hint.take", { percent })),
        h("button", { type: "button", class: "q-quiet", "data-hint-cancel": "", onclick: () => close() }, say("mark.hint.cancel")),
      ),
    );
    asked.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
      if (event.key === "Escape") close();
    });
    place.replaceChildren(asked);
    opener.setAttribute("aria-expanded", "true");
    title.focus();
  }

  function take() {
    close();
    if (!session.send) return tell(say("mark.hint.later"));
    tell(say("mark.hint.waiting"));
    session.ask({ type: "hint" });
  }

  /** What Python said of hints. @param {any} told */
  function show(told) {
    const given = told?.given ?? [];
    box.hidden = !told || (!told.offered && !given.length);
    opener.hidden = !told?.offered;
    const lines = given.map((/** @type {Record<string, string>} */ one) => h("li", { tabindex: "-1" }, one[lang]));
    list.replaceChildren(...(lines.length ? [h("h4", {}, say("mark.hint.list", { count: lines.length })), h("ol", {}, ...lines)] : []));
    if (!told?.offered) place.replaceChildren();
  }

  /** Python answered: a new hint takes the focus. @param {any} told */
  function heard(told) {
    show(told);
    if (told.refused) tell(say(told.refused));
    else if (told.fresh) {
      place.replaceChildren();
      announce(root, say("mark.hint.fresh", { hint: told.fresh[lang] }));
      const lines = /** @type {HTMLElement[]} */ ([...list.querySelectorAll("li")]);
      const line = lines.find((one) => one.textContent === told.fresh[lang]) ?? lines.at(-1);
      line?.focus();
    }
  }

  return { heard };
}
