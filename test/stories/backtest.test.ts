// Each story once more as files: what its seller could have downloaded, replayed, must tell what the watch tells.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readExportFolder } from '../../src/app.ts';
import { isAtLeast } from '../../src/domain/severity.ts';
import { fuse } from '../../src/incidents/fuse.ts';
import { type Backtest, backtest } from '../../src/pipeline/backtest.ts';
import { stories } from '../../src/simulator/index.ts';
import { runStory } from '../support/story-run.ts';
import { type WrittenStory, writeStoryExport } from '../support/write-export.ts';

/** Hundreds of files are written and read for each story. */
const storyMs = 240_000;

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'rusuban-backtest-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

const written = new Map<string, Promise<WrittenStory>>();
async function replayed(id: string): Promise<Backtest & { readonly story: WrittenStory }> {
  const folder = join(root, id);
  if (!written.has(id)) written.set(id, writeStoryExport(id, folder));
  const story = (await written.get(id)) as WrittenStory;
  return { story, ...(await backtest(await readExportFolder(folder))) };
}

for (const { id, expects } of stories) {
  describe(`${id}, replayed from files`, () => {
    it(
      expects === 'nothing above low' ? 'is left in peace' : 'is noticed, by the time that the story demands',
      async () => {
        const { story, incidents, summary } = await replayed(id);
        expect(summary.verdicts.crashed).toBe(0);
        expect(summary.leftOut).toEqual([]);
        if (expects === 'nothing above low') {
          expect(incidents.flatMap(({ alerts }) => alerts)).toEqual([]);
          return;
        }
        const stepMs = 15 * 60_000;
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
      },
      storyMs,
    );
  });
}

describe('a replay and the watch', () => {
  it(
    'come to the same of the forgotten seller',
    async () => {
      const { incidents } = await replayed('forgotten-seller');
      const live = await runStory('forgotten-seller');
      try {
        expect(incidents).toHaveLength(live.incidents.length);
        const [file, watched] = [incidents[0], live.incidents[0]];
        expect(file?.severity).toBe(watched?.severity);
        // The one thing that the API shows and the report doesn't is how long the seller takes to ship.
        const shown = watched?.signals.filter(({ detector }) => detector !== 'handling-time-jump') ?? [];
        expect(new Set(file?.signals.map(({ family }) => family))).toEqual(new Set(fuse(shown).families));
        // With it the watch tells as high what the files only tell a moment later, and then as critical at once.
        expect(file?.alerts[0]?.severity).toBe('critical');
        expect(file?.alerts.map(({ reason }) => reason)).toEqual(
          live.decisions.filter(({ isAlert, reason }) => isAlert && reason !== 'escalated').map(({ reason }) => reason),
        );
      } finally {
        await live.close();
      }
    },
    storyMs,
  );

  it(
    'gives the same bytes twice',
    async () => {
      const [one, other] = [await replayed('forgotten-seller'), await replayed('forgotten-seller')];
      expect(JSON.stringify([one.incidents, one.summary])).toBe(JSON.stringify([other.incidents, other.summary]));
    },
    storyMs,
  );
});
