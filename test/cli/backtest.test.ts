// `rusuban backtest` as people and programs run it: one JSON object a line, a timeline for people, plain refusals.
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dayMs, hourMs, minuteMs, toIso } from '../../src/domain/clock.ts';
import { endAll, rusuban } from '../support/command-line.ts';
import { type Shelf, stampOf, writeSmallExport } from '../support/small-export.ts';

const t0 = Date.UTC(2026, 2, 1);
const attackAt = t0 + 9 * dayMs + 3 * hourMs;
const own: Shelf[] = Array.from({ length: 12 }, (_, i) => ({ sku: `A-${i}`, openedAt: t0 - (100 + i) * dayMs }));
const bait: Shelf[] = Array.from({ length: 40 }, (_, i) => ({
  sku: `Z-${i}`,
  openedAt: attackAt + i * minuteMs,
  price: 2_000,
  asin: `M${String(i).padStart(9, '0')}`,
}));

let folder: string;
beforeAll(async () => {
  const days = Array.from({ length: 12 }, (_, i) => t0 + i * dayMs);
  folder = await writeSmallExport({
    listings: Object.fromEntries(days.map((at) => [`${stampOf(at)}.txt`, at > attackAt ? [...own, ...bait] : own])),
    orders: days.map((at, i) => ({ orderId: `250-1-${i}`, at: at + hourMs })),
    files: { 'offers.csv': ['asin,price,currency', ...bait.map(({ asin }) => `${asin},30000,JPY`)].join('\n') },
  });
});
afterAll(async () => {
  await endAll();
  await rm(folder, { recursive: true, force: true });
});

describe('backtest', () => {
  it('prints an object a line: incidents in the order of time, then the summary', async () => {
    const { code, stdout } = await rusuban(folder, {}, 'backtest', folder, '--json');
    expect(code).toBe(0);
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.map(({ kind }) => kind)).toEqual(['incident', 'summary']);
    const iso = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    const at = toIso(t0 + 10 * dayMs);
    expect(lines[0]).toEqual({
      kind: 'incident',
      id: expect.any(String),
      beganAt: toIso(attackAt),
      visibleAt: at,
      severity: 'critical',
      score: expect.any(Number),
      alertedAt: at,
      alerts: [{ at, severity: 'critical', reason: 'first' }],
      signals: expect.arrayContaining([
        {
          detector: 'listing-burst',
          family: 'listing',
          observedAt: iso,
          score: expect.any(Number),
          summary: expect.any(String),
        },
      ]),
    });
    expect(lines[1]).toMatchObject({
      from: iso,
      to: iso,
      days: expect.any(Number),
      listings: 52,
      orders: 12,
      incidents: 1,
      immediateAlerts: 1,
      verdicts: { fired: expect.any(Number), quiet: expect.any(Number), skipped: expect.any(Number), crashed: 0 },
      skippedReasons: expect.any(Object),
      leftOut: [],
    });
  });

  it('draws the course of it for people', async () => {
    const { code, stdout } = await rusuban(folder, {}, 'backtest', folder, '--step', '1h');
    expect(code).toBe(0);
    expect(stdout).toMatch(/new listings +\|[ ▁▂▃▄▅▆▇█]+\|/);
    expect(stdout).toContain('It would have written to you at once 1 time');
    expect(stdout).toContain('look ahead');
  });

  it('judges by the settings that it is given, and checks them', async () => {
    const file = join(folder, '..', `settings-${stampOf(t0)}-${process.pid}.json`);
    try {
      await writeFile(
        file,
        JSON.stringify({ 'listing-burst': { least: 1_000 }, 'price-below-market': { least: 900, score: 20 } }),
      );
      const { stdout } = await rusuban(folder, {}, 'backtest', folder, '--json', '--settings', file);
      expect(stdout).not.toContain('"listing-burst"');
      await writeFile(file, JSON.stringify({ 'listing-burst': { most: 3 } }));
      const { code, stderr } = await rusuban(folder, {}, 'backtest', folder, '--settings', file);
      expect({ code, stderr }).toEqual({
        code: 2,
        stderr: expect.stringContaining('listing-burst has no setting "most"'),
      });
    } finally {
      await rm(file, { force: true });
    }
  });

  it.each([
    ['a folder that is not there', ['nowhere'], 'no such folder'],
    ['a time that is none', ['.', '--from', 'spring'], 'spring is no time'],
    ['a day that no calendar has', ['.', '--from', '2026-02-30'], '2026-02-30 is no time'],
    ['an end before the start', ['.', '--from', '2026-03-05', '--to', '2026-03-01'], '--to lies before --from'],
  ])('refuses %s', async (_, args, words) => {
    const { code, stdout, stderr } = await rusuban(folder, {}, 'backtest', ...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(words);
  });
});
