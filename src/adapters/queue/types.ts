// BullMQ's own classes, on either backend. What is in a job is unknown until its handler has checked it.
import type { IQueueBackend, Job, Queue, Worker } from 'bullmq';

export type JobQueue = Queue<unknown, void, string, unknown, void, string, IQueueBackend>;
export type JobWorker = Worker<unknown, void, string, IQueueBackend>;
export type QueuedJob = Pick<
  Job<unknown, void>,
  'id' | 'name' | 'data' | 'attemptsMade' | 'updateProgress' | 'removeDeduplicationKey'
>;
export type RunningJob = QueuedJob & Pick<Job<unknown, void>, 'moveToWait' | 'moveToDelayed'>;

/** The job is to be done again after so much real time; that is no failure and uses up no attempt. */
export interface Again {
  readonly againInMs: number;
}

/**
 * Does one job. A throw means: try again later; a UserError, or BullMQ's UnrecoverableError: give up. `signal` aborts
 * when the program stops: a job that then throws goes back to its queue.
 */
// biome-ignore lint/suspicious/noConfusingVoidType: most handlers return nothing
export type Handler = (job: QueuedJob, signal: AbortSignal) => Promise<Again | undefined | void>;
