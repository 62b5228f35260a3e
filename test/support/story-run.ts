// Plays a story through the whole program (simulator over HTTP, database, mailbox folder) and gathers what came of it.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Stage, setStage, watchStory } from '../../src/cli/stage.ts';
import { loadConfig } from '../../src/config/load.ts';
import type { Instant } from '../../src/domain/clock.ts';
import type { Verdict } from '../../src/domain/watch/detector.ts';
import type { Decision, Incident } from '../../src/domain/watch/incident.ts';
import type { Severity } from '../../src/domain/watch/severity.ts';
import { findStory } from '../../src/simulator/index.ts';
import { openTestDatabase } from './database.ts';
import { type PlainLooks, plainLooks } from './plain-looks.ts';

export interface StoryRun {
  readonly stage: Stage;
  /** When a detector first fired about something that began after a moment, if any is given. */
  firedAt(detector: string, after?: Instant | null): Instant | undefined;
  /** When an incident that began after a moment, if any is given, first had this severity. */
  reachedAt(severity: Severity, after?: Instant | null): Instant | undefined;
  readonly incidents: readonly Incident[];
  readonly decisions: readonly Decision[];
  readonly verdicts: readonly Verdict[];
  /** The .eml files, as text. */
  readonly mails: readonly string[];
  /** How many looks were taken a second time, from nothing but the database, and how many of those had gone on. */
  readonly plain: ReturnType<PlainLooks['counts']>;
  close(): Promise<void>;
}

/** Fixed, so that a story is the same on every day that the tests run. */
const stageNow = Date.UTC(2026, 9, 20);

/** Each so manieth look is also taken from nothing: no multiple of anything in a day. */
const plainEvery = 7;

/** The seed makes another shop of the same story. What fails leaves nothing behind. */
export async function runStory(id: string, seed = 1): Promise<StoryRun> {
  const story = findStory(id);
  if (!story) throw new Error(`no story ${id}`);
  const folder = await mkdtemp(join(tmpdir(), 'rusuban-story-'));
  const database = await openTestDatabase();
  let stage: Stage | null = null;
  let plain: PlainLooks | null = null;
  const close = async () => {
    await plain?.close();
    await stage?.close();
    await database.close();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const places = { databaseUrl: database.url, logLevel: 'silent' as const };
    const settings = { ...loadConfig({}, { directory: folder }), ...places };
    stage = await setStage({ story, seed, now: stageNow, settings, folder });
    plain = await plainLooks(stage.app.store, database.url, plainEvery);
    const played = await play({ ...stage, app: { ...stage.app, store: plain.store } }, join(folder, 'mailbox'));
    return { ...played, plain: plain.counts(), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function play(stage: Stage, mailbox: string): Promise<Omit<StoryRun, 'close' | 'plain'>> {
  const fired: { readonly detector: string; readonly at: Instant; readonly beganAt: Instant }[] = [];
  const reached: { readonly severity: Severity; readonly at: Instant; readonly beganAt: Instant }[] = [];
  const decisions: Decision[] = [];
  for await (const { look } of watchStory(stage)) {
    const now = stage.clock.now();
    for (const verdict of look?.verdicts ?? [])
      for (const { detector, beganAt } of verdict.outcome === 'fired' ? verdict.signals : [])
        fired.push({ detector, at: now, beganAt });
    for (const { severity, beganAt } of look?.incidents ?? []) reached.push({ severity, at: now, beganAt });
    decisions.push(...(look?.decisions ?? []));
  }
  const names = await readdir(mailbox).catch(() => []);
  const { store } = stage.app;
  return {
    stage,
    firedAt: (detector, after) => fired.find((one) => one.detector === detector && one.beganAt >= (after ?? 0))?.at,
    reachedAt: (severity, after) => reached.find((one) => one.severity === severity && one.beganAt >= (after ?? 0))?.at,
    decisions,
    incidents: await store.listIncidents(stage.account.id),
    verdicts: await store.lastVerdicts(stage.account.id),
    mails: await Promise.all(names.map((name) => readFile(join(mailbox, name), 'utf8'))),
  };
}
