// BullMQ's own classes, on either backend. What is in a job is unknown until its handler has checked it.
import type { IQueueBackend, Job, Queue, Worker } from 'bullmq';

export type JobQueue = Queue<unknown, void, string, unknown, void, string, IQueueBackend>;
export type JobWorker = Worker<unknown, void, string, IQueueBackend>;
export type QueuedJob = Pick<Job<unknown, void>, 'id' | 'name' | 'data' | 'attemptsMade'>;
