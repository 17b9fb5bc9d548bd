// @ts-check
// Words of the workbook around its exercises as a widget of JupyterLab: introduction, case file, closing.

import { desk } from "./desk.js";

/** @param {{model: any, el: HTMLElement}} options */
function render({ model, el }) {
  const payload = model.get("payload");
  const root = document.createElement("div");
  root.className = "qorgau";
  root.innerHTML = payload.html;
  root.addEventListener("keydown", (event) => event.stopPropagation());
  el.append(root);
  const table = desk();
  for (const place of root.querySelectorAll("[data-tools]")) table.tools(place, payload);
  table.setLang(table.lang() ?? payload.lang);
}

export default { render };
