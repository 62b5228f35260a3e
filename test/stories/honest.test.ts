// Every story of an honest shop, and that a replay is the same each time.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readExportFolder } from '../../src/app.ts';
import { backtest } from '../../src/reports/backtest.ts';
import { stories } from '../../src/simulator/index.ts';
import { storySuite } from '../support/story-suite.ts';
import { writeStoryExport } from '../support/write-export.ts';

for (const story of stories) if (story.expects === 'nothing above low') storySuite(story);

describe('a replay', () => {
  it('gives the same bytes twice', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'rusuban-replayed-'));
    try {
      await writeStoryExport('forgotten-seller', folder);
      const [one, other] = [
        await backtest(await readExportFolder(folder)),
        await backtest(await readExportFolder(folder)),
      ];
      expect(JSON.stringify([one.incidents, one.summary])).toBe(JSON.stringify([other.incidents, other.summary]));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
