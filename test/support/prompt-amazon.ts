// A simulator on the real time, for programs that run on it: it makes reports in no time.
import { setTimeout as wait } from 'node:timers/promises';
import { hourMs } from '../../src/domain/clock.ts';
import { type Simulator, type Story, startSimulator } from '../../src/simulator/index.ts';

export interface PromptOptions {
  readonly story: Story;
  /** How much of the story has passed at the most; at least a day less, since it begins at a midnight. */
  readonly elapsedHours: number;
  readonly size?: { readonly listings: number; readonly orders: number };
  /** No quotas, where one test after the other would use them up. */
  readonly isPacingOff?: boolean;
  /** Is told of each request. */
  readonly onRequest?: (line: string) => void;
}

export function startPromptAmazon({
  story,
  elapsedHours,
  size,
  isPacingOff = false,
  onRequest,
}: PromptOptions): Promise<Simulator> {
  const clock = { now: () => Date.now(), sleep: (ms: number) => wait(ms) };
  return startSimulator({
    story,
    ...(size && { size }),
    clock,
    startAt: clock.now() - elapsedHours * hourMs,
    areReportsPrompt: true,
    isPacingOff,
    ...(onRequest && { log: onRequest }),
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
