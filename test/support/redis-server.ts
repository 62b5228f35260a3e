// A Redis of its own for a test, from the redis-server on the PATH; not the one that may run on the machine.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { freePort } from './free-port.ts';
import type { RunningServer } from './queue-database.ts';

export const hasRedis = spawnSync('redis-server', ['--version']).status === 0;
export const howToGetRedis = 'no redis-server on this machine; to include them: apt-get install redis-server';

/** Starts without persistence; `settings` are lines of redis.conf without their dashes. */
export async function startRedis(settings: Readonly<Record<string, string>> = {}): Promise<RunningServer> {
  const port = settings.port ?? (await freePort());
  const all = { port: String(port), bind: '127.0.0.1', save: '', appendonly: 'no', ...settings };
  const args = Object.entries(all).flatMap(([name, value]) => [`--${name}`, value]);
  const server = spawn('redis-server', args, { stdio: ['ignore', 'pipe', 'inherit'] });
  await ready(server);
  const password = settings.requirepass ? `:${settings.requirepass}@` : '';
  return {
    url: `redis://${password}127.0.0.1:${port}/0`,
    async stop() {
      server.kill('SIGKILL');
      if (server.exitCode === null && server.signalCode === null) await once(server, 'exit');
    },
  };
}

async function ready({ stdout }: ChildProcess): Promise<void> {
  if (!stdout) throw new Error('redis-server has no output');
  const lines: string[] = [];
  for await (const line of createInterface({ input: stdout })) {
    lines.push(line);
    if (line.includes('Ready to accept connections')) {
      stdout.resume();
      return;
    }
  }
  throw new Error(`redis-server did not start:\n${lines.join('\n')}`);
}
