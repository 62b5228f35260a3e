// Plays a stage's story to its end, step by step, with something that may happen while work is in hand.
import { hourMs, minuteMs } from '../../src/domain/clock.ts';
import { startHands } from './work-hands.ts';
import { type Outcome, type StageOptions, setWorkStage, type WorkStage } from './work-stage.ts';

/** Steps of the story's time; in each, the workers come to rest. */
const rounds = 6;
const stepMs = 20 * minuteMs;
/** The last retries, and what was gathered. */
const peaceMs = [hourMs, hourMs + 20 * minuteMs];

/** Is called after each step of time, once the workers are asking Amazon: work is in hand. */
export type During = (round: number, stage: WorkStage) => Promise<void>;

/** The workers of this process watch the story; `during` may break what it likes, and must mend it. */
export async function play(options: StageOptions, during: During = async () => {}): Promise<Outcome> {
  const stage = await setWorkStage({ ...options, isAmazonPrompt: true });
  try {
    let before = callsOf(stage);
    const hands = await startHands(stage.app);
    const isAtRest = () => stage.comesToRest(() => hands.inHand() === 0);
    try {
      for (let round = 0; round < rounds; round++) {
        stage.clock.moveTo(stage.beginsAt + round * stepMs);
        await stage.until(() => callsOf(stage) > before);
        await during(round, stage);
        await stage.until(isAtRest);
        before = callsOf(stage);
      }
      for (const later of peaceMs) {
        stage.clock.moveTo(stage.beginsAt + rounds * stepMs + later);
        await stage.until(isAtRest);
      }
    } finally {
      await hands.close(20_000);
    }
    return await stage.outcome();
  } finally {
    await stage.close();
  }
}

function callsOf({ simulator }: WorkStage): number {
  return Object.values(simulator.calls.byOperation).reduce((sum, calls) => sum + calls, 0);
}
