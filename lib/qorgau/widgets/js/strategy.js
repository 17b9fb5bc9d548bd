// @ts-check
export function mountStrategy(root, payload, session) {
  return { setLang() {}, destroy() {} };
}
