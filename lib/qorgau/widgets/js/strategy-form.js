// @ts-check
// What every part of the strategy form works with: the items of the answer, their names, versions of them to choose from.

import { fill, h } from "./dom.js";
import { versions } from "./frame.js";
import { changed } from "./strategy-items.js";
import { describe } from "./strategy-words.js";

/** The form is drawn anew in every language: `sheet`, `around` and what is made of them belong to one drawing. @typedef {any} Form */

/** Items that the trainee adds: without a word in them they still stand. */
const ADDED = /^(basis|ground|motion):/;

/**
 * @param {any} payload @param {import("./session.js").Session} session
 * @param {{go: (field: string) => void, placeOf: (field: string) => HTMLElement|null, announce: (sentence: string) => void}} page
 * @returns {Form}
 */
export function newForm(payload, session, page) {
  /** @param {string} key @param {Record<string, any>} [values] */
  const say = (key, values = {}) => fill(payload.texts[form.lang][`strategy.form.${key}`] ?? key, values);
  /** @type {Form} */
  const form = {
    ...page,
    payload,
    session,
    say,
    lang: payload.lang,
    items: session.state.items,
    /** What is chosen and not yet added. */
    draft: {},
    addresses: payload.fields.map((/** @type {any} */ one) => one.address),

    /** The choices under a name, wherever the payload has them. @param {string} words @returns {any[]} */
    listOf: (words) => payload.plan[words] ?? payload[words],

    /** @param {string} words @param {string} id @returns {string} */
    nameOf: (words, id) => form.listOf(words)?.find((/** @type {any} */ one) => one.id === id)?.name[form.lang] ?? id ?? say("unset"),

    /** @param {string} item @returns {any} */
    value: (item) => form.items[item]?.value ?? null,

    /** @param {string} item @param {Record<string, any>} blank @param {Record<string, any>} change */
    patch: (item, blank, change) => session.set(item, { ...blank, ...form.value(item), ...change }),

    /** An item that nothing is left in goes; one that was added stays until it is taken out. @param {string} item @param {Record<string, any>} change */
    put(item, change) {
      if (!ADDED.test(item)) session.set(item, changed(form.value(item), change));
      else if (form.value(item)) form.patch(item, {}, change);
    },

    /** The versions of an item that two places changed at once. @param {string} item */
    versionsOf(item) {
      const found = form.items[item];
      if (!found?.others.length) return "";
      const settle = (/** @type {any} */ kept) => {
        session.settle(item, kept);
        form.go(item);
      };
      return versions({ item, found, say: form.around.say, describe: (one) => describe(form, item, one), settle });
    },

    /** @param {string} item */
    conflict(item) {
      const slot = h("div");
      form.sheet.follow(() => form.sheet.redraw(slot, form.items[item]?.others.length ? form.items[item] : null, () => [form.versionsOf(item)]));
      return slot;
    },
  };
  return form;
}
