// What `npm pack` puts into the file that people install: the program and what it needs, nothing of its making.
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import { listFiles, readText, root } from '../support/repository.ts';

/** Each place, and what may lie there. */
const places = [
  /^(?:package\.json|LICENSE|NOTICE|README(?:\.ja)?\.md|CHANGELOG\.md|\.env\.example)$/,
  /^bin\/rusuban\.js$/,
  /^dist\/package\.json$/,
  /^dist\/(?:src|workers)\/[\w./-]+\.js$/,
  /^prisma\/migrations\/(?:migration_lock\.toml|\w+\/migration\.sql)$/,
  /^docs\/schemas\/[\w.-]+\.json$/,
];

// without its scripts: they build anew what other tests are running
const { stdout } = spawnSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
  cwd: root,
  encoding: 'utf8',
});
const [{ files }] = JSON.parse(stdout) as [{ files: { path: string }[] }];
const packed = files.map(({ path }) => path);

describe('the packed program', () => {
  it('has nothing in it that is for developers', () => {
    expect(packed.filter((path) => !places.some((place) => place.test(path)))).toEqual([]);
    expect(packed.filter((path) => /preview|\.test\.|golden|support\//.test(path))).toEqual([]);
  });

  it('has every part of it', () => {
    expect(places.filter((place) => !packed.some((path) => place.test(path)))).toEqual([]);
    expect(packed).toEqual(expect.arrayContaining(listFiles('prisma/migrations/*.sql', 'docs/schemas/*', 'bin/*')));
    for (const page of ['README.md', 'README.ja.md']) expect(packed).toContain(page);
  });

  it('has the script by which npm starts it marked as one', () => {
    expect(readText('bin/rusuban.js')).toMatch(/^#!\/usr\/bin\/env node\n/);
  });
});
