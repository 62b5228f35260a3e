// The parent's side of watch-process.ts: starts it, has it take rounds, and kills it without warning.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Instant } from '../../src/domain/clock.ts';
import type { SteppedClock } from '../../src/simulator/stepped-clock.ts';
import { built } from './built.ts';
import type { FatalStep, Order, Post, Report } from './watch-process.ts';

/** When a round's process dies: at one of its own steps, or whatever it is doing after so much real time. */
export type Death = { readonly at: FatalStep } | { readonly afterMs: number };

export interface Lived {
  readonly steps: readonly string[];
  readonly realMs: number;
}

export interface WatchedProcess {
  /** Has it take one round, at `at` or later; 'killed' when death came first. */
  round(at: Instant, death?: Death): Promise<Lived | 'killed'>;
  /** Lets it close everything and end. */
  end(): Promise<void>;
  /** Kills it if it lives. */
  kill(): Promise<void>;
}

/** Starts the process; resolves when it is ready for its first round. The clock is moved on while it sleeps. */
export async function startWatching(post: Post, clock: SteppedClock): Promise<WatchedProcess> {
  const child = fork(built('watch-process.ts'), [JSON.stringify(post)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const gone = once(child, 'exit').then(() => 'killed' as const);
  // What is sent to a process that has just died is lost, and its death is noticed by `gone`.
  const order = (what: Order) => child.send(what, () => {});
  child.on('message', async (report: Report) => {
    if (report.report !== 'sleep') return;
    await clock.sleep(report.ms);
    order({ order: 'wake', now: clock.now() });
  });
  const kill = async () => {
    child.kill('SIGKILL');
    await gone;
  };
  if ((await Promise.race([reported(child, 'ready'), gone])) === 'killed')
    throw new Error(`the process ended with ${child.exitCode} before it was ready`);
  return {
    async round(at, death) {
      const begun = performance.now();
      const done = reported(child, 'done');
      clock.moveTo(at);
      order({ order: 'round', now: clock.now(), dieAt: death && 'at' in death ? death.at : null });
      const timer = death && 'afterMs' in death ? setTimeout(() => child.kill('SIGKILL'), death.afterMs) : undefined;
      const end = await Promise.race([done, gone]);
      clearTimeout(timer);
      if (end === 'killed') {
        if (child.signalCode !== 'SIGKILL') throw new Error(`the process ended with ${child.exitCode}`);
        return 'killed';
      }
      return { steps: end.steps, realMs: performance.now() - begun };
    },
    async end() {
      order({ order: 'end' });
      await gone;
    },
    kill,
  };
}

function reported<K extends Report['report']>(child: ChildProcess, kind: K): Promise<Extract<Report, { report: K }>> {
  return new Promise((resolve) => {
    const listen = (report: Report) => {
      if (report.report !== kind) return;
      child.off('message', listen);
      resolve(report as Extract<Report, { report: K }>);
    };
    child.on('message', listen);
  });
}
