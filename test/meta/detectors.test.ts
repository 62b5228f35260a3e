// Every detector is complete: registered once, named after its file, tested, speaking both languages alike, with
// steps that exist and settings that explain themselves.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { detectors } from '../../src/detectors/all.ts';
import { defaultsOf } from '../../src/domain/setting.ts';
import type { Text } from '../../src/domain/text.ts';
import { allSteps } from '../../src/incidents/checklist.ts';
import { parametersOf } from '../support/icu.ts';

const folder = new URL('../../src/detectors/', import.meta.url);
const machinery = new Set(['all.ts', 'index.ts', 'run.ts']);
const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && !machinery.has(name));

describe('the registry', () => {
  it('has every file of the folder, one line each, alphabetical', () => {
    const lines = readFileSync(new URL('index.ts', folder), 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('export'));
    const registered = lines.map((line) => /'\.\/(.+)'/.exec(line)?.[1]);
    expect(registered).toEqual([...files].sort());
  });

  it('names each file after its detector', () => {
    expect(detectors.map(({ id }) => `${id}.ts`)).toEqual([...files].sort());
  });
});

describe.each(detectors.map((detector) => [detector.id, detector] as const))('%s', (id, detector) => {
  it('has a test of its own', () => {
    expect(existsSync(new URL(`../detectors/${id}.test.ts`, import.meta.url))).toBe(true);
  });

  it('speaks both languages, with the same values', () => {
    const texts: readonly Text[] = [
      detector.title,
      detector.why,
      ...detector.falsePositives,
      ...Object.values(detector.says),
    ];
    for (const { en, ja } of texts) {
      expect(en.trim()).not.toBe('');
      expect(ja).toMatch(/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u);
      expect(parametersOf(ja)).toEqual(parametersOf(en));
    }
  });

  it('names steps that exist, and honest false positives', () => {
    const known = allSteps.map((step) => step.id);
    expect(detector.checklist.length).toBeGreaterThan(0);
    for (const step of detector.checklist) expect(known).toContain(step);
    expect(detector.falsePositives.length).toBeGreaterThan(0);
    expect(detector.references.length).toBeGreaterThan(0);
  });

  it('explains its settings, whose defaults lie within their bounds', () => {
    expect(Object.keys(defaultsOf(detector.settings)).length).toBeGreaterThan(0);
    for (const { default: value, unit, help, min, max } of Object.values(detector.settings)) {
      expect(value).toBeGreaterThanOrEqual(min);
      expect(value).toBeLessThanOrEqual(max);
      expect(unit).not.toBe('');
      expect(help).toMatch(/^(\p{Lu}|\.\.\.).+/u);
    }
  });
});
