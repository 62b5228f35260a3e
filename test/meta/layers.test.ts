// The folders are the architecture: every import of the program against the table in docs/architecture.md.
import { posix } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { breach, circleIn, law, roomOf } from '../support/import-law.ts';
import { readSource, type Spring } from '../support/read-source.ts';
import { listFiles, readText } from '../support/repository.ts';

const generated = 'src/adapters/store/generated/';
const files = listFiles('src/*.ts', 'src/*.tsx', 'workers/*.ts').filter((file) => !file.startsWith(generated));
const sources = files.map((file) => ({ file, ...readSource(readText(file), file.endsWith('x')) }));

describe('layers', () => {
  it('are what the table says', () => {
    expect(sources.flatMap(({ file, imports }) => imports.map((one) => breach(file, one))).filter(Boolean)).toEqual([]);
  });

  it('have the same words here and in docs/architecture.md', () => {
    const rows = new Map<string, string>();
    for (const [, folder, , words] of readText('docs/architecture.md').matchAll(
      /^\| `([^`|]+)` \| (.+) \| ([^|]+) \|$/gm,
    ))
      if (folder !== undefined && words !== undefined) rows.set(folder, words);
    expect(Object.fromEntries(law.map(({ folder, words }) => [folder, words]))).toEqual(
      Object.fromEntries(law.map(({ folder }) => [folder, rows.get(folder)])),
    );
  });

  it('are rooms of which none leads back to itself, not even by types', () => {
    const doors = new Map<string, Set<string>>();
    for (const { file, imports } of sources)
      for (const { specifier } of imports) {
        const [from, to] = [roomOf(file), roomOf(posix.join(posix.dirname(file), specifier))];
        if (specifier.startsWith('.') && from !== to) doors.set(from, (doors.get(from) ?? new Set()).add(to));
      }
    expect(doors.size).toBeGreaterThan(20);
    expect(circleIn(doors)).toBeNull();
  });

  it('end relative imports in .ts, .tsx or .json', () => {
    const specifiers = sources.flatMap(({ imports }) => imports.map(({ specifier }) => specifier));
    expect(specifiers.filter((specifier) => specifier.startsWith('.') && !/\.(tsx?|json)$/.test(specifier))).toEqual(
      [],
    );
  });
});

describe('the other laws', () => {
  const drinkers = (spring: Spring) => sources.filter(({ springs }) => springs.has(spring)).map(({ file }) => file);

  it('only config/load.ts reads process.env', () => {
    expect(drinkers('process.env')).toEqual(['src/config/load.ts']);
  });

  it('only adapters/system/child.ts starts programs, without our environment', () => {
    const starters = listFiles('src/*.ts', 'workers/*.ts').filter((file) =>
      /['"](?:node:)?child_process/.test(readText(file)),
    );
    expect(starters).toEqual(['src/adapters/system/child.ts']);
  });

  it('only adapters/clock.ts reads the time', () => {
    expect(drinkers('the time')).toEqual(['src/adapters/clock.ts']);
    expect(drinkers('a stopwatch')).toEqual(['src/adapters/clock.ts']);
  });

  it('no test takes the time of anything: what is fast enough here is too slow on a busy machine, and is a matter for bench/', () => {
    const reasons = { 'test/support/watched-process.ts': 'finds out in which span it can kill' };
    const found = listFiles('test/*.ts', 'test/*.tsx').filter((file) =>
      readSource(readText(file), file.endsWith('x')).springs.has('a stopwatch'),
    );
    expect(found).toEqual(Object.keys(reasons));
  });

  it('everything else waits by the clock that it is handed, but for waiting that is no matter of time', () => {
    const reasons = {
      'src/adapters/clock.ts': 'it is the clock',
      'src/adapters/mailbox/examiner.ts': 'looks how long a thread has been at work, which no clock of a story bounds',
      'src/adapters/pdf/index.ts': 'gives up a browser that says nothing',
      'src/adapters/queue/index.ts': 'queues go by real time, and so does whoever waits for a program to stop',
      'src/adapters/store/embedded/server.ts': 'polls for a server process that it started',
      'src/simulator/http/send.ts': 'trickles bytes to try the timeouts of real clients',
      'src/simulator/mailbox/imap/server.ts': 'looks for news to tell to idling readers',
    };
    expect(drinkers('a timer')).toEqual(Object.keys(reasons));
  });
});
