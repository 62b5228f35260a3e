// Redis as larger installations have it, for a test: with TLS under a CA of its own, behind Sentinels, as a Cluster.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import type { RedisExtras } from '../../src/adapters/queue/redis.ts';
import { freePort } from './free-port.ts';

export const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

export interface Topology {
  /** As REDIS_URL and REDIS_OPTIONS have them. */
  readonly url: string;
  readonly extras: RedisExtras;
  stop(): Promise<void>;
}

/** Servers that are stopped together, in a folder of their own. */
async function house() {
  const folder = await mkdtemp(join(tmpdir(), 'rusuban-redis-'));
  const servers: ChildProcess[] = [];
  const kill = async (server: ChildProcess) => {
    server.kill('SIGKILL');
    if (server.exitCode === null && server.signalCode === null) await once(server, 'exit');
  };
  return {
    folder,
    kill,
    start(args: readonly string[]): ChildProcess {
      const server = spawn('redis-server', args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
      servers.push(server);
      return server;
    },
    async stop() {
      await Promise.all(servers.map(kill));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const plain = ['--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];

/** Asks until the answer is as wanted. */
async function until<T>(
  port: number,
  ask: (redis: Redis) => Promise<T>,
  isThere: (answer: T) => boolean,
): Promise<void> {
  const redis = new Redis(port, '127.0.0.1', { retryStrategy: () => 50, maxRetriesPerRequest: null });
  redis.on('error', () => {});
  try {
    while (!isThere(await ask(redis))) await pause(50);
  } finally {
    redis.disconnect();
  }
}

function openssl(folder: string, ...args: string[]): void {
  const { status, stderr } = spawnSync('openssl', args, { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`openssl ${args[0]}: ${stderr}`);
}

export interface TlsRedis extends Topology {
  /** The certificate that signed the server's, as PEM. */
  readonly ca: string;
}

/** One server that speaks TLS only. */
export async function startTlsRedis(): Promise<TlsRedis> {
  const { folder, start, stop } = await house();
  const key = (name: string) => ['-newkey', 'rsa:2048', '-nodes', '-keyout', `${name}.key`];
  openssl(folder, 'req', '-x509', ...key('ca'), '-out', 'ca.pem', '-days', '2', '-subj', '/CN=Rusuban test CA');
  openssl(folder, 'req', ...key('server'), '-out', 'server.csr', '-subj', '/CN=localhost');
  await writeFile(join(folder, 'names'), 'subjectAltName=DNS:localhost,IP:127.0.0.1');
  const signed = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-extfile', 'names', '-days', '2'];
  openssl(folder, 'x509', '-req', '-in', 'server.csr', ...signed, '-out', 'server.pem');
  const port = await freePort();
  const files = ['--tls-cert-file', 'server.pem', '--tls-key-file', 'server.key', '--tls-ca-cert-file', 'ca.pem'];
  start([
    ...plain,
    '--port',
    '0',
    '--tls-port',
    `${port}`,
    ...files,
    '--tls-auth-clients',
    'no',
    '--requirepass',
    'secret',
  ]);
  const ca = await readFile(join(folder, 'ca.pem'), 'utf8');
  const redis = new Redis(port, '127.0.0.1', { tls: { ca }, password: 'secret', maxRetriesPerRequest: null });
  redis.on('error', () => {});
  await redis.ping();
  redis.disconnect();
  return { url: `rediss://:secret@localhost:${port}/0`, extras: { tls: { ca } }, ca, stop };
}

export interface SentinelRedis extends Topology {
  readonly ports: { readonly master: number; readonly replica: number; readonly sentinel: number };
  /** Kills the master and waits until the replica has taken its place. */
  failOver(): Promise<void>;
}

/** A master with a replica, and one Sentinel that watches them. */
export async function startSentinelRedis(): Promise<SentinelRedis> {
  const { folder, start, stop, kill } = await house();
  const [master, replica, sentinel] = [await freePort(), await freePort(), await freePort()];
  const first = start([...plain, '--port', `${master}`]);
  const quick = ['--repl-diskless-sync-delay', '0'];
  await until(master, (redis) => redis.config('SET', 'repl-diskless-sync-delay', '0'), Boolean);
  start([...plain, ...quick, '--port', `${replica}`, '--replicaof', `127.0.0.1 ${master}`]);
  await until(
    replica,
    (redis) => redis.info('replication'),
    (said) => /master_link_status:up/.test(said),
  );
  const lines = [
    `port ${sentinel}`,
    'bind 127.0.0.1',
    `sentinel monitor main 127.0.0.1 ${master} 1`,
    'sentinel down-after-milliseconds main 500',
    'sentinel failover-timeout main 3000',
  ];
  await writeFile(join(folder, 'sentinel.conf'), `${lines.join('\n')}\n`);
  start(['sentinel.conf', '--sentinel']);
  await until(
    sentinel,
    (redis) => redis.info('sentinel'),
    (said) => /status=ok.*slaves=1/.test(said),
  );
  return {
    url: `redis://127.0.0.1:${master}`,
    extras: { sentinels: [{ host: '127.0.0.1', port: sentinel }], name: 'main' },
    ports: { master, replica, sentinel },
    stop,
    async failOver() {
      await kill(first);
      await until(
        replica,
        (redis) => redis.info('replication'),
        (said) => /role:master/.test(said),
      );
    },
  };
}

export interface ClusterRedis extends Topology {
  readonly ports: readonly number[];
}

const slots = 16_384;

/** Three masters that share the slots. */
export async function startClusterRedis(): Promise<ClusterRedis> {
  const { start, stop } = await house();
  const ports: number[] = [];
  for (let i = 0; i < 3; i++) {
    const port = await freePort();
    // the nodes' own port is by default 10,000 higher, which may not exist
    const own = ['--cluster-enabled', 'yes', '--cluster-port', `${await freePort()}`];
    start([...plain, '--port', `${port}`, ...own, '--cluster-config-file', `nodes-${i}.conf`]);
    ports.push(port);
  }
  const share = Math.ceil(slots / ports.length);
  for (const [i, port] of ports.entries()) {
    const range = [i * share, Math.min(slots, (i + 1) * share) - 1];
    await until(port, (redis) => redis.call('CLUSTER', 'ADDSLOTSRANGE', ...range.map(String)), Boolean);
  }
  const busPort = async (port: number) => {
    let bus = '';
    await until(
      port,
      (redis) => redis.config('GET', 'cluster-port') as Promise<string[]>,
      (said) => {
        bus = said[1] ?? '';
        return bus !== '';
      },
    );
    return bus;
  };
  for (const port of ports.slice(1)) {
    const bus = await busPort(port);
    await until(ports[0] ?? 0, (redis) => redis.call('CLUSTER', 'MEET', '127.0.0.1', `${port}`, bus), Boolean);
  }
  for (const port of ports)
    await until(
      port,
      (redis) => redis.cluster('INFO'),
      (said) => /cluster_state:ok/.test(said) && /known_nodes:3/.test(said),
    );
  const nodes = ports.map((port) => ({ host: '127.0.0.1', port }));
  return { url: `redis://127.0.0.1:${ports[0]}`, extras: { cluster: nodes }, ports, stop };
}
