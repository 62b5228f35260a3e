// Where test files run: in the worker itself, without a realm of their own. In a `vm` context every global (`Math`, `Map`)
// is looked up through an interceptor and every module is evaluated anew for each file, which cost half of the suite's
// processor time. What a file changes in its process is put back when it ends.
import { createRequire } from 'node:module';

// what Jest brings along, of the version that it brings
const ofJest = createRequire(createRequire(import.meta.url).resolve('jest-circus/package.json'));
const { ModuleMocker } = ofJest('jest-mock');

const watched = ['uncaughtException', 'unhandledRejection', 'rejectionHandled', 'warning', 'exit', 'beforeExit'];
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

export default class Worker {
  global = globalThis;
  moduleMocker = new ModuleMocker(globalThis);
  fakeTimers = null;
  fakeTimersModern = null;

  constructor() {
    this.before = {
      console: globalThis.console,
      exit: process.exit,
      stackTraceLimit: Error.stackTraceLimit,
      cwd: process.cwd(),
      env: { ...process.env },
      listeners: [...watched, ...signals].map((event) => [event, process.rawListeners(event)]),
    };
  }

  exportConditions() {
    return ['node', 'node-addons'];
  }

  /** Jest asks for it; nothing runs there. */
  getVmContext() {
    return null;
  }

  async setup() {
    // as Node writes them, with the places of the sources; Jest's own formatter knows only files that Jest transformed
    delete Error.prepareStackTrace;
    Error.stackTraceLimit = 20;
  }

  async teardown() {
    const { console, exit, stackTraceLimit, cwd, env, listeners } = this.before;
    globalThis.console = console;
    process.exit = exit;
    Error.stackTraceLimit = stackTraceLimit;
    process.chdir(cwd);
    for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name];
    Object.assign(process.env, env);
    for (const [event, kept] of listeners)
      for (const listener of process.rawListeners(event))
        if (!kept.includes(listener)) process.removeListener(event, listener);
  }
}
