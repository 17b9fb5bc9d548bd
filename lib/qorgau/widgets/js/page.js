// @ts-check
// The self-study page: alive before Python is there. The widgets that Python sends later only join the sessions.

import { desk, join } from "./desk.js";
import { MOUNT } from "./types.js";

const data = JSON.parse(/** @type {HTMLElement} */ (document.getElementById("q-data")).textContent ?? "{}");
const table = desk();
for (const exercise of data.exercises) table.lay(/** @type {HTMLElement} */ (document.querySelector(`[data-exercise=${exercise.exercise}]`)), exercise, MOUNT[exercise.type]);
for (const place of document.querySelectorAll("[data-tools]")) table.tools(/** @type {HTMLElement} */ (place), data);
table.join = join;
table.setLang(data.lang);

// Voilà and its kernel live in a frame: when they are gone, a new frame brings new ones, and the page stays as it is.
const frame = /** @type {HTMLIFrameElement} */ (document.getElementById("q-kernel"));
const sessions = () => [...table.open.values()].map((one) => one.session);
let again = 0;
function start() {
  frame.src = `${data.frame}${data.frame.includes("?") ? "&" : "?"}try=${again}`;
  again += 1;
}
start();
setTimeout(() => {
  for (const session of sessions()) if (!session.send) session.become("lost");
}, data.patience);

/** @type {any} */
let waiting = null;
/** Bring a new kernel after a while, and again, more and more slowly, until one answers. */
function retry() {
  if (waiting !== null) return;
  waiting = setTimeout(() => {
    waiting = null;
    if (!sessions().some((one) => one.connection === "lost")) return;
    start();
    retry();
  }, Math.min(60000, 4000 * 2 ** again));
}
for (const session of sessions())
  session.subscribe((/** @type {string} */ what, /** @type {string} */ detail) => {
    if (what !== "connection") return;
    if (detail === "saved") again = 0;
    if (detail === "lost") retry();
  });
