// A process that watches an account, round by round, as its parent (watched-process.ts) says and on its parent's clock;
// and that can be told to die at any of its steps.
// Argument: where it finds things, as JSON.
import { createApp } from '../../src/app.ts';
import { loadConfig } from '../../src/config/load.ts';
import type { Clock, Instant } from '../../src/domain/clock.ts';
import { round } from '../../src/telling/round.ts';

export interface Post {
  readonly folder: string;
  readonly endpoint: string;
  readonly accountId: string;
}

/** A step's number, or its name. */
export type FatalStep = number | string;

export type Order =
  | { readonly order: 'round'; readonly now: Instant; readonly dieAt: FatalStep | null }
  | { readonly order: 'wake'; readonly now: Instant }
  | { readonly order: 'end' };

export type Report =
  | { readonly report: 'ready' }
  | { readonly report: 'sleep'; readonly ms: number }
  | { readonly report: 'done'; readonly steps: readonly string[] };

const { folder, endpoint, accountId } = JSON.parse(process.argv[2] ?? '') as Post;
const tell = (report: Report) => process.send?.(report);

let now: Instant = 0;
const asleep: (() => void)[] = [];
const clock: Clock = {
  now: () => now,
  sleep(ms) {
    tell({ report: 'sleep', ms });
    return new Promise((resolve) => asleep.push(resolve));
  },
};

let dieAt: FatalStep | null = null;
let steps: string[] = [];
function step(name: string): void {
  steps.push(name);
  if (dieAt === name || dieAt === steps.length) process.kill(process.pid, 'SIGKILL');
}

/** The same thing; to call it is a step, and to have its answer another. */
function stepping<T extends object>(thing: T): T {
  return new Proxy(thing, {
    get(_, name) {
      const value = Reflect.get(thing, name);
      if (typeof value !== 'function') return value;
      return async (...args: unknown[]) => {
        step(`${String(name)} begins`);
        const result = await value.apply(thing, args);
        step(`${String(name)} ends`);
        return result;
      };
    },
  });
}

const config = { ...loadConfig({}, { directory: folder }), dataDir: folder, amazonEndpoint: endpoint };
const app = await createApp({ ...config, logLevel: 'silent' }, { clock });
const account = await app.store.findAccount(accountId);
if (account === null) throw new Error(`no account ${accountId}`);
const source = app.amazon.open(account, await app.store.readCredentials(accountId));
const store = stepping(app.store);
const deps = {
  ...app,
  mail: stepping(app.mail),
  store: {
    ...app.store,
    recordRun: store.recordRun,
    claimOutbox: store.claimOutbox,
    settleOutbox: store.settleOutbox,
    observe: ((id, work) => store.observe(id, (state) => work(stepping(state)))) satisfies typeof store.observe,
    look: ((id, recentMs, decide) =>
      store.look(id, recentMs, (state) => {
        const result = decide(state);
        step('look is decided');
        return result;
      })) satisfies typeof store.look,
  },
};

process.on('message', async (order: Order) => {
  switch (order.order) {
    case 'wake':
      now = order.now;
      asleep.shift()?.();
      break;
    case 'round':
      ({ now, dieAt } = order);
      steps = [];
      await round(deps, account, {
        pull(request, signal) {
          step(`pull of ${request.part} begins`);
          return source.pull(request, signal);
        },
      });
      tell({ report: 'done', steps });
      break;
    case 'end':
      process.disconnect();
  }
});
// Told to end, or the parent is gone: either way nothing is left behind.
process.once('disconnect', () => void app.close());
tell({ report: 'ready' });
