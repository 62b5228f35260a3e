// A process with every worker, as `rusuban start` has them, at intervals of the benchmark's choosing.
// Argument: where it finds things, as JSON.
import { createApp, openQueues } from '../../src/app.ts';
import { loadConfig } from '../../src/config/load.ts';
import type { Intervals } from '../../src/watch/schedule.ts';
import { startWorkers } from '../../workers/all.ts';

export interface WatchPlace {
  readonly folder: string;
  readonly endpoint: string;
  readonly databaseUrl: string;
  readonly redisUrl: string | null;
  readonly smtpUrl: string;
  readonly intervals: Partial<Intervals>;
  readonly queueUrl?: string;
}

const { folder, endpoint, intervals, queueUrl, ...urls } = JSON.parse(process.argv[2] ?? '') as WatchPlace;
const settings = { ...loadConfig({}, { directory: folder }), dataDir: folder, amazonEndpoint: endpoint, ...urls };
const pushQueue = queueUrl === undefined ? null : { queueUrl, accessKeyId: 'bench', secretAccessKey: 'bench' };
const app = await createApp({ ...settings, pushQueue, logLevel: 'warn' });
const queues = await openQueues(app);
await startWorkers({ ...app, intervals: { ...app.intervals, ...intervals } }, queues);
process.send?.('working');
process.once('disconnect', async () => {
  await queues.close(2000);
  await app.close();
  process.exit(0);
});
