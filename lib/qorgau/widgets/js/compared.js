// @ts-check
// The page of papers side by side: the threshold of its list of pairs.

import { mountLikeness } from "./likeness.js";

for (const section of document.querySelectorAll("[data-likeness]")) mountLikeness(/** @type {HTMLElement} */ (section));
