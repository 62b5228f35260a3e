// The program killed at any step, again and again, and started anew: the same incidents, each mail once.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { enterServer } from '../../src/adapters/store/embedded/server.ts';
import { createApp } from '../../src/app.ts';
import { loadConfig } from '../../src/config/load.ts';
import { type Instant, minuteMs } from '../../src/domain/clock.ts';
import { findStory, type Simulator, startSimulator } from '../../src/simulator/index.ts';
import { random } from '../../src/simulator/random.ts';
import { createSteppedClock, type SteppedClock } from '../../src/simulator/stepped-clock.ts';
import { type Death, type Lived, startWatching, type WatchedProcess } from '../support/watched-process.ts';

const storyId = 'forgotten-seller';
const everyMs = 10 * minuteMs;
const rounds = 11;

interface Outcome {
  readonly incidents: unknown;
  readonly changes: unknown;
  /** Message-IDs without the incident's id. */
  readonly mails: readonly string[];
  readonly pendingMails: number;
}

let folder: string;
let clock: SteppedClock;
let simulator: Simulator;
let watching: WatchedProcess | null;

async function setUp(): Promise<void> {
  folder = await mkdtemp(join(tmpdir(), 'rusuban-killed-'));
  const story = findStory(storyId);
  if (!story) throw new Error(`no story ${storyId}`);
  const startAt = Date.UTC(2026, 9, 20);
  clock = createSteppedClock(startAt);
  simulator = await startSimulator({ story, clock, startAt });
  watching = null;
  const app = await createApp(settings(), { clock });
  const { marketplaceIds, region, timeZone, language, sellerId } = simulator.account;
  const alice = { id: 'alice', name: 'Alice', recipients: ['alice@example.com', 'bob@example.com'] };
  await app.store.addAccount(
    { ...alice, marketplaceIds, region, timeZone, language, sellerId },
    simulator.credentials,
    clock.now(),
  );
  await app.close();
}

async function strike(): Promise<void> {
  await watching?.kill();
  await simulator.close();
  // What a killed process leaves running stops when the last leaves.
  await (await enterServer(folder)).leave();
  await rm(folder, { recursive: true, force: true });
}

beforeEach(setUp);
afterEach(strike);

const settings = () => ({
  ...loadConfig({}, { directory: folder }),
  dataDir: folder,
  amazonEndpoint: simulator.url,
  logLevel: 'silent' as const,
});
const start = () => startWatching({ folder, endpoint: simulator.url, accountId: 'alice' }, clock);
const postmaster = async () =>
  (await readFile(join(folder, 'postgres', 'cluster', 'postmaster.pid'), 'utf8')).split('\n')[0];

/** From shortly before the first event of the story. `deathsIn` says how a round's processes die before one lives. */
async function watch(deathsIn: (round: number) => readonly Death[]): Promise<{ lived: Lived[]; kills: number }> {
  const lived: Lived[] = [];
  let kills = 0;
  const begin = Math.min(...simulator.timeline.map(({ at }) => at)) - 9 * minuteMs;
  watching = await start();
  const server = await postmaster();
  for (let round = 0; round < rounds; round++) {
    const at: Instant = begin + round * everyMs;
    for (const death of deathsIn(round)) {
      if ((await watching.round(at, death)) !== 'killed') continue;
      kills++;
      watching = await start();
    }
    const life = await watching.round(at);
    if (life === 'killed') throw new Error('nobody killed it');
    lived.push(life);
  }
  // The database outlived its owners: they joined it and none started another.
  expect(await postmaster()).toBe(server);
  await watching.end();
  return { lived, kills };
}

/**
 * How the processes of a round die: by turns at a step and at a moment that chance chooses; where there is something to
 * tell, also in the look that has decided it, before the mail, and between the mail and its record. The last round is left in peace: what was just being sent
 * when its sender died is sent again after the lease.
 */
function deathsOf(lives: readonly Lived[]): (round: number) => readonly Death[] {
  const rng = random('deaths', 1);
  return (round) => {
    const { steps, realMs } = lives[round] as Lived;
    if (round === rounds - 1) return [];
    const deaths: Death[] = [round % 2 === 0 ? { at: rng.between(1, steps.length) } : { afterMs: rng.next() * realMs }];
    if (steps.includes('settleOutbox begins'))
      deaths.push({ at: 'look is decided' }, { at: 'send begins' }, { at: 'settleOutbox begins' });
    return deaths;
  };
}

async function outcome(): Promise<Outcome> {
  const server = await enterServer(folder);
  const client = new pg.Client({ connectionString: server.url('rusuban') });
  await client.connect();
  const rows = async (sql: string) => (await client.query(sql)).rows;
  try {
    const mailbox = join(folder, 'mailbox');
    const names = (await readdir(mailbox)).sort();
    const mails = await Promise.all(names.map((name) => readFile(join(mailbox, name), 'utf8')));
    const [incident] = await rows('SELECT id FROM incident');
    return {
      incidents: await rows(
        `SELECT status, severity, began_at, signals.*
           FROM incident, jsonb_to_recordset(signals) AS signals (detector text, family text, fingerprint text, "beganAt" float8)
          ORDER BY began_at, detector, fingerprint`,
      ),
      changes: await rows('SELECT kind, key, occurred_at FROM change_log ORDER BY key'),
      mails: mails
        .map((mail) => (/^Message-ID:\s*<(.+)>\r?$/im.exec(mail)?.[1] ?? '').replace(incident.id, 'INCIDENT'))
        // the tag of this installation
        .map((id) => id.replace(/[.][0-9a-f]{20}[.]/, '.TAG.'))
        .sort(),
      pendingMails: (await rows('SELECT 1 FROM outbox WHERE settled_at IS NULL')).length,
    };
  } finally {
    await client.end();
    await server.leave();
  }
}

describe('the program, killed again and again', () => {
  it('sees the same incidents and sends each mail once', async () => {
    const { lived } = await watch(() => []);
    const undisturbed = await outcome();
    expect(undisturbed.incidents).not.toEqual([]);
    expect(undisturbed.mails.length).toBeGreaterThanOrEqual(2);
    expect(undisturbed.pendingMails).toBe(0);

    await strike();
    await setUp();
    const { kills } = await watch(deathsOf(lived));
    expect(kills).toBeGreaterThanOrEqual(12);
    expect(await outcome()).toEqual(undisturbed);
  });
});
