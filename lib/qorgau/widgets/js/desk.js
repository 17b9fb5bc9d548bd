// @ts-check
// All exercises of one page: their sessions, the language, the answers file. One desk a window, shared by every widget in it.

import { announce, fill } from "./dom.js";
import { answersFile, download } from "./export.js";
import { keepPlace } from "./reader-place.js";
import { Session } from "./session.js";

/**
 * @typedef {{session: Session, view: {setLang: (lang: string) => void, destroy: () => void}}} Open
 * @typedef {(root: HTMLElement, payload: any, session: Session) => Open["view"]} Mount makes the page of one exercise come alive
 */

/** The desk of this window; the first widget to ask lays it out. @returns {any} */
export function desk() {
  const shared = /** @type {any} */ (globalThis);
  shared.qorgauDesk ??= newDesk();
  return shared.qorgauDesk;
}

function newDesk() {
  /** @type {Map<string, Open>} */
  const open = new Map();
  /** @type {Set<(detail: any) => void>} */
  const imported = new Set();
  /** @type {string|null} */
  let lang = null;

  /** @param {string} next */
  function setLang(next) {
    const back = keepPlace(next);
    lang = next;
    for (const { view } of open.values()) view.setLang(next);
    for (const part of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-lang-part]"))) part.hidden = part.lang !== next;
    for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-lang-switch]"))) button.setAttribute("aria-pressed", String(button.dataset.langSwitch === next));
    if (document.querySelector("[data-q-page]")) {
      document.documentElement.lang = next;
      const title = document.querySelector(`[data-lang-part][lang=${next}] [data-title]`)?.textContent;
      if (title) document.title = title;
      // The address says the language: a reload, a bookmark and a link sent on keep it.
      history.replaceState(null, "", location.pathname.replace(/\.\w+$/, `.${next}`) + location.search + location.hash);
    }
    back();
  }

  /**
   * Lay an exercise on the desk. An exercise that lies there already keeps its session.
   * @param {HTMLElement} root @param {any} payload @param {Mount} mount
   */
  function lay(root, payload, mount) {
    const known = open.get(payload.exercise);
    known?.view.destroy();
    const session = known?.session ?? new Session({ workbook: payload.workbook, exercise: payload.exercise, owner: payload.owner });
    if (!known)
      session.subscribe((what, detail) => {
        if (what === "imported") for (const hear of imported) hear(detail);
      });
    const shown = { ...payload, lang: lang ?? payload.lang };
    const view = mount(root, shown, session);
    open.set(payload.exercise, { session, view });
    return session;
  }

  /** @param {HTMLElement} place @param {{workbook: string, owner: string|null, lang: string, texts: Record<string, Record<string, import("./dom.js").Sentence>>}} about */
  function tools(place, about) {
    place.addEventListener("click", (event) => {
      const target = /** @type {HTMLElement} */ (event.target).closest("button");
      if (!target) return;
      if (target.dataset.langSwitch) setLang(target.dataset.langSwitch);
      if ("export" in target.dataset) {
        const file = answersFile({ workbook: about.workbook, owner: about.owner, lang: lang ?? about.lang, sessions: [...open.values()].map((one) => one.session) });
        download(`answers-${about.workbook}.json`, JSON.stringify(file, null, 1), "application/json");
      }
      if ("import" in target.dataset) /** @type {HTMLElement|null} */ (place.querySelector("input[type=file]"))?.click();
      if ("print" in target.dataset) window.print();
    });
    place.querySelector("input[type=file]")?.addEventListener("change", async (event) => {
      const box = /** @type {HTMLInputElement} */ (event.target);
      const file = box.files?.[0];
      if (!file) return;
      const first = open.values().next().value;
      if (!first?.session.send) result("import.later");
      else first.session.ask({ type: "import", text: await file.text(), name: file.name });
      box.value = "";
    });
    /** Each language has a line of its own. @param {string} key @param {any} [detail] */
    function result(key, detail = {}) {
      const said = (/** @type {string} */ one) => fill(about.texts[one][key], detail);
      for (const line of place.querySelectorAll("[data-import-result]")) line.textContent = `${said(line.closest("[lang]")?.getAttribute("lang") ?? about.lang)} ${(detail.problems ?? []).join(" · ")}`.trim();
      return said(lang ?? about.lang);
    }
    imported.add((detail) => announce(place, result(detail.problems.length ? "import.refused" : "import.done", detail)));
  }

  return { open, lay, tools, setLang, lang: () => lang };
}

/** Answers of Python to one exercise go to its session. @param {Session} session @param {any} model */
export function join(session, model) {
  const receive = (/** @type {any} */ message, /** @type {DataView[]} */ buffers) => session.receive(message, buffers);
  model.on("msg:custom", receive);
  session.connect((message) => model.send(message));
  return () => model.off("msg:custom", receive);
}
