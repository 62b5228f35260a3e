// Small rules about every file: size, name, first line, and nothing of the machine that it was written on.
import { describe, expect, it } from '@jest/globals';
import { readSource } from '../support/read-source.ts';
import { listFiles, readText } from '../support/repository.ts';

const code = listFiles(
  'src/*.ts',
  'src/*.tsx',
  'workers/*.ts',
  'test/*.ts',
  'test/*.tsx',
  'test/*.mjs',
  'bench/*.ts',
  'scripts/*',
);
const everything = listFiles().filter((file) => !/\.(gz|png|woff2)$/.test(file));

interface Locked {
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}
const locked = (JSON.parse(readText('package-lock.json')) as { packages: Record<string, Locked> }).packages;

/** These hold the forbidden words as patterns and samples. */
const isAboutRules = (file: string) => file.startsWith('test/meta/');

const breaking = (files: readonly string[], isBroken: (text: string, file: string) => boolean) =>
  files.filter((file) => isBroken(readText(file), file));

describe('every file', () => {
  it('is at most 300 lines long, a worker at most 40', () => {
    const limit = (file: string) => (file.startsWith('workers/') ? 40 : 300);
    expect(breaking(code, (text, file) => text.trimEnd().split('\n').length > limit(file))).toEqual([]);
  });

  it('has a kebab-case name that says what it holds', () => {
    const isNamed = (file: string) => /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)+$/.test(file.split('/').at(-1) ?? '');
    expect(code.filter((file) => !isNamed(file))).toEqual([]);
    const empty = /(^|[-/])(utils?|helpers?|managers?|services?|common|misc|shared)([-./]|$)/;
    expect(code.filter((file) => empty.test(file))).toEqual([]);
  });

  it('begins with a comment that says what it owns and why it exists', () => {
    expect(breaking(code, (text) => !/^(#!.*\n)?\/\/ \S|^\/\*\* \S/.test(text))).toEqual([]);
  });

  it('calls nothing of ours with a bare true or false, which says nothing to its reader', () => {
    const program = code.filter((file) => /^(src|workers)\//.test(file) && !file.includes('/generated/'));
    expect(
      program.flatMap((file) =>
        readSource(readText(file), file.endsWith('x')).bareFlags.map((name) => `${file}: ${name}`),
      ),
    ).toEqual([]);
  });

  it('leaves nothing half done', () => {
    const marks = /\b(TODO|FIXME|XXX)\b|\.only\(/;
    expect(breaking(code, (text, file) => !isAboutRules(file) && marks.test(text))).toEqual([]);
  });

  it('names no package registry and no path of a developer’s machine', () => {
    const hosts = ['registry\\.npmjs', 'registry\\.yarnpkg', 'deb\\.debian\\.org', 'proxy\\.golang'];
    const paths = ['/work/', '/tmp/', '/home/(?!alice)\\w', '/Users/\\w', 'C:\\\\\\\\Users'].map(
      (path) => `(?<![\\w.}])${path}`,
    );
    const foreign = new RegExp([...hosts, ...paths].join('|'));
    expect(breaking(everything, (text, file) => !isAboutRules(file) && foreign.test(text))).toEqual([]);
  });

  it('of package-lock.json comes from the registry that the reader has set', () => {
    expect(Object.entries(locked).filter(([, { resolved }]) => resolved?.startsWith('http'))).toEqual([]);
  });

  it('of package-lock.json is named for every platform, or npm ci refuses it on all', () => {
    const names = new Set(Object.keys(locked).map((path) => path.split('node_modules/').at(-1)));
    const optional = Object.values(locked).flatMap((one) => Object.keys(one.optionalDependencies ?? {}));
    expect(optional.filter((name) => !names.has(name))).toEqual([]);
  });
});

describe('tests', () => {
  it('stand where the file they try stands', () => {
    const mirrored = [
      'domain',
      'detectors',
      'incidents',
      'notices',
      'messages',
      'watch',
      'telling',
      'owner',
      'mailboxes',
      'reports',
      'replay',
      'config',
      'adapters',
      'simulator',
      'cli',
    ];
    const folders = new Set(listFiles('src/*').map((file) => file.split('/').slice(0, -1).join('/')));
    const strays = listFiles('test/*.test.ts', 'test/*.test.tsx')
      .map((file) => file.split('/').slice(1, -1).join('/'))
      .filter((folder) => mirrored.some((name) => folder === name || folder.startsWith(`${name}/`)))
      .filter((folder) => !folders.has(`src/${folder}`));
    expect(strays).toEqual([]);
  });
});

describe('decisions', () => {
  it('have a number each, and begin with it', () => {
    const decisions = listFiles('docs/decisions/*');
    const numbers = decisions.map((file) => Number(/\/(\d{4})-[a-z0-9-]+\.md$/.exec(file)?.[1]));
    expect(new Set(numbers).size).toBe(decisions.length);
    for (const [index, file] of decisions.entries())
      expect(readText(file)).toMatch(new RegExp(`^# ${numbers[index]}\\. `));
  });
});
