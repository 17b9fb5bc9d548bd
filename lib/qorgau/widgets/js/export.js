// @ts-check
// Answers as one file: made in the page, so that it works without Python too.

/**
 * @param {{workbook: string, owner: string|null, lang: string, sessions: import("./session.js").Session[], now?: Date}} options
 */
export function answersFile({ workbook, owner, lang, sessions, now = new Date() }) {
  /** @type {Record<string, any>} */
  const exercises = {};
  /** @type {Record<string, number>} */
  const tries = {};
  /** @type {Record<string, number>} */
  const hints = {};
  const conflicts = [];
  for (const session of sessions) {
    const { items, tries: count, hints: told } = session.state;
    exercises[session.exercise] = { items: Object.fromEntries(Object.entries(items).filter(([, item]) => item.value !== null).map(([id, item]) => [id, item.value])) };
    tries[session.exercise] = count;
    const given = Object.entries(told ?? {});
    for (const [id, level] of given) exercises[session.exercise].items[id] = { level };
    if (given.length) hints[session.exercise] = given.reduce((sum, [, level]) => sum + level, 0);
    for (const [id, item] of Object.entries(items))
      if (item.others.length) conflicts.push({ exercise: session.exercise, item: id, versions: [item.value, ...item.others.map((other) => other.value)] });
  }
  return { qorgau: 1, workbook, owner, lang, made: now.toISOString().replace(/\.\d+Z$/, "Z"), tries, hints, exercises, conflicts };
}

/** Hand a file to the reader. @param {string} name @param {string|DataView} content @param {string} type */
export function download(name, content, type) {
  const url = URL.createObjectURL(new Blob([/** @type {BlobPart} */ (content)], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}
