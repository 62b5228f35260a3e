// The parent's side of work-process.ts: keeps some of them at work, and kills them at moments that chance chooses.
import { type ChildProcess, fork } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { SteppedClock } from '../../src/simulator/stepped-clock.ts';
import { built } from './built.ts';
import type { WorkOrder, Workplace, WorkReport } from './work-process.ts';

export interface Workforce {
  /** How many processes have been killed so far. */
  kills(): number;
  /** No process that lives has a job in hand. */
  isIdle(): boolean;
  /** Tells every process what time it is now. */
  tellTime(): void;
  /** Kills until there have been so many in all; processes that come after live. */
  killUntil(total: number): void;
  /** Ends all. */
  close(): Promise<void>;
}

export interface WorkforceOptions {
  readonly place: Workplace;
  readonly clock: SteppedClock;
  readonly size: number;
  /** When the next to die does. */
  readonly death: () => Death;
}

/** So much real time after a process begins to open things, or has opened them all and works. */
export interface Death {
  readonly after: 'loaded' | 'working';
  readonly ms: number;
}

export function startWorkforce({ place, clock, size, death }: WorkforceOptions): Workforce {
  /** With the jobs that each has in hand, as it last said. */
  const alive = new Map<ChildProcess, number>();
  let kills = 0;
  let doomed = 0;
  let isDismissed = false;
  let failure: unknown;
  const orders = new EventEmitter().setMaxListeners(0);

  const order = (child: ChildProcess, what: WorkOrder) => {
    if (child.connected) child.send(what, () => {});
  };

  async function one(): Promise<void> {
    while (!isDismissed) {
      const child = fork(built('work-process.ts'), [JSON.stringify(place)], {
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      });
      alive.set(child, 0);
      const gone = once(child, 'exit');
      child.on('message', async (report: WorkReport) => {
        if (report.report === 'in-hand' && alive.has(child)) alive.set(child, report.jobs);
        if (report.report !== 'sleep') return;
        await clock.sleep(report.ms);
        order(child, { order: 'wake', now: clock.now(), sleeper: report.sleeper });
      });
      let hasWorked = false;
      const isWorking = reported(child, 'working').then(() => {
        hasWorked = true;
      });
      await Promise.race([reported(child, 'loaded'), gone]);
      if (!isDismissed) order(child, { order: 'go', now: clock.now() });
      const isAlive = () => child.exitCode === null && child.signalCode === null;
      while (isAlive() && !isDismissed) {
        const mayDie = kills < doomed;
        await Promise.race([mayDie ? fate(isWorking) : once(orders, 'kill'), gone]);
        if (mayDie && kills < doomed && !isDismissed && isAlive() && child.kill('SIGKILL')) {
          kills++;
          break;
        }
      }
      const [code, signal] = (await gone) as [number | null, string | null];
      alive.delete(child);
      // One that finds no database when it starts says so and ends; whoever runs it starts it again, as is done here.
      if (hasWorked && signal !== 'SIGKILL' && code !== 0)
        throw new Error(`a worker process ended by itself with ${code}`);
    }
  }
  /** Resolves when its time has come. */
  async function fate(isWorking: Promise<void>): Promise<void> {
    const { after, ms } = death();
    if (after === 'working') await isWorking;
    await pause(ms);
  }
  const slots = Promise.all(Array.from({ length: size }, one)).catch((error: unknown) => {
    failure = error;
  });

  return {
    kills: () => kills,
    isIdle: () => [...alive.values()].every((jobs) => jobs === 0),
    tellTime: () => {
      if (failure) throw failure;
      for (const child of alive.keys()) order(child, { order: 'time', now: clock.now() });
    },
    killUntil(total) {
      doomed = total;
      orders.emit('kill');
    },
    async close() {
      isDismissed = true;
      orders.emit('kill');
      for (const child of alive.keys()) order(child, { order: 'end' });
      await slots;
      if (failure) throw failure;
    },
  };
}

function reported(child: ChildProcess, kind: WorkReport['report']): Promise<void> {
  return new Promise((resolve) => {
    child.on('message', (report: WorkReport) => {
      if (report.report === kind) resolve();
    });
  });
}
