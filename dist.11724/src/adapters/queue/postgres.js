// Prepares the PostgreSQL behind the queues: a schema of their own, brought up to date before anything uses it.
import { createPostgresBackend, runMigrations } from 'bullmq';
import { secondMs } from '../../domain/clock.js';
import { systemText, UserError } from '../../domain/errors.js';
import { pg } from '../system/postgres.js';
/**
 * Connections of one queue's or worker's pool; a worker holds one more to listen. Two are enough for a worker to renew
 * its lock while it fetches, and leave most of PostgreSQL's usual 100 to others.
 */
const poolSize = 2;
/**
 * @param schema a plain lower-case identifier; created if missing
 * @returns makes the backend of one queue or worker, with connections of its own
 * @throws UserError when the server can't be reached or refuses
 */
export async function preparePostgres(url, schema) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10 * secondMs });
    // a connection lost between two statements is told by the next one
    client.on('error', () => undefined);
    try {
        await client.connect();
        await runMigrations(client, schema);
    }
    catch (error) {
        throw new UserError({
            en: `The job queue can't use the database at ${hostOf(url)}: ${error.message || 'no answer'}.`,
            ja: `ジョブキューが ${hostOf(url)} のデータベースを使えません（${systemText(error).ja}）。`,
        }, {
            en: 'Check that the database runs, that DATABASE_URL is right, and that its user may create a schema.',
            ja: 'データベースが動いているか、DATABASE_URL が正しいか、その利用者がスキーマを作れるかをご確認ください。',
        }, { cause: error });
    }
    finally {
        await client.end().catch(() => undefined);
    }
    const connection = { connectionString: url, schema, max: poolSize, Client: SteadyClient };
    return (name, { connection: _, ...options }, factoryOptions) => createPostgresBackend(name, { ...options, connection }, factoryOptions);
}
/** BullMQ 6.7 listens to the errors of idle connections only; one that breaks while in use would end the process. */
class SteadyClient extends pg.Client {
    constructor(config) {
        super(config);
        this.on('error', () => { });
    }
}
function hostOf(url) {
    return new URL(url).host || 'the local socket';
}
//# sourceMappingURL=postgres.js.map