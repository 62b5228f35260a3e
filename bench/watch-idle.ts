// What one process of the service costs that watches one healthy shop: `rusuban start` as its users run it, after its
// first reading of the shop has settled. CPU time and memory as the kernel counts them; the embedded PostgreSQL and the
// fake Amazon are processes of their own.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createSystemClock } from '../src/adapters/clock.ts';
import { findStory, startSimulator } from '../src/simulator/index.ts';
import { costOf } from './support/process-cost.ts';
import { scratchFolder } from './support/scratch-folder.ts';
import { machine, rounded } from './support/spread.ts';

const program = fileURLToPath(new URL('../../bin/rusuban.js', import.meta.url));

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

/** Aims: under 1 % of a core, under 150 MB. */
export async function run({ settleSeconds = 120, seconds = 240 } = {}) {
  const story = findStory('healthy-shop');
  if (!story) throw new Error('the story is gone');
  const folder = await scratchFolder();
  const simulator = await startSimulator({ story, clock: createSystemClock(), areReportsPrompt: true });
  const { credentials, account } = simulator;
  const env = {
    PATH: process.env.PATH,
    HOME: folder.path,
    NODE_ENV: 'production',
    RUSUBAN_DATA_DIR: folder.path,
    RUSUBAN_AMAZON_ENDPOINT: simulator.url,
    RUSUBAN_LWA_CLIENT_ID: credentials.clientId,
    RUSUBAN_LWA_CLIENT_SECRET: credentials.clientSecret,
    RUSUBAN_REFRESH_TOKEN: credentials.refreshToken,
  };
  const shop = ['--marketplace', account.marketplaceIds.join(), '--seller-id', account.sellerId];
  const add = ['account', 'add', '--name', 'Alice', ...shop, '--mail'];
  try {
    await promisify(execFile)(process.execPath, [program, ...add, 'alice@example.com'], { env, cwd: folder.path });
    const service = spawn(process.execPath, [program, 'start', '--log', 'json'], {
      env: { ...env, RUSUBAN_HEALTH: '127.0.0.1:0' },
      cwd: folder.path,
      stdio: 'ignore',
    });
    try {
      await pause(settleSeconds * 1000);
      const pid = service.pid ?? 0;
      const [before, begun] = [await costOf(pid), performance.now()];
      const resident: number[] = [];
      while (performance.now() - begun < seconds * 1000) {
        await pause(5000);
        resident.push((await costOf(pid)).residentMegabytes);
      }
      const after = await costOf(pid);
      return {
        cpuPercentOfCore: rounded((after.cpuMs - before.cpuMs) / (performance.now() - begun) / 0.01, 2),
        residentMegabytes: rounded(after.residentMegabytes),
        mostMegabytes: rounded(Math.max(...resident)),
        peakSinceStartMegabytes: rounded(after.peakMegabytes),
        calls: Object.values(simulator.calls.byOperation).reduce((sum, count) => sum + count, 0),
        ...{ settleSeconds, seconds },
        machine: machine(),
      };
    } finally {
      service.kill('SIGTERM');
      await ended(service);
    }
  } finally {
    await simulator.close();
    await folder.remove();
  }
}
