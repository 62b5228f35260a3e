// A few more tries at what may pass by itself, ever further apart.
import { type Clock, secondMs } from '../../../domain/clock.ts';
import { AmazonFault } from './fault.ts';

export interface RetryPlan {
  readonly clock: Clock;
  readonly random: () => number;
  readonly retries: number;
  readonly signal: AbortSignal | undefined;
}

const firstWaitMs = secondMs;

/** Runs `attempt`; at a provider or network fault that may pass, again after 1, 2, 4 ... s, of which half is chance. */
export async function retrying<T>(
  { clock, random, retries, signal }: RetryPlan,
  attempt: () => Promise<T>,
): Promise<T> {
  for (let tried = 0; ; tried++) {
    try {
      return await attempt();
    } catch (error) {
      const mayPass =
        error instanceof AmazonFault && error.canRetry && (error.kind === 'provider-fault' || error.kind === 'network');
      if (!mayPass || tried >= retries) throw error;
      await clock.sleep(firstWaitMs * 2 ** tried * (0.5 + random() / 2), signal);
    }
  }
}
