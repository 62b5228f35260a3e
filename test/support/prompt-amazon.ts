// A simulator on the real time, for programs that run on it: it makes a report in no time, since its clock jumps ahead
// whenever one is asked for (by less than half a minute each, which nobody takes for a wrong clock).
import { setTimeout as wait } from 'node:timers/promises';
import { hourMs } from '../../src/domain/clock.ts';
import { type Simulator, type Story, startSimulator } from '../../src/simulator/index.ts';

export interface PromptOptions {
  readonly story: Story;
  /** How much of the story has passed. */
  readonly elapsedHours: number;
  readonly size?: { readonly listings: number; readonly orders: number };
  /** Is told of each request. */
  readonly onRequest?: (line: string) => void;
}

/** How long the simulator takes over a report, and a little. */
const reportMs = 36_000;

export function startPromptAmazon({ story, elapsedHours, size, onRequest }: PromptOptions): Promise<Simulator> {
  let aheadMs = 0;
  return startSimulator({
    story,
    ...(size && { size }),
    clock: { now: () => Date.now() + aheadMs, sleep: (ms) => wait(ms) },
    elapsedMs: elapsedHours * hourMs,
    log(line) {
      if (line.startsWith('POST /reports/')) aheadMs += reportMs;
      onRequest?.(line);
    },
  });
}

/** What the program needs to sign in there, and where "there" is. */
export function settingsFor(simulator: Simulator): Record<string, string> {
  const { clientId, clientSecret, refreshToken } = simulator.credentials;
  return {
    RUSUBAN_AMAZON_ENDPOINT: simulator.url,
    RUSUBAN_LWA_CLIENT_ID: clientId,
    RUSUBAN_LWA_CLIENT_SECRET: clientSecret,
    RUSUBAN_REFRESH_TOKEN: refreshToken,
  };
}
