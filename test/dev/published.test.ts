// The published schemas: as they are in docs/schemas, and held against reports as the program makes them. Real output
// may hold nothing that the schema doesn't name, though readers must allow it.
import { afterAll, describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { z } from 'zod';
import { weeklyPreviews } from '../../dev/previews/weekly.ts';
import { auditSchema, incidentSchema, publishedApi, publishedSchemas, weeklySchema } from '../../dev/published.ts';
import { readExportFolder } from '../../src/app.ts';
import { hourMs, minuteMs } from '../../src/domain/clock.ts';
import { auditFolder } from '../../src/reports/audit-folder.ts';
import { readText } from '../support/repository.ts';
import { clearScratch } from '../support/scratch.ts';
import { stampOf, writeSmallExport } from '../support/small-export.ts';

const folders: string[] = [];
afterAll(async () => {
  for (const folder of folders) await clearScratch(folder);
});

function validator(schema: z.ZodType, io: 'input' | 'output' = 'output') {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  (addFormats as unknown as (ajv: Ajv2020) => void)(ajv);
  const validate = ajv.compile(z.toJSONSchema(schema, { io }));
  return (report: unknown) => {
    // As it is printed: what JSON can't hold must not matter.
    validate(JSON.parse(JSON.stringify(report)));
    return validate.errors ?? [];
  };
}

const at = Date.UTC(2026, 3, 10, 3);

/** Alice's shop, and a night on which 30 listings appeared. */
async function burstAudit() {
  const shelf = Array.from({ length: 40 }, (_, n) => ({ sku: `OWN-${n}`, openedAt: at - 4000 * hourMs }));
  const burst = Array.from({ length: 30 }, (_, n) => ({ sku: `NEW-${n}`, openedAt: at - 10 * minuteMs }));
  const folder = await writeSmallExport({
    listings: {
      [`${stampOf(at - 48 * hourMs)}.txt`]: shelf,
      [`${stampOf(at - 24 * hourMs)}.txt`]: shelf,
      [`${stampOf(at)}.txt`]: [...shelf, ...burst],
    },
  });
  folders.push(folder);
  let ids = 0;
  return auditFolder(await readExportFolder(folder), () => `inc-${++ids}`);
}

describe('the published schemas', () => {
  it.each(Object.entries({ ...publishedSchemas(), 'openapi-1': publishedApi() }))(
    'docs/schemas/%s.json is up to date: else `npm run schemas`',
    (name, schema) => {
      expect(JSON.parse(readText(`docs/schemas/${name}.json`))).toEqual(JSON.parse(JSON.stringify(schema)));
    },
  );

  it('name all that an audit with findings prints', async () => {
    const report = await burstAudit();
    expect(report.incidents.length).toBeGreaterThan(0);
    expect(validator(auditSchema)(report)).toEqual([]);
    for (const incident of report.incidents) expect(validator(incidentSchema)(incident)).toEqual([]);
  });

  it.each(Object.entries(weeklyPreviews))('name all that a weekly report prints (%s)', (_, preview) => {
    for (const language of ['en', 'ja'] as const)
      for (const report of preview(language).reports) expect(validator(weeklySchema)(report)).toEqual([]);
  });

  it('refuse what is none, and allow fields to be added', () => {
    const [report] = weeklyPreviews.look?.('en').reports ?? [];
    const published = validator(weeklySchema, 'input');
    expect(published({ ...report, later: 1 })).toEqual([]);
    expect(published({ ...report, days: [] })).not.toEqual([]);
    expect(published({ ...report, week: 'last week' })).not.toEqual([]);
    expect(validator(weeklySchema)({ ...report, later: 1 })).not.toEqual([]);
  });
});
