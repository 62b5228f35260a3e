// The list of detectors: all of them, with what they say of themselves, without an account or a database.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { detectors } from '../../src/detectors/all.ts';
import { endAll, rusuban } from '../support/command-line.ts';
import { clearScratch, makeScratch } from '../support/scratch.ts';

let folder: string;
beforeAll(async () => {
  folder = await makeScratch('detectors');
});
afterAll(async () => {
  await endAll();
  await clearScratch(folder);
});

describe('detectors', () => {
  it('lists every one with settings, units and why', async () => {
    const { code, stdout, stderr } = await rusuban(folder, {}, 'detectors');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const { id, why, settings } of detectors) {
      const from = stdout.indexOf(`${id}: `);
      expect(from).toBeGreaterThanOrEqual(0);
      const sheet = stdout.slice(from).split('\n\n')[0] ?? '';
      expect(sheet).toContain(why.en);
      for (const [key, { unit, help, default: value }] of Object.entries(settings)) {
        const line = sheet.split('\n').find((one) => one.trimStart().startsWith(`${key} `));
        expect(line).toContain(`${value} ${unit}`);
        expect(line).toContain(help);
      }
    }
  });

  it('does so in Japanese', async () => {
    const { stdout } = await rusuban(folder, {}, 'detectors', '--lang', 'ja');
    for (const { id, title, why } of detectors) {
      expect(stdout).toContain(`${id}: ${title.ja}\n`);
      expect(stdout).toContain(why.ja);
    }
  });

  it('prints JSON that says the same', async () => {
    const { code, stdout } = await rusuban(folder, {}, 'detectors', '--json');
    const listed = JSON.parse(stdout) as Record<string, unknown>[];
    expect(code).toBe(0);
    expect(listed.map(({ id }) => id)).toEqual(detectors.map(({ id }) => id));
    for (const [i, { family, severity, status, why, settings }] of detectors.entries()) {
      expect(listed[i]).toMatchObject({ family, severity, status, why });
      const defaults = Object.entries(settings).map(([key, { default: value, unit, help }]) => [
        key,
        expect.objectContaining({ default: value, unit, help }),
      ]);
      expect(listed[i]?.settings).toEqual(Object.fromEntries(defaults));
    }
  });
});
