// @ts-check
// The picture of the strategy: Python draws it, the page opens it over the form.

import { askedPart } from "./strategy-asked.js";

/** @param {import("./strategy-asked.js").Around} around */
export function picturePart(around) {
  const { host, say } = around;
  return askedPart("picture", around, ({ html }) => {
    // Who has gone on writing meanwhile is not torn away.
    if (document.activeElement?.matches("input, textarea")) return say("picture.ready");
    host().querySelector("dialog")?.remove();
    // Rendered and escaped by Python.
    host().insertAdjacentHTML("beforeend", html);
    host().querySelector("dialog")?.showModal();
    return "";
  });
}
