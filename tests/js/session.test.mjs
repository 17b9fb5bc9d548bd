// The session of one exercise: nothing a trainee does is lost, whatever happens to Python, the page or its neighbours.
import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, mock, test } from "node:test";

import { SILENCE_MS, Session, layOver, newId } from "../../lib/qorgau/widgets/js/session.js";

const NOW = new Date("2026-11-23T10:00:00.123Z");
const BOX = "qorgau.pending.w01.anna.mark";
const BEAT_MS = 10000;

/** Storage of one browser, shared by its tabs; `room` false means that it is full. */
function newStore(content = {}) {
  const kept = new Map(Object.entries(content));
  const store = {
    room: true,
    getItem: (key) => kept.get(key) ?? null,
    setItem(key, text) {
      if (!store.room) throw new DOMException("full", "QuotaExceededError");
      kept.set(key, text);
    },
    removeItem: (key) => void kept.delete(key),
    ops: (box = BOX) => JSON.parse(kept.get(box) ?? "[]"),
    keys: () => [...kept.keys()],
  };
  return store;
}

/** A tab of the exercise `mark` of anna in w01. */
function newTab(store, options = {}) {
  return new Session({ workbook: "w01", exercise: "mark", owner: "anna", store, now: () => NOW, ...options });
}

/** Python for one journal: knows every operation once, in order of arrival. */
function newPython() {
  const state = { items: {}, tries: 0 };
  const seen = new Set();
  function take(ops) {
    for (const op of ops) {
      if (seen.has(op.op)) continue;
      seen.add(op.op);
      if (op.do === "check") state.tries += 1;
      if (op.do === "remove") delete state.items[op.item];
      if (op.do === "set") state.items[op.item] = { value: op.value, head: op.op, others: [] };
    }
    return { type: "state", state: structuredClone(state), taken: ops.map((op) => op.op), findings: [] };
  }
  return { state, seen, take };
}

/** Everything a session tells, as [what, detail]. */
function listen(session) {
  const told = [];
  session.subscribe((what, detail) => told.push([what, detail]));
  return told;
}

/** Messages that a session sends to a Python that is silent. */
function connect(session) {
  const sent = [];
  session.connect((message) => sent.push(structuredClone(message)));
  return sent;
}

const values = (session) => Object.fromEntries(Object.entries(session.state.items).map(([id, item]) => [id, item.value]));
const item = (value, head, others = []) => ({ value, head, others });
const state = (items, tries = 0) => ({ type: "state", state: { items, tries }, taken: [], findings: [] });

