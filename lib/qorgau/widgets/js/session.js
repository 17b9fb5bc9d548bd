// @ts-check
// One exercise's answer in the page: what Python has, what is still on its way, undo, and what the reader is told.

/** @typedef {Record<string, any>} Value */
/** @typedef {{value: Value|null, head: string, others: {value: Value|null, head: string}[]}} Item */
/** @typedef {{op: string, at: string, tab: string, exercise: string, do: string, item: string|null, value: Value|null, base: string|null, settles?: boolean}} Operation */
/** @typedef {{items: Record<string, Item>, tries: number, hints?: Record<string, number>}} State */
/** @typedef {{getItem: (key: string) => string|null, setItem: (key: string, text: string) => void, removeItem: (key: string) => void}} Store */
/** @typedef {{item: string, before: Value|null, after: Value|null}[]} Step */
/** @typedef {(message: object) => void} Send */

export const SILENCE_MS = 3000;
const BEAT_MS = 10000;

/** A random id that needs no secure context. */
export function newId() {
  const bytes = new Uint8Array(16);
  crypto.getRandomValues(bytes);
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * Lay operations that Python has not confirmed over the state it sent.
 * @param {State} state
 * @param {Operation[]} pending
 * @returns {State}
 */
export function layOver(state, pending) {
  const items = { ...state.items };
  let tries = state.tries;
  for (const op of pending) {
    if (op.do === "check") tries += 1;
    if (op.item === null) continue;
    if (op.do === "remove") delete items[op.item];
    if (op.do === "set") {
      const others = op.settles ? [] : (items[op.item]?.others ?? []);
      items[op.item] = { value: op.value, head: op.op, others };
    }
  }
  return { ...state, items, tries };
}

/** Storage that may be forbidden (private windows): the page then keeps the work in memory only. */
function safeStore() {
  try {
    const store = globalThis.localStorage;
    store.setItem("qorgau.probe", "1");
    store.removeItem("qorgau.probe");
    return store;
  } catch {
    return null;
  }
}

export class Session {
  /** @param {{workbook: string, exercise: string, owner: string|null, store?: Store|null, now?: () => Date, silence?: number}} options */
  constructor({ workbook, exercise, owner, store = safeStore(), now = () => new Date(), silence = SILENCE_MS }) {
    this.exercise = exercise;
    this.tab = newId();
    this.store = store;
    this.now = now;
    this.silence = silence;
    this.box = `qorgau.pending.${workbook}.${owner ?? ""}.${exercise}`;
    /** @type {State} */
    this.known = { items: {}, tries: 0 };
    /** @type {Operation[]} */
    this.pending = this.stored();
    /** @type {Step[]} */
    this.done = [];
    /** @type {Step[]} */
    this.undone = [];
    /** @type {Set<(what: string, detail?: any) => void>} */
    this.listeners = new Set();
    /** @type {Send|null} */
    this.send = null;
    /** @type {"starting"|"saved"|"saving"|"lost"|"refused"} */
    this.connection = "starting";
    this.waiting = 0;
    /** @type {any} */
    this.timer = null;
    /** @type {any} */
    this.beat = null;
    /** @type {any[]} */
    this.findings = [];
    /** Whether hints are offered, what they cost, those that were given: as Python last said. @type {any} */
    this.hints = null;
  }

  get state() {
    return layOver(this.known, this.pending);
  }

  /** @param {(what: string, detail?: any) => void} listener @returns {() => void} */
  subscribe(listener) {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** @param {string} what @param {any} [detail] */
  tell(what, detail) {
    for (const listener of this.listeners) listener(what, detail);
  }

  stored() {
    try {
      const list = JSON.parse(this.store?.getItem(this.box) ?? "[]");
      return Array.isArray(list) ? list.filter((op) => op && typeof op.op === "string" && typeof op.do === "string") : [];
    } catch {
      return [];
    }
  }

  /** Other tabs of this browser write the same box: only their own operations may be changed here. */
  keep() {
    const mine = new Set(this.pending.map((op) => op.op));
    const others = this.stored().filter((op) => op.tab !== this.tab && !this.taken?.has(op.op) && !mine.has(op.op));
    const all = [...others, ...this.pending];
    try {
      if (all.length) this.store?.setItem(this.box, JSON.stringify(all));
      else this.store?.removeItem(this.box);
    } catch {
      this.tell("full");
    }
  }

  /** @param {Partial<Operation>} op */
  push(op) {
    /** @type {Operation} */
    const whole = {
      op: newId(),
      at: this.now().toISOString().replace(/\.\d+Z$/, "Z"),
      tab: this.tab,
      exercise: this.exercise,
      do: "set",
      item: null,
      value: null,
      base: op.item ? (this.state.items[op.item]?.head ?? null) : null,
      ...op,
    };
    this.pending.push(whole);
    this.keep();
    this.hand([whole]);
    this.tell("state");
  }

  /** @param {string} item @param {Value|null} after @param {boolean} [settles] */
  write(item, after, settles = false) {
    const op = after === null ? { do: "remove", item } : { item, value: after };
    this.push(settles ? { ...op, settles: true } : op);
  }

  /**
   * Change one item (null removes it). Every change can be undone.
   * @param {string} item @param {Value|null} after
   */
  set(item, after) {
    this.setAll([[item, after]]);
  }

  /**
   * Change several items as one step: one undo takes all of it back.
   * @param {[string, Value|null][]} changes
   */
  setAll(changes) {
    const { items } = this.state;
    const step = changes.map(([item, after]) => ({ item, before: items[item]?.value ?? null, after })).filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after));
    if (!step.length) return;
    this.done.push(step);
    this.undone = [];
    for (const { item, after } of step) this.write(item, after);
  }

  /** Keep one of several versions of an item. @param {string} item @param {Value|null} value */
  settle(item, value) {
    this.done.push([{ item, before: this.state.items[item]?.value ?? null, after: value }]);
    this.undone = [];
    this.write(item, value, true);
  }

  undo() {
    const step = this.done.pop();
    if (!step) return false;
    this.undone.push(step);
    for (const { item, before } of [...step].reverse()) this.write(item, before);
    return true;
  }

  redo() {
    const step = this.undone.pop();
    if (!step) return false;
    this.done.push(step);
    for (const { item, after } of step) this.write(item, after);
    return true;
  }

  /** Ask Python for the score of what stands here. */
  check() {
    this.push({ do: "check" });
    this.ask({ type: "check" });
  }

  /** @param {Operation[]} ops */
  hand(ops) {
    if (this.send && ops.length) this.ask({ type: "ops", ops });
    else if (!this.send && this.connection !== "starting") this.become("lost");
  }

  /** Send a message that Python must answer within SILENCE_MS. @param {object} message */
  ask(message) {
    if (!this.send) return;
    this.waiting += 1;
    if (/** @type {any} */ (message).type !== "ping" && this.connection === "saved") this.become("saving");
    try {
      this.send(message);
    } catch {
      this.become("lost");
    }
    this.watch();
  }

  watch() {
    if (this.timer === null) this.timer = setTimeout(() => this.missed(), this.silence);
  }

  missed() {
    this.timer = null;
    this.become("lost");
  }

  /** @param {"starting"|"saved"|"saving"|"lost"|"refused"} connection */
  become(connection) {
    if (connection === this.connection) return;
    this.connection = connection;
    this.tell("connection", connection);
  }

  /** Python is there: hand over all that waited. @param {Send} send */
  connect(send) {
    this.send = send;
    clearInterval(this.beat);
    this.ask({ type: "hello", ops: this.pending });
    this.beat = setInterval(() => {
      // A page that lost Python tries to hand its work over with every beat.
      if (this.pending.length) this.ask({ type: "ops", ops: this.pending });
      else this.ask({ type: "ping" });
    }, BEAT_MS);
  }

  disconnect() {
    clearInterval(this.beat);
    clearTimeout(this.timer);
    this.timer = null;
    this.send = null;
    this.become("lost");
  }

  /** @param {any} message @param {DataView[]} [buffers] bytes that came with it */
  receive(message, buffers = []) {
    clearTimeout(this.timer);
    this.timer = null;
    this.waiting = 0;
    if (message.type === "state") {
      this.taken = new Set([...(this.taken ?? []), ...message.taken]);
      this.pending = this.pending.filter((op) => !this.taken?.has(op.op));
      this.known = message.state;
      this.findings = message.findings ?? this.findings;
      this.keep();
      this.become(this.pending.length ? "saving" : "saved");
      this.tell("state");
    } else if (message.type === "not-saved") {
      this.become("refused");
      this.tell("not-saved", message.message);
    } else {
      if (message.type === "hints") this.hints = message;
      this.become(this.pending.length ? "saving" : "saved");
      this.tell(message.type, buffers.length ? { ...message, buffers } : message);
    }
    // What was sent after the answered message is still watched.
    if (this.pending.length && this.send) this.watch();
  }
}
