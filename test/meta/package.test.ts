// What people install: what `npm pack` puts into the file, and what npm brings beside it.
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

describe('what npm brings beside it', () => {
  interface Locked {
    readonly integrity?: string;
    readonly dev?: boolean;
    readonly devOptional?: boolean;
    readonly optional?: boolean;
    readonly license?: string;
  }
  const { packages } = JSON.parse(readText('package-lock.json')) as { packages: Record<string, Locked> };
  const locked = Object.entries(packages).filter(([path]) => path !== '');

  it('is what its checksum says, on every platform', () => {
    expect(locked.filter(([, { integrity }]) => !integrity).map(([path]) => path)).toEqual([]);
  });

  it('runs no program while it is installed, and names no registry', () => {
    expect(readText('.npmrc')).toMatch(/^ignore-scripts=true$/m);
    expect(locked.filter(([, entry]) => 'resolved' in entry).map(([path]) => path)).toEqual([]);
  });

  it('is without what only develops it', () => {
    const running = locked.filter(([, { dev, devOptional, optional }]) => !dev && !devOptional && !optional);
    expect(running.length).toBeLessThan(300);
    expect(running.filter(([path]) => /node_modules\/(prisma|jest|@swc|react)/.test(path))).toEqual([]);
  });

  it('may be given to others together with it', () => {
    // MPL-2.0 asks for nothing of who changes nothing in its files
    const free = /^\(?(MIT|MIT-0|ISC|Apache-2\.0|0BSD|BSD-[23]-Clause|BlueOak-1\.0\.0|MPL-2\.0|Unlicense|CC0-1\.0)\b/;
    const installed = locked.filter(([, { dev, devOptional }]) => !dev && !devOptional);
    const odd = installed.filter(([, { license = '' }]) => !free.test(license));
    expect(odd.map(([path, { license }]) => [path, license])).toEqual([]);
  });
});
