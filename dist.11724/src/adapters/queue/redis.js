// Opens the Redis behind the queues (one server, Sentinel or Cluster) and refuses one that would silently throw jobs away.
import { Cluster, Redis } from 'ioredis';
import { secondMs } from '../../domain/clock.js';
import { UserError } from '../../domain/errors.js';
/** @throws UserError when the server can't be reached, doesn't take the password, or evicts keys */
export async function openRedis(url, extras, onError) {
    await check(url, extras);
    // Workers wait as long as the server takes to come back (BullMQ demands null).
    const redis = connect(url, extras, { maxRetriesPerRequest: null });
    redis.on('error', onError);
    const copies = [];
    const duplicate = redis.duplicate.bind(redis);
    redis.duplicate = (...args) => {
        const copy = duplicate(...args);
        copies.push(copy);
        return copy;
    };
    return {
        redis,
        cut() {
            for (const one of [redis, ...copies]) {
                // Closed between two tries, a client never says that it has ended, and its worker waits for that for ever.
                if (one.status === 'reconnecting')
                    one.connect().catch(() => { });
                one.disconnect();
            }
        },
    };
}
function connect(url, { cluster, ...extras }, own) {
    if (cluster === undefined)
        return new Redis(url, { ...extras, ...own });
    const { username, password, protocol } = new URL(url);
    const redisOptions = {
        ...(username && { username: decodeURIComponent(username) }),
        ...(password && { password: decodeURIComponent(password) }),
        ...(protocol === 'rediss:' && { tls: {} }),
        ...extras,
        maxRetriesPerRequest: own.maxRetriesPerRequest ?? null,
        ...(own.connectTimeout !== undefined && { connectTimeout: own.connectTimeout }),
    };
    return new Cluster([...cluster], {
        redisOptions,
        lazyConnect: own.lazyConnect ?? false,
        // certificates are for the names that the nodes give, not for the addresses behind them
        ...(redisOptions.tls && { dnsLookup: (name, found) => found(null, name) }),
        // a probe fails at once
        ...(own.retryStrategy && { clusterRetryStrategy: () => null }),
    });
}
async function check(url, extras) {
    const where = whereIs(url, extras);
    const database = extras.db ?? Number(new URL(url).pathname.slice(1) || 0);
    if (extras.cluster && database !== 0)
        throw new UserError({
            en: `REDIS_URL names database ${database}, and a Cluster has only database 0.`,
            ja: `REDIS_URL にデータベース ${database} が指定されていますが、クラスターには0番しかありません。`,
        }, {
            en: 'Leave the number out; RUSUBAN_QUEUE_PREFIX keeps several installations apart.',
            ja: '番号を外してください。複数の設置は RUSUBAN_QUEUE_PREFIX で区別できます。',
        });
    const probe = connect(url, extras, {
        lazyConnect: true,
        connectTimeout: 5 * secondMs,
        maxRetriesPerRequest: 0,
        retryStrategy: () => null,
        sentinelRetryStrategy: () => null,
    });
    let lastError;
    probe.on('error', (error) => {
        lastError = error.lastNodeError ?? error;
    });
    try {
        await probe.connect();
        for (const node of probe instanceof Cluster ? probe.nodes('master') : [probe])
            refuseUnfit(await node.info(), where, extras);
    }
    catch (error) {
        if (error instanceof UserError)
            throw error;
        const reason = lastError?.message ?? error.message;
        throw new UserError({ en: `The Redis at ${where} can't be used: ${reason}.`, ja: `${where} のRedisを使えません（${reason}）。` }, hintFor(reason, url), { cause: error });
    }
    finally {
        // on a connection that has ended already, ioredis would keep a timer running for 2 s
        if (probe.status !== 'end')
            probe.disconnect();
    }
}
/** Below this BullMQ 6 only warns, and its makers try nothing older. Valkey calls itself a Redis 7. */
const oldestRedis = [6, 2];
/** Throws a UserError for a server that takes no jobs, loses them or is too old; `info` is what it says of itself. */
export function refuseUnfit(info, where, { cluster }) {
    const said = (field) => new RegExp(`^${field}:(\\S+)`, 'm').exec(info)?.[1];
    const version = said('redis_version') ?? '';
    const [major = 0, minor = 0] = version.split('.').map(Number);
    if (version !== '' && (major < oldestRedis[0] || (major === oldestRedis[0] && minor < oldestRedis[1])))
        throw new UserError({
            en: `The Redis at ${where} is version ${version}, which is too old.`,
            ja: `${where} のRedisはバージョン ${version} で、古すぎます。`,
        }, {
            en: `Use Redis ${oldestRedis.join('.')} or newer, or Valkey; or unset REDIS_URL to use PostgreSQL.`,
            ja: `Redis ${oldestRedis.join('.')} 以降かValkeyを使うか、REDIS_URL を外してPostgreSQLを使ってください。`,
        });
    const mode = said('redis_mode');
    if (mode === 'sentinel')
        throw new UserError({
            en: `The server at ${where} is a Sentinel, which keeps no jobs.`,
            ja: `${where} のサーバーはSentinelで、ジョブを置けません。`,
        }, {
            en: 'Name it in REDIS_OPTIONS, with what it calls the master: {"sentinels":[{"host":"...","port":26379}],"name":"..."}',
            ja: 'マスターの名前とともに REDIS_OPTIONS に指定してください：{"sentinels":[{"host":"...","port":26379}],"name":"..."}',
        });
    if (mode === 'cluster' && !cluster)
        throw new UserError({ en: `The Redis at ${where} belongs to a Cluster.`, ja: `${where} のRedisはクラスターの一部です。` }, {
            en: 'Name its nodes in REDIS_OPTIONS: {"cluster":[{"host":"...","port":6379}]}',
            ja: 'ノードを REDIS_OPTIONS に指定してください：{"cluster":[{"host":"...","port":6379}]}',
        });
    if (said('role') === 'slave')
        throw new UserError({
            en: `The Redis at ${where} is a replica, which takes no jobs.`,
            ja: `${where} のRedisはレプリカで、ジョブを置けません。`,
        }, {
            en: 'Put the master into REDIS_URL, or the Sentinels that know it into REDIS_OPTIONS.',
            ja: 'REDIS_URL にマスターを指定するか、REDIS_OPTIONS にSentinelを指定してください。',
        });
    const policy = said('maxmemory_policy') ?? 'noeviction';
    if (policy !== 'noeviction')
        throw new UserError({
            en: `The Redis at ${where} may throw jobs away when it runs full: its maxmemory-policy is ${policy}.`,
            ja: `${where} のRedisは、いっぱいになるとジョブを捨てます（maxmemory-policy が ${policy}）。`,
        }, {
            en: 'Set "maxmemory-policy noeviction" in redis.conf (or in your provider\'s settings), or use another Redis.',
            ja: 'redis.conf（または提供元の設定）で maxmemory-policy を noeviction にするか、別のRedisを使ってください。',
        });
}
function hintFor(reason, url) {
    if (/certificate|altname/i.test(reason))
        return {
            en: 'Give the certificate of its CA: REDIS_OPTIONS {"tls":{"ca":"-----BEGIN CERTIFICATE-----\\n..."}}, or its file in NODE_EXTRA_CA_CERTS; the name in REDIS_URL must be one that the server\'s certificate has.',
            ja: '認証局の証明書を REDIS_OPTIONS に {"tls":{"ca":"-----BEGIN CERTIFICATE-----\\n..."}} のように指定するか、ファイルを NODE_EXTRA_CA_CERTS に指定してください。REDIS_URL の名前は、サーバーの証明書にあるものにしてください。',
        };
    if (url.startsWith('rediss:') && /wrong version|packet length|EPROTO/i.test(reason))
        return {
            en: 'It speaks no TLS on this port: begin REDIS_URL with redis:// if the network is trusted, or name its TLS port.',
            ja: 'このポートではTLSを使えません。信頼できるネットワークなら REDIS_URL を redis:// で始めるか、TLSのポートを指定してください。',
        };
    if (url.startsWith('redis:') && /ECONNRESET|closed|EPIPE/i.test(reason))
        return {
            en: 'It hung up: if it wants TLS, begin REDIS_URL with rediss://. Check host, port and password, too.',
            ja: '接続を切られました。TLSが必要なら REDIS_URL を rediss:// で始めてください。ホスト、ポート、パスワードもご確認ください。',
        };
    return {
        en: 'Check that it runs and that REDIS_URL has the right host, port and password; unset it to use PostgreSQL.',
        ja: '動いているか、REDIS_URL のホスト、ポート、パスワードが正しいかをご確認ください。外すとPostgreSQLを使います。',
    };
}
function whereIs(url, { cluster, sentinels }) {
    const nodes = cluster ?? sentinels;
    if (!nodes)
        return new URL(url).host;
    return nodes.map(({ host = 'localhost', port = 6379 }) => `${host}:${port}`).join(', ');
}
//# sourceMappingURL=redis.js.map