describe("session", () => {
  // Every timer is turned by the tests: nothing here waits.
  beforeEach(() => mock.timers.enable({ apis: ["setTimeout", "setInterval"] }));
  afterEach(() => mock.timers.reset());


  test("ids are long, random and printable", () => {
    const ids = new Set(Array.from({ length: 200 }, newId));
    assert.equal(ids.size, 200);
    for (const id of ids) assert.match(id, /^[0-9a-f]{32}$/);
  });

  test("a change is one operation with everything the journal asks for", () => {
    const session = newTab(newStore());
    session.set("m-1", { field: "DP.7" });
    const [op] = session.pending;
    assert.deepEqual(op, { op: op.op, at: "2026-11-23T10:00:00Z", tab: session.tab, exercise: "mark", do: "set", item: "m-1", value: { field: "DP.7" }, base: null });
  });

  test("a change is made on the version that stands here, also when that one is still on its way", () => {
    const session = newTab(newStore());
    session.receive(state({ "m-1": item({ a: 1 }, "op-of-python") }));
    session.set("m-1", { a: 2 });
    session.set("m-1", { a: 3 });
    assert.deepEqual(session.pending.map((op) => op.base), ["op-of-python", session.pending[0].op]);
  });

  test("a removal names the version it removes and carries no value", () => {
    const session = newTab(newStore());
    session.receive(state({ "m-1": item({ a: 1 }, "head") }));
    session.set("m-1", null);
    assert.deepEqual([session.pending[0].do, session.pending[0].value, session.pending[0].base], ["remove", null, "head"]);
    assert.deepEqual(session.state.items, {});
  });

  test("setting what stands there already is no operation", () => {
    const session = newTab(newStore());
    session.set("m-1", { a: 1 });
    session.set("m-1", { a: 1 });
    session.set("m-2", null);
    assert.equal(session.pending.length, 1);
  });

  test("a change shows at once, before Python knows", () => {
    const session = newTab(newStore());
    const told = listen(session);
    session.set("m-1", { a: 1 });
    assert.deepEqual(values(session), { "m-1": { a: 1 } });
    assert.deepEqual(told.map(([what]) => what), ["state"]);
  });

  test("a listener that left hears nothing", () => {
    const session = newTab(newStore());
    const told = [];
    const leave = session.subscribe((what) => told.push(what));
    leave();
    session.set("m-1", { a: 1 });
    assert.deepEqual(told, []);
  });

  describe("laying what is pending over the state", () => {
    const known = { items: { "m-1": item({ a: 1 }, "h1", [item({ a: 0 }, "h0")]) }, tries: 2 };

    test("nothing pending leaves the state as Python sent it", () => {
      assert.deepEqual(layOver(known, []), known);
    });

    test("set, remove and check are laid over in their order", () => {
      const laid = layOver(known, [
        { op: "x", do: "set", item: "m-2", value: { b: 1 } },
        { op: "y", do: "remove", item: "m-1" },
        { op: "z", do: "check" },
        { op: "w", do: "set", item: "m-2", value: { b: 2 } },
      ]);
      assert.deepEqual(laid, { items: { "m-2": item({ b: 2 }, "w") }, tries: 3 });
    });

    test("a pending change keeps the versions that stand against it", () => {
      const laid = layOver(known, [{ op: "x", do: "set", item: "m-1", value: { a: 2 } }]);
      assert.deepEqual(laid.items["m-1"], item({ a: 2 }, "x", [item({ a: 0 }, "h0")]));
    });

    test("a pending choice between versions leaves one", () => {
      const laid = layOver(known, [{ op: "x", do: "set", item: "m-1", value: { a: 0 }, settles: true }]);
      assert.deepEqual(laid.items["m-1"], item({ a: 0 }, "x"));
    });

    test("the state that Python sent is never changed", () => {
      const before = structuredClone(known);
      layOver(known, [{ op: "y", do: "remove", item: "m-1" }, { op: "z", do: "check" }]);
      assert.deepEqual(known, before);
    });
  });

  describe("the outbox", () => {
    test("work done before Python is there is kept in the browser", () => {
      const store = newStore();
      newTab(store).set("m-1", { a: 1 });
      assert.deepEqual(store.ops().map((op) => op.value), [{ a: 1 }]);
    });

    test("a page that is loaded again shows what the last one left", () => {
      const store = newStore();
      newTab(store).set("m-1", { a: 1 });
      assert.deepEqual(values(newTab(store)), { "m-1": { a: 1 } });
    });

    test("all that waited is handed over when Python comes", () => {
      const store = newStore();
      newTab(store).set("m-1", { a: 1 });
      const session = newTab(store);
      session.set("m-2", { b: 1 });
      const sent = connect(session);
      assert.deepEqual(sent.map((message) => [message.type, message.ops.map((op) => op.item)]), [["hello", ["m-1", "m-2"]]]);
      session.disconnect();
    });

    test("a change while Python is there is sent at once", () => {
      const session = newTab(newStore());
      const sent = connect(session);
      session.set("m-1", { a: 1 });
      assert.deepEqual(sent.map((message) => message.type), ["hello", "ops"]);
      assert.deepEqual(sent[1].ops, session.pending);
      session.disconnect();
    });

    test("Python's answer empties the outbox", () => {
      const store = newStore();
      const python = newPython();
      const session = newTab(store);
      session.set("m-1", { a: 1 });
      session.connect((message) => session.receive(python.take(message.ops ?? [])));
      assert.deepEqual([session.pending, store.keys()], [[], []]);
      assert.deepEqual(values(session), { "m-1": { a: 1 } });
      session.disconnect();
    });

    test("an answer takes out only the operations it names", () => {
      const store = newStore();
      const session = newTab(store);
      session.set("m-1", { a: 1 });
      session.set("m-2", { b: 1 });
      const [first] = session.pending;
      session.receive({ ...state({ "m-1": item({ a: 1 }, first.op) }), taken: [first.op] });
      assert.deepEqual(session.pending.map((op) => op.item), ["m-2"]);
      assert.deepEqual(store.ops().map((op) => op.item), ["m-2"]);
      assert.deepEqual(values(session), { "m-1": { a: 1 }, "m-2": { b: 1 } });
    });

    test("what Python could not write stays in the outbox and is told", () => {
      const store = newStore();
      const session = newTab(store);
      session.set("m-1", { a: 1 });
      const told = listen(session);
      session.receive({ type: "not-saved", message: "disk full" });
      assert.equal(store.ops().length, 1);
      assert.equal(session.connection, "refused");
      assert.deepEqual(told, [["connection", "refused"], ["not-saved", "disk full"]]);
    });

    test("every beat hands over again what is still waiting", () => {
      const session = newTab(newStore());
      const sent = connect(session);
      session.set("m-1", { a: 1 });
      mock.timers.tick(BEAT_MS);
      assert.deepEqual(sent.at(-1), { type: "ops", ops: session.pending });
      session.disconnect();
    });

    test("a beat with nothing waiting only asks whether Python is there", () => {
      const session = newTab(newStore());
      const sent = connect(session);
      mock.timers.tick(BEAT_MS);
      assert.deepEqual(sent.at(-1), { type: "ping" });
      session.disconnect();
    });

    test("boxes of other owners, workbooks and exercises are left alone", () => {
      const store = newStore();
      newTab(store).set("m-1", { a: 1 });
      for (const other of [{ owner: "boris" }, { owner: null }, { workbook: "w02" }, { exercise: "strategy" }]) assert.deepEqual(newTab(store, other).pending, []);
    });

    for (const [what, text] of [["no JSON", "{"], ["no list", '{"op": 1}'], ["null", "null"], ["entries that are no operations", '[null, 1, "x", []]']])
      test(`a damaged box (${what}) never stops the page`, () => {
        const store = newStore({ [BOX]: text });
        const session = newTab(store);
        session.set("m-1", { a: 1 });
        assert.deepEqual(values(session), { "m-1": { a: 1 } });
        assert.deepEqual(store.ops().map((op) => op?.item), ["m-1"]);
      });

    test("without storage the page works on from memory", () => {
      const session = newTab(null);
      session.set("m-1", { a: 1 });
      assert.deepEqual(values(session), { "m-1": { a: 1 } });
      assert.equal(session.pending.length, 1);
    });

    test("a full storage is told, and the work goes on", () => {
      const store = newStore();
      const session = newTab(store);
      const told = listen(session);
      store.room = false;
      session.set("m-1", { a: 1 });
      assert.deepEqual(told.map(([what]) => what), ["full", "state"]);
      assert.deepEqual(values(session), { "m-1": { a: 1 } });
    });

    test("work that did not fit is still handed to Python", () => {
      const store = newStore();
      store.room = false;
      const session = newTab(store);
      session.set("m-1", { a: 1 });
      const sent = connect(session);
      assert.deepEqual(sent[0].ops.map((op) => op.item), ["m-1"]);
      session.disconnect();
    });
  });

  describe("two tabs of one browser", () => {
    test("each keeps the other's operations in the shared box", () => {
      const store = newStore();
      const [one, two] = [newTab(store), newTab(store)];
      one.set("m-1", { a: 1 });
      two.set("m-2", { b: 1 });
      one.set("m-3", { c: 1 });
      assert.deepEqual(store.ops().map((op) => op.item).sort(), ["m-1", "m-2", "m-3"]);
    });

    test("an answer to one tab takes out only what was taken", () => {
      const store = newStore();
      const [one, two] = [newTab(store), newTab(store)];
      one.set("m-1", { a: 1 });
      two.set("m-2", { b: 1 });
      one.receive({ ...state({}), taken: [one.pending[0].op] });
      assert.deepEqual(store.ops().map((op) => op.item), ["m-2"]);
    });

    test("a tab that closes without Python leaves its work to the next", () => {
      const store = newStore();
      const [one, two] = [newTab(store), newTab(store)];
      one.set("m-1", { a: 1 });
      two.set("m-2", { b: 1 });
      const python = newPython();
      const next = newTab(store);
      next.connect((message) => next.receive(python.take(message.ops ?? [])));
      assert.deepEqual(Object.keys(python.state.items).sort(), ["m-1", "m-2"]);
      assert.deepEqual(store.ops(), []);
      next.disconnect();
    });

    test("work handed over twice by two tabs counts once", () => {
      const store = newStore();
      const python = newPython();
      const one = newTab(store);
      one.check();
      const two = newTab(store);
      for (const tab of [one, two]) tab.connect((message) => tab.receive(python.take(message.ops ?? [])));
      assert.equal(python.state.tries, 1);
      assert.deepEqual([one.state.tries, two.state.tries, store.ops()], [1, 1, []]);
      for (const tab of [one, two]) tab.disconnect();
    });
  });

  describe("undo and redo", () => {
    test("a change is undone and done again", () => {
      const session = newTab(newStore());
      session.set("m-1", { a: 1 });
      session.set("m-1", { a: 2 });
      assert.equal(session.undo(), true);
      assert.deepEqual(values(session), { "m-1": { a: 1 } });
      assert.equal(session.redo(), true);
      assert.deepEqual(values(session), { "m-1": { a: 2 } });
    });

    test("undoing the first change takes the item away", () => {
      const session = newTab(newStore());
      session.set("m-1", { a: 1 });
      session.undo();
      assert.deepEqual([values(session), session.pending.at(-1).do], [{}, "remove"]);
    });

    test("a removal is undone: the item is back with its value", () => {
      const session = newTab(newStore());
      session.receive(state({ "m-1": item({ a: 1 }, "head") }));
      session.set("m-1", null);
      session.undo();
      assert.deepEqual(values(session), { "m-1": { a: 1 } });
      session.redo();
      assert.deepEqual(values(session), {});
    });

    test("steps are undone from the last to the first, over several items", () => {
      const session = newTab(newStore());
      session.set("m-1", { a: 1 });
      session.set("m-2", { b: 1 });
      session.set("m-1", null);
      const seen = [];
      while (session.undo()) seen.push(values(session));
      assert.deepEqual(seen, [{ "m-2": { b: 1 }, "m-1": { a: 1 } }, { "m-1": { a: 1 } }, {}]);
    });

    test("with nothing to undo or redo nothing happens", () => {
      const session = newTab(newStore());
      assert.deepEqual([session.undo(), session.redo(), session.pending], [false, false, []]);
    });

    test("a new change ends what could be done again", () => {
      const session = newTab(newStore());
      session.set("m-1", { a: 1 });
      session.undo();
      session.set("m-2", { b: 1 });
      assert.equal(session.redo(), false);
      assert.deepEqual(values(session), { "m-2": { b: 1 } });
    });

    test("undo is an operation of its own: the journal keeps both", () => {
      const session = newTab(newStore());
      session.set("m-1", { a: 1 });
      session.undo();
      assert.deepEqual(session.pending.map((op) => op.do), ["set", "remove"]);
      assert.equal(session.pending[1].base, session.pending[0].op);
    });

    test("what Python confirmed meanwhile can still be undone", () => {
      const python = newPython();
      const session = newTab(newStore());
      session.connect((message) => session.receive(python.take(message.ops ?? [])));
      session.set("m-1", { a: 1 });
      session.undo();
      assert.deepEqual([python.state.items, session.pending], [{}, []]);
      session.disconnect();
    });

    test("several items changed together are one step", () => {
      const session = newTab(newStore());
      session.set("m-1", { a: 1 });
      session.setAll([["m-1", null], ["m-2", { b: 1 }], ["m-3", { c: 1 }]]);
      assert.deepEqual(values(session), { "m-2": { b: 1 }, "m-3": { c: 1 } });
      session.undo();
      assert.deepEqual(values(session), { "m-1": { a: 1 } });
      session.redo();
      assert.deepEqual(values(session), { "m-2": { b: 1 }, "m-3": { c: 1 } });
    });

    test("of several items only those that change are operations; when none does there is no step", () => {
      const session = newTab(newStore());
      session.set("m-1", { a: 1 });
      session.setAll([["m-1", { a: 1 }], ["m-2", { b: 1 }]]);
      session.setAll([["m-1", { a: 1 }], ["m-9", null]]);
      assert.deepEqual(session.pending.map((op) => op.item), ["m-1", "m-2"]);
      session.undo();
      assert.deepEqual(values(session), { "m-1": { a: 1 } });
    });

    test("a check is no step to undo", () => {
      const session = newTab(newStore());
      session.check();
      assert.equal(session.undo(), false);
    });
  });

  describe("what the reader is told about saving", () => {
    test("before Python ever answered the page is starting, also while one works", () => {
      const session = newTab(newStore());
      session.set("m-1", { a: 1 });
      assert.equal(session.connection, "starting");
    });

    test("an answer that takes everything means saved", () => {
      const session = newTab(newStore());
      connect(session);
      session.receive(state({}));
      assert.equal(session.connection, "saved");
      session.disconnect();
    });

    test("a change on a saved page is being saved until it is taken", () => {
      const session = newTab(newStore());
      connect(session);
      session.receive(state({}));
      session.set("m-1", { a: 1 });
      assert.equal(session.connection, "saving");
      session.receive({ ...state({}), taken: [session.pending[0].op] });
      assert.equal(session.connection, "saved");
      session.disconnect();
    });

    test("an answer that leaves work behind does not say saved", () => {
      const session = newTab(newStore());
      connect(session);
      session.set("m-1", { a: 1 });
      session.receive(state({}));
      assert.equal(session.connection, "saving");
      session.receive({ type: "pong" });
      assert.equal(session.connection, "saving");
      session.disconnect();
    });

    test("no answer within the silence means lost, and not a moment earlier", () => {
      const session = newTab(newStore());
      connect(session);
      session.receive(state({}));
      session.set("m-1", { a: 1 });
      mock.timers.tick(SILENCE_MS - 1);
      assert.equal(session.connection, "saving");
      mock.timers.tick(1);
      assert.equal(session.connection, "lost");
      session.disconnect();
    });

    test("an answer in time keeps the page from being lost", () => {
      const session = newTab(newStore());
      connect(session);
      mock.timers.tick(SILENCE_MS - 1);
      session.receive(state({}));
      mock.timers.tick(SILENCE_MS);
      assert.equal(session.connection, "saved");
      session.disconnect();
    });

    test("an answer to an earlier message does not end the watch on a later one", () => {
      const session = newTab(newStore());
      connect(session);
      session.receive(state({}));
      session.set("m-1", { a: 1 });
      session.set("m-2", { b: 1 });
      session.receive({ ...state({}), taken: [session.pending[0].op] });
      mock.timers.tick(SILENCE_MS);
      assert.equal(session.connection, "lost");
      session.disconnect();
    });

    test("a Python that is gone while nothing is done is found lost by the beat", () => {
      const session = newTab(newStore());
      connect(session);
      session.receive(state({}));
      mock.timers.tick(BEAT_MS);
      mock.timers.tick(SILENCE_MS);
      assert.equal(session.connection, "lost");
      session.disconnect();
    });

    test("a lost page that gets an answer is saved again", () => {
      const session = newTab(newStore());
      const sent = connect(session);
      session.set("m-1", { a: 1 });
      mock.timers.tick(BEAT_MS);
      assert.equal(session.connection, "lost");
      session.receive({ ...state({}), taken: sent.at(-1).ops.map((op) => op.op) });
      assert.deepEqual([session.connection, session.pending], ["saved", []]);
      session.disconnect();
    });

    test("asking whether Python is there does not look like saving", () => {
      const session = newTab(newStore());
      connect(session);
      session.receive(state({}));
      mock.timers.tick(BEAT_MS);
      assert.equal(session.connection, "saved");
      session.disconnect();
    });

    test("a line that breaks while sending means lost, and the work is kept", () => {
      const store = newStore();
      const session = newTab(store);
      session.connect(() => {
        throw new Error("comm is closed");
      });
      session.set("m-1", { a: 1 });
      assert.deepEqual([session.connection, store.ops().length], ["lost", 1]);
      session.disconnect();
    });

    test("after the goodbye of Python changes are kept and the page says lost", () => {
      const store = newStore();
      const session = newTab(store);
      connect(session);
      session.receive(state({}));
      session.disconnect();
      assert.equal(session.connection, "lost");
      session.set("m-1", { a: 1 });
      assert.deepEqual([session.connection, store.ops().length], ["lost", 1]);
    });

    test("after the goodbye nothing ticks on", () => {
      const session = newTab(newStore());
      const sent = connect(session);
      session.disconnect();
      mock.timers.tick(5 * BEAT_MS);
      assert.equal(sent.length, 1);
    });

    test("a second Python takes the place of the first", () => {
      const session = newTab(newStore());
      const [first, second] = [connect(session), connect(session)];
      session.receive(state({}));
      mock.timers.tick(BEAT_MS);
      assert.deepEqual([first.length, second.length], [1, 2]);
      session.disconnect();
    });

    test("the same state of saving is told once", () => {
      const session = newTab(newStore());
      const told = listen(session);
      session.receive(state({}));
      session.receive(state({}));
      assert.deepEqual(told.filter(([what]) => what === "connection"), [["connection", "saved"]]);
    });
  });

  describe("checks and findings", () => {
    test("a check is a try that counts, and a question", () => {
      const session = newTab(newStore());
      const sent = connect(session);
      session.check();
      assert.equal(session.state.tries, 1);
      assert.deepEqual(sent.map((message) => message.type), ["hello", "ops", "check"]);
      session.disconnect();
    });

    test("feedback is handed to whoever listens", () => {
      const session = newTab(newStore());
      const told = listen(session);
      session.receive({ type: "feedback", html: { ru: "<p>а</p>" } });
      assert.deepEqual(told.at(-1), ["feedback", { type: "feedback", html: { ru: "<p>а</p>" } }]);
    });

    test("findings stand until newer ones come", () => {
      const session = newTab(newStore());
      session.receive({ ...state({}), findings: [{ id: "R01" }] });
      session.receive({ type: "state", state: { items: {}, tries: 0 }, taken: [] });
      assert.deepEqual(session.findings, [{ id: "R01" }]);
      session.receive({ ...state({}), findings: [] });
      assert.deepEqual(session.findings, []);
    });
  });

  describe("two versions of one item", () => {
    const conflict = () => state({ "m-1": item({ a: 1 }, "h1", [item({ a: 2 }, "h2"), item(null, "h3")]) });

    test("both stand until the reader chooses", () => {
      const session = newTab(newStore());
      session.receive(conflict());
      assert.equal(session.state.items["m-1"].others.length, 2);
    });

    test("the version that is kept settles it, on the present version", () => {
      const session = newTab(newStore());
      session.receive(conflict());
      session.settle("m-1", { a: 2 });
      const [op] = session.pending;
      assert.deepEqual([op.do, op.value, op.base, op.settles], ["set", { a: 2 }, "h1", true]);
      assert.deepEqual(session.state.items["m-1"], item({ a: 2 }, op.op));
    });

    test("keeping the present version settles it too", () => {
      const session = newTab(newStore());
      session.receive(conflict());
      session.settle("m-1", { a: 1 });
      assert.deepEqual(session.state.items["m-1"].others, []);
    });

    test("keeping the removal settles it for all versions", () => {
      const session = newTab(newStore());
      session.receive(conflict());
      session.settle("m-1", null);
      const [op] = session.pending;
      assert.deepEqual([op.do, op.base, op.settles], ["remove", "h1", true]);
      assert.deepEqual(session.state.items, {});
    });

    test("a usual change does not settle", () => {
      const session = newTab(newStore());
      session.receive(conflict());
      session.set("m-1", { a: 9 });
      assert.equal("settles" in session.pending[0], false);
      assert.equal(session.state.items["m-1"].others.length, 2);
    });

    test("a choice ends what could be done again", () => {
      const session = newTab(newStore());
      session.set("m-2", { b: 1 });
      session.undo();
      session.receive(conflict());
      session.settle("m-1", { a: 2 });
      assert.equal(session.redo(), false);
    });

    test("a choice can be undone", () => {
      const session = newTab(newStore());
      session.receive(conflict());
      session.settle("m-1", { a: 2 });
      session.undo();
      assert.deepEqual(values(session), { "m-1": { a: 1 } });
    });
  });
});
