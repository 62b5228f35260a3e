// The module hook behind run-built.mjs: what is asked for of src/ and workers/ is taken from dist/.
const root = new URL('../..', import.meta.url).href;

/** @type {import('node:module').ResolveHook} */
export async function resolve(specifier, context, nextResolve) {
  const { url, ...others } = await nextResolve(specifier, context);
  const [, path] = new RegExp(`^${root}((?:src|workers)/.*)\\.tsx?$`).exec(url) ?? [];
  return { ...others, url: path === undefined ? url : `${root}dist/${path}.js` };
}
