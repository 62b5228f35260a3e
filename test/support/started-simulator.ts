// A simulator for one test, on a clock in the test's hand, closed when the test ends.
import { afterEach } from '@jest/globals';
import { findStory, type Simulator, type SimulatorOptions, startSimulator } from '../../src/simulator/index.ts';
import { type Asker, asker } from './ask-simulator.ts';
import { createManualClock, type ManualClock } from './manual-clock.ts';

/** Midnight in Tokyo: day 0 of a Japanese story begins at once. */
export const storyStart = Date.parse('2026-10-31T15:00:00Z');

const running: Simulator[] = [];
afterEach(async () => {
  for (const simulator of running.splice(0)) await simulator.close();
});

export interface Started {
  readonly simulator: Simulator;
  readonly clock: ManualClock;
  readonly ask: Asker;
  /** The query parameter that most calls need. */
  readonly marketplaceIds: string;
}

/** Starts a story at its day 0, or `elapsedMs` later. */
export async function started(
  storyId: string,
  { elapsedMs = 0, ...options }: Partial<SimulatorOptions> = {},
): Promise<Started> {
  const story = findStory(storyId);
  if (!story) throw new Error(`no story ${storyId}`);
  const clock = createManualClock(storyStart);
  const simulator = await startSimulator({ story, clock, isPacingOff: true, ...options });
  running.push(simulator);
  clock.advance(simulator.dayZero - clock.now() + elapsedMs);
  return {
    simulator,
    clock,
    ask: asker(simulator),
    marketplaceIds: String(simulator.account.marketplaceIds[0]),
  };
}
