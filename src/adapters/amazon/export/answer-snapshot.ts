// What Amazon answered, a file for each moment (`<folder>/<time>.json`): the profile, the payouts, account health, reports
// that others asked for.
import type { Instant } from '../../../domain/clock.ts';
import type { LeftOut } from '../../../domain/reports/audit.ts';
import type { Part, PartCoverage } from '../../../domain/watch/coverage.ts';
import type { Observed } from '../../../domain/watch/observed.ts';
import { leftOutWords, type Reading } from '../normalise/shape.ts';
import { legacyCharsetOf } from '../reports/charset.ts';
import type { ExportSnapshot } from './export-folder.ts';
import { filesIn, jsonOf, reasonOf, stampOf } from './folder-file.ts';

export interface AnswerFolder {
  readonly path: string;
  readonly name: string;
  readonly endings: readonly string[];
  readonly marketplaceId: string;
  readonly leftOut: LeftOut[];
}

/**
 * A snapshot of each part that a file tells of, file by file; one that can't be read is left out and costs no other.
 * @param read what an answer says; `leave` notes what of it can't be read. Throws where that is all.
 */
export async function answerSnapshots(
  { path, name, endings, marketplaceId, leftOut }: AnswerFolder,
  read: (json: unknown, at: Instant, leave: (reason: string) => void) => Iterable<readonly [Part, Reading<Observed>]>,
): Promise<ExportSnapshot[]> {
  const snapshots: ExportSnapshot[] = [];
  for (const file of await filesIn(path, name)) {
    const leave = (reason: string) => void leftOut.push({ file: file.name, line: null, reason });
    try {
      const stamp = stampOf(file.name, endings);
      if (!stamp) throw new Error('its name is not the time at which it was seen, such as 20260301T000000Z.json');
      const json = await jsonOf(file, legacyCharsetOf(marketplaceId));
      for (const [part, seen] of read(json, stamp.at, leave)) snapshots.push(answerSnapshot(part, seen, stamp.at));
    } catch (error) {
      leave(reasonOf(error));
    }
  }
  return snapshots;
}

/** Partial where something could not be read, as it is live. */
function answerSnapshot(part: Part, { value: seen, lost }: Reading<Observed>, at: Instant): ExportSnapshot {
  return {
    at,
    part,
    isPartial: false,
    async *read() {
      yield seen;
      const reason = leftOutWords(lost.length, lost[0]);
      const coverage: PartCoverage = { state: reason === null ? 'complete' : 'partial', reason, asOf: at };
      const rows = Object.values(seen).reduce((sum, things) => sum + things.length, 0);
      return { coverage, calls: 0, rows, badRows: [], fault: null };
    },
  };
}
