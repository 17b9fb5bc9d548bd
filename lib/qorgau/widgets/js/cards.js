// @ts-check
// A deck of drill cards: one field in two variants, native radios for what a defender objects to and how sure one is.

import { h } from "./dom.js";
import { mountForm, verdict } from "./form.js";

const BLANK = { choice: null, sure: null };

/** @typedef {import("./form.js").Form} Form */

/**
 * @param {HTMLElement} root
 * @param {any} payload
 * @param {import("./session.js").Session} session
 */
export function mountCards(root, payload, session) {
  /** @param {any} card */
  const heading = (card) => `${session.tab}-${card.id}`;

  /** @param {Form} form @param {any} card */
  const nameOf = (form, card) => form.around.say("cards.name", { card: card.id, title: card.title[form.lang] });

  /** @param {Form} form @param {string} item @param {any} value */
  function describe(form, item, value) {
    const say = form.around.say;
    const place = payload.cards.find((/** @type {any} */ one) => one.item === item)?.choices.find((/** @type {any} */ one) => one.id === value.choice)?.place;
    const choice = place ? say(`cards.choice.${place}`) : say("cards.unset");
    const sure = payload.sure.find((/** @type {any} */ one) => one.id === value.sure)?.name[form.lang];
    return sure ? say("cards.said", { choice, sure }) : choice;
  }

  /** @param {Form} form @param {any} one @param {"first"|"second"} place */
  function variant(form, one, place) {
    return h(
      "div",
      { class: "q-drill-variant" },
      h("h4", {}, form.around.say(`cards.variant.${place}`)),
      h("p", { class: `q-drill-entry q-look-${one.look}` }, h("span", { class: "q-entry" }, one.entry[form.lang])),
      one.context ? h("p", { class: "q-drill-context" }, one.context[form.lang]) : null,
    );
  }

  /** @param {Form} form @param {any} card */
  function drill(form, card) {
    const say = form.around.say;
    const patch = (/** @type {any} */ change) => session.set(card.item, { ...BLANK, ...form.items[card.item]?.value, ...change });
    const radios = (/** @type {"choice"|"sure"} */ part, /** @type {{id: string, label: string}[]} */ options) =>
      options.map(({ id, label }) => {
        const box = h("input", { type: "radio", name: `${session.tab}-${card.item}-${part}`, value: id, "data-part": part, onchange: () => patch({ [part]: id }) });
        form.sheet.follow(() => (box.checked = form.items[card.item]?.value?.[part] === id));
        return h("label", {}, box, h("span", {}, label));
      });
    const choices = card.choices.map((/** @type {any} */ one) => ({ id: one.id, label: say(`cards.choice.${one.place}`) }));
    const sure = payload.sure.map((/** @type {any} */ one) => ({ id: one.id, label: one.name[form.lang] }));
    return h(
      "section",
      { class: "q-choice q-drill", "data-card": card.id, "aria-labelledby": heading(card) },
      h("h3", { id: heading(card), tabindex: "-1" }, nameOf(form, card)),
      h("p", { class: "q-rubric" }, say("cards.place", { paper: card.paper[form.lang], rubric: card.rubric[form.lang] })),
      h("p", { class: "q-drill-day" }, say("cards.day", { day: card.day })),
      h("div", { class: "q-drill-pair" }, variant(form, card.variants[0], "first"), variant(form, card.variants[1], "second")),
      h("fieldset", { class: "q-radios q-drill-choice" }, h("legend", {}, say("cards.ask")), ...radios("choice", choices)),
      h("fieldset", { class: "q-radios q-drill-sure" }, h("legend", {}, say("cards.sure")), ...radios("sure", sure)),
      verdict(card.item),
      form.conflict(card.item),
    );
  }

  /** @param {Form} form @param {any} card */
  function link(form, card) {
    const found = h("a", { href: `#${heading(card)}` }, card.id);
    form.sheet.follow(() => {
      const answered = Boolean(form.items[card.item]?.value?.choice);
      found.toggleAttribute("data-answered", answered);
      found.setAttribute("aria-label", answered ? form.around.say("cards.link.answered", { name: nameOf(form, card) }) : nameOf(form, card));
    });
    return h("li", {}, found);
  }

  /** @param {Form} form */
  function build(form) {
    const progress = h("p", { class: "q-card-more", "data-progress": true });
    form.sheet.follow(() => {
      const count = payload.cards.filter((/** @type {any} */ one) => form.items[one.item]?.value?.choice).length;
      progress.textContent = form.around.say("cards.progress", { count, total: payload.cards.length });
    });
    const links = payload.cards.map((/** @type {any} */ card) => link(form, card));
    return [h("nav", { "aria-label": form.around.say("cards.items", { deck: payload.title[form.lang] }) }, progress, h("ul", { class: "q-tabs q-deck" }, ...links)), ...payload.cards.map((/** @type {any} */ card) => drill(form, card))];
  }

  return mountForm(root, payload, session, build, describe);
}
