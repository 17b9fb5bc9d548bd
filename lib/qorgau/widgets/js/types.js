// @ts-check
// How the page of each exercise type comes alive. A bundle keeps the lines of the types it needs: one type a line.

import { mountByDate } from "./by-date.js";
import { mountCards } from "./cards.js";
import { mountMarker } from "./marker.js";
import { mountStrategy } from "./strategy.js";
import { mountTimeline } from "./timeline.js";

/** Every exercise type of the page, as in exercises/types.py. @type {Record<string, import("./desk.js").Mount>} */
export const MOUNT = {
  "mark": mountMarker,
  "strategy": mountStrategy,
  "timeline": mountTimeline,
  "by-date": mountByDate,
  "cards": mountCards,
};
