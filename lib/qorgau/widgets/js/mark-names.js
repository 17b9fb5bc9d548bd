// @ts-check
// What a mark is called in the language of the reader: its place, its words, its defect.

/** @param {string} address @returns {string} the paper of a field: RP-1 of RP-1.4 */
export function paperOf(address) {
  return address.slice(0, address.lastIndexOf("."));
}

/**
 * @param {{defects: any[], words: Record<string, any[]>}} payload @param {string} lang
 * @param {(key: string, values?: any) => string} say
 */
export function namesOf(payload, lang, say) {
  const named = (/** @type {any[]} */ list, /** @type {string|null} */ id) => list.find((one) => one.id === id)?.name[lang];

  /** @param {string|null} id */
  function defect(id) {
    return named(payload.defects, id) ?? say("mark.unnamed");
  }

  /** How sure, how grave, what to ask for, when. @param {string} kind @param {string} id */
  function word(kind, id) {
    return named(payload.words[kind], id) ?? id;
  }

  /** What a mark is about: a field, the field that it contradicts, or a whole paper. @param {any} value */
  function place(value) {
    const about = value.kind === "document" ? `${paperOf(value.field)} (${say("mark.kind.document")})` : value.field;
    return value.against ? `${about} ↔ ${value.against}` : about;
  }

  /** A whole mark in one line. @param {any} value */
  function mark(value) {
    const words = value.quote ? ` ${say("quote", { words: value.quote.exact })}` : value.kind === "missing" ? ` (${say("mark.kind.missing")})` : "";
    return `${place(value)}${words}: ${defect(value.defect)}`;
  }

  return { defect, word, place, mark };
}
