// A process that audits what is asked for, as `rusuban start --only sweep,audit` does, until its test kills it.
// Argument: where it finds things, as JSON.
import { createApp, openQueues } from '../../src/app.ts';
import { loadConfig } from '../../src/config/load.ts';
import { startWorkers } from '../../workers/all.ts';
import { sweepJob } from '../../workers/jobs.ts';

const { folder, endpoint, databaseUrl, redisUrl } = JSON.parse(process.argv[2] ?? '');
const settings = { ...loadConfig({}, { directory: folder }), dataDir: folder, amazonEndpoint: endpoint };
const app = await createApp({ ...settings, databaseUrl, redisUrl, smtpUrl: null, logLevel: 'silent' });
// dead workers are noticed after a second rather than a minute
const queues = await openQueues(app, { lockDuration: 1500, stalledInterval: 1000 });
await startWorkers(app, queues, ['sweep', 'audit']);
await queues.queue('sweep').add('sweep', sweepJob.of({}));
// its parent is gone
process.once('disconnect', () => process.exit(0));
