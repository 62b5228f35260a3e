// A story against what its own file demands, twice: watched live over HTTP, and replayed from the files that its seller
// could have downloaded. Attacks are noticed in time, honest shops are left alone, and both come to the same.
import { readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readExportFolder } from '../../src/app.ts';
import { isAtLeast, type Severity } from '../../src/domain/watch/severity.ts';
import type { Signal } from '../../src/domain/watch/signal.ts';
import { type Backtest, backtest } from '../../src/reports/backtest.ts';
import { type Story, stories } from '../../src/simulator/index.ts';
import { runStory, type StoryRun } from './story-run.ts';
import { type WrittenStory, writeStoryExport } from './write-export.ts';

/** What becomes known within a step of a replay is looked at together, at its end. */
const stepMs = 15 * 60_000;

/** Every so manieth attack, from this one on, as there are files for them: whatever is added, each is in one of these. */
export function attackSuites(first: number): void {
  const files = readdirSync(new URL('../stories/', import.meta.url)).filter((name) => /^attacks-\d+\.test/.test(name));
  const attacks = stories.filter(({ expects }) => expects !== 'nothing above low');
  for (const [i, story] of attacks.entries()) if (i % files.length === first - 1) storySuite(story);
}

export function storySuite({ id, expects }: Story): void {
  const isHonest = expects === 'nothing above low';
  describe(id, () => {
    let live: StoryRun;
    let files: Backtest & { readonly story: WrittenStory };
    let folder: string;
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'rusuban-replayed-'));
      live = await runStory(id);
      const story = await writeStoryExport(id, folder);
      files = { story, ...(await backtest(await readExportFolder(folder))) };
    });
    afterAll(async () => {
      await live?.close();
      await rm(folder, { recursive: true, force: true });
    });

    it(`watched ${isHonest ? 'sends nothing' : 'is noticed, by the time that the story demands'}`, () => {
      const { stage, firedAt, reachedAt, incidents, mails } = live;
      // Whatever comes of it, nobody is written to.
      expect(stage.simulator.calls.forbidden).toBe(0);
      if (isHonest) {
        expect(incidents.filter(({ severity }) => isAtLeast(severity, 'medium'))).toEqual([]);
        expect(mails).toEqual([]);
        return;
      }
      expect(stage.simulator.deadlines.length).toBeGreaterThan(0);
      const { deadlines } = stage.simulator;
      for (const { what, at, after } of deadlines) {
        const seenAt = 'detector' in what ? firedAt(what.detector, after) : reachedAt(what.severity as Severity, after);
        expect({ what, isInTime: seenAt !== undefined && seenAt <= at }).toEqual({ what, isInTime: true });
      }
      // Each wave of a story is one incident, besides notes such as a busy evening weeks ago.
      const told = incidents.filter(({ severity }) => isAtLeast(severity, 'low'));
      expect(told).toHaveLength(new Set(deadlines.map(({ after }) => after)).size);
      expect(mails.length).toBeGreaterThan(0);
    });

    it(`replayed ${isHonest ? 'is left in peace' : 'is noticed, by the time that the story demands'}`, () => {
      const { story, incidents, summary } = files;
      expect(summary.verdicts.crashed).toBe(0);
      expect(summary.leftOut).toEqual([]);
      if (isHonest) {
        expect(incidents.flatMap(({ alerts }) => alerts)).toEqual([]);
        return;
      }
      for (const { what, at, after } of story.deadlines) {
        const noticed =
          'detector' in what
            ? incidents.flatMap(({ signals }) => signals).filter(({ detector }) => detector === what.detector)
            : incidents
                .filter(({ severity }) => isAtLeast(severity, what.severity as 'high'))
                .flatMap(({ alerts }) => alerts)
                .filter(({ severity }) => isAtLeast(severity, what.severity as 'high'));
        const times = noticed
          .map((one) => Date.parse('at' in one ? one.at : one.observedAt))
          .filter((time) => time >= (after ?? 0));
        expect({ what, isInTime: Math.min(...times) <= at + stepMs }).toEqual({ what, isInTime: true });
      }
    });

    it('sees and says the same, whether a look goes on from the last one or starts from nothing', () => {
      // Differences have ended the story by now.
      const { twice, goneOn } = live.plain;
      expect(twice).toBeGreaterThan(5);
      expect(goneOn).toBeGreaterThan(twice / 2);
    });

    it('comes to the same, watched and replayed', () => {
      // Notes such as a busy evening before the watch began are left aside.
      const told = <T extends { readonly severity: Severity; readonly signals: readonly unknown[] }>(
        all: readonly T[],
      ) => all.filter(({ severity }) => isAtLeast(severity, 'low'));
      const watched = told([...live.incidents].sort((a, b) => a.visibleAt - b.visibleAt));
      const replayed = told(files.incidents);
      expect(replayed.map(({ severity, signals }) => [severity, familiesOf(signals)])).toEqual(
        watched.map(({ severity, signals }) => [severity, familiesOf(signals)]),
      );
      for (const [i, { visibleAt }] of watched.entries()) {
        const at = Date.parse(replayed[i]?.visibleAt ?? '');
        expect(Math.abs(at - visibleAt)).toBeLessThanOrEqual(3 * stepMs);
      }
    });
  });
}

/** The one thing that the API shows and a report doesn't is how long the seller takes to ship. */
function familiesOf(signals: readonly Pick<Signal, 'detector' | 'family'>[]): string[] {
  const shown = signals.filter(({ detector }) => detector !== 'handling-time-jump');
  return [...new Set(shown.map(({ family }) => family))].sort();
}
