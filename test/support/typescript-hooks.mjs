// The module hook behind run-typescript.mjs and the tests' runner: how our TypeScript becomes what Node runs.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { transform } from '@swc/core';

/** As tsc reads them: `<T>(x) => x` is a function in .ts and a syntax error in .tsx. */
export const swcOptions = ({ isTsx }) => ({
  jsc: {
    parser: { syntax: 'typescript', tsx: isTsx },
    target: 'es2022',
    // `with { type: 'json' }` is for the runtime to read.
    experimental: { keepImportAttributes: true },
    transform: { react: { runtime: 'automatic', importSource: 'hono/jsx' } },
  },
  module: { type: 'es6' },
});

/** @type {import('node:module').LoadHook} */
export async function load(url, context, nextLoad) {
  if (!/\.tsx?$/.test(url)) return nextLoad(url, context);
  const filename = fileURLToPath(url);
  const { code } = await transform(await readFile(filename, 'utf8'), {
    ...swcOptions({ isTsx: filename.endsWith('x') }),
    filename,
    sourceMaps: 'inline',
    configFile: false,
    swcrc: false,
  });
  return { format: 'module', source: code, shortCircuit: true };
}
