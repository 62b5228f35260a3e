// Jest's `testRunner`: one test file with Jest's own circus, imported by Node itself instead of Jest's runtime, so that a
// worker loads each module once and runs it at full speed.
import { createRequire, register } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(createRequire(import.meta.url).resolve('jest-circus/package.json'));
const adapterFile = join(require.resolve('jest-circus/package.json'), '../build/jestAdapterInit.js');
const handlers = Symbol.for('EVENT_HANDLERS');

/** What `@jest/globals` is at the moment (globals.mjs). */
export const current = { globals: {}, expect: require('@jest/expect').jestExpect, jest: {} };

process.setSourceMapsEnabled(true);
register('./hooks.mjs', import.meta.url);

export default async function runFile(globalConfig, config, environment, runtime, testPath, sendMessageToJest) {
  // its state, the tests that were declared, is one for each copy
  delete globalThis[handlers];
  delete require.cache[adapterFile];
  const { initialize, runAndTransformResultsToJestFormat } = require(adapterFile);
  current.jest = environment.moduleMocker;
  await initialize({
    config,
    environment,
    globalConfig,
    localRequire: require,
    parentProcess: process,
    runtime,
    sendMessageToJest,
    setGlobalsForRuntime: (globals) => {
      current.globals = globals;
    },
    testPath,
  });
  await import(pathToFileURL(testPath).href);
  return runAndTransformResultsToJestFormat({ config, globalConfig, testPath });
}
