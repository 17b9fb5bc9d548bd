// @ts-check
// Papers from the strategy: Python builds the file, the page hands it over.

import { download } from "./export.js";
import { askedPart } from "./strategy-asked.js";

/** @param {import("./strategy-asked.js").Around} around */
export function draftsPart(around) {
  const { say } = around;
  return askedPart("drafts", around, (file) => {
    download(file.name, file.buffers[0], file.mime);
    return say("drafts.ready", { name: file.name });
  });
}
