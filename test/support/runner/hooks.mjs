// The module hooks of a test worker: our sources as Jest's other users see them transformed, and `@jest/globals`, which
// Jest itself would only hand out inside a realm of its own.
export { load } from '../typescript-hooks.mjs';

const globals = new URL('./globals.mjs', import.meta.url).href;

/** @type {import('node:module').ResolveHook} */
export const resolve = (specifier, context, nextResolve) =>
  specifier === '@jest/globals' ? { url: globals, shortCircuit: true } : nextResolve(specifier, context);
