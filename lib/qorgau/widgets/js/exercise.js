// @ts-check
// One exercise as a widget of JupyterLab.

import { desk, join } from "./desk.js";
import { MOUNT } from "./types.js";

/** @param {{model: any, el: HTMLElement}} options */
function render({ model, el }) {
  const payload = model.get("payload");
  const root = document.createElement("div");
  root.className = "qorgau q-exercise";
  root.dataset.exercise = payload.exercise;
  el.append(root);
  const session = desk().lay(root, payload, MOUNT[payload.type]);
  const leave = join(session, model);
  return () => {
    leave();
    if (desk().open.get(payload.exercise)?.session === session) session.disconnect();
  };
}

export default { render };
