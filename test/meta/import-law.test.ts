// The checkers behind the meta-tests, tried on samples: a rule that can't find anything guards nothing.
import { describe, expect, it } from '@jest/globals';
import { breach, circleIn, roomOf } from '../support/import-law.ts';
import { type Import, readSource } from '../support/read-source.ts';

const value = (specifier: string): Import => ({ specifier, kind: 'value' });
const late = (specifier: string): Import => ({ ...value(specifier), isLate: true });
const type = (specifier: string): Import => ({ specifier, kind: 'type' });

describe('readSource', () => {
  const imports: [string, string, Import[]][] = [
    ['a plain import', `import { a } from './a.ts';`, [value('./a.ts')]],
    ['a type import', `import type { A } from './a.ts';`, [type('./a.ts')]],
    ['types by name: the file is still loaded', `import { type A } from './a.ts';`, [value('./a.ts')]],
    ['several lines', `import {\n  a,\n  b, // from './c.ts'\n} from './a.ts';`, [value('./a.ts')]],
    ['only for effect', `import './a.ts';`, [value('./a.ts')]],
    ['a re-export', `export { a } from './a.ts';\nexport * from './b.ts';`, [value('./a.ts'), value('./b.ts')]],
    ['a re-export of types', `export type { A } from './a.ts';`, [type('./a.ts')]],
    ['a late import', `const load = async () => (await import('./a.ts')).a;`, [late('./a.ts')]],
    ['an import hidden in a type', `let a: import('./a.ts').A | null = null;`, [type('./a.ts')]],
    ['a name that is put together', `await import('./' + name);`, [late('a computed name')]],
    ['require', `const fs = require('node:fs');`, [late('node:fs')]],
    ['JSX', `import { Layout } from './parts/layout.tsx';\nconst a = <Layout a="b" />;`, [value('./parts/layout.tsx')]],
    ['text that looks like an import', '// import "./a.ts"\nconst a = `import x from "./a.ts"`, b = /import "c"/;', []],
  ];
  it.each(imports)('sees %s', (_, text, expected) => {
    expect(readSource(text, text.includes('<Layout')).imports).toEqual(expected);
  });

  it.each([
    [`import { ask } from './ask.ts';\nask('really?', true);`, ['ask']],
    ['const cut = (a: Buffer, isEnd: boolean) => a;\ncut(a, false);', ['cut']],
    ['class A { #take(a: string, isSure: boolean) {} b() { this.#take("", true); } }', ['#take']],
    [`import { ask } from './ask.ts';\nask('really?', { isUsual: true });`, []],
    ['new Promise((resolve) => resolve(true)); set.add(true);', []],
    [`import { confirm } from 'prompts';\nconfirm(true);`, []],
  ])('sees bare flags in %s', (text, names) => {
    expect(readSource(text, false).bareFlags).toEqual(names);
  });

  it.each([
    'process.env.HOME',
    `process['env']`,
    'const { env } = process;',
    'const p = process;',
    `import { env } from 'node:process';`,
    'globalThis.process.env',
  ])('sees the environment in %s', (text) => {
    expect([...readSource(text, false).springs]).toEqual(['process.env']);
  });

  it.each(['Date.now()', 'const clock = Date.now;', 'new Date()', 'new Date', 'Date()'])(
    'sees the time in %s',
    (text) => {
      expect([...readSource(text, false).springs]).toEqual(['the time']);
    },
  );

  it.each([
    'performance.now()',
    'process.hrtime.bigint()',
    `import { performance } from 'node:perf_hooks';`,
    'expect(Date.now() - begun).toBeLessThan(10);',
  ])('sees a stopwatch in %s', (text) => {
    expect(readSource(text, false).springs).toContain('a stopwatch');
  });

  it.each([
    'setTimeout(f, 10)',
    'globalThis.setInterval(f, 10)',
    `import { setTimeout as pause } from 'node:timers/promises';`,
  ])('sees a timer in %s', (text) => {
    expect([...readSource(text, false).springs]).toEqual(['a timer']);
  });

  it.each([
    'new Date(at).toISOString()',
    'Date.UTC(2026, 0)',
    'Date.parse(text)',
    'process.stdout.write("process.env")',
    'clock.now()',
    'AbortSignal.timeout(5_000)',
    '// Date.now() is the clock’s',
  ])('has nothing against %s', (text) => {
    expect([...readSource(text, false).springs]).toEqual([]);
  });
});

describe('breach', () => {
  const wrong: [string, Import, RegExp][] = [
    ['src/domain/money.ts', value('node:crypto'), /src\/domain may import: nothing/],
    ['src/domain/money.ts', value('zod'), /may import: nothing/],
    ['src/domain/money.ts', type('../config/schema.ts'), /imports types of src\/config\/schema.ts/],
    ['src/detectors/listing-burst.ts', value('./price-below-market.ts'), /src\/detectors may import: domain/],
    ['src/detectors/listing-burst.ts', value('node:fs'), /src\/detectors may import: domain/],
    ['src/incidents/fuse.ts', value('../detectors/index.ts'), /src\/incidents may import: domain/],
    [
      'src/messages/incident/alert.ts',
      value('../../incidents/fuse.ts'),
      /libraries for templates, schemas and pictures/,
    ],
    [
      'src/messages/incident/alert.ts',
      value('../../../dev/previews/alerts.ts'),
      /libraries for templates, schemas and pictures/,
    ],
    ['src/messages/incident/alert.ts', value('nodemailer'), /libraries for templates, schemas and pictures/],
    ['src/watch/pull.ts', value('../adapters/store/index.ts'), /adapters as `import type`/],
    ['src/watch/pull.ts', value('node:fs/promises'), /adapters as `import type`/],
    ['src/watch/pull.ts', type('../simulator/state.ts'), /src\/watch may import/],
    ['src/watch/pull.ts', type('../telling/notify.ts'), /src\/watch may import: mailboxes, domain/],
    ['src/adapters/amazon/index.ts', type('../store/port.ts'), /of adapters their own/],
    ['src/adapters/amazon/index.ts', value('../clock.ts'), /of adapters their own/],
    ['src/adapters/logger.ts', value('../config/schema.ts'), /config types/],
    ['src/adapters/store/index.ts', value('../../watch/observe.ts'), /of adapters their own/],
    ['src/config/load.ts', type('../domain/clock.ts'), /may import: package/],
    ['src/app.ts', value('./cli/program.ts'), /everything but cli and simulator/],
    [
      'src/cli/commands/audit.ts',
      value('../../adapters/store/index.ts'),
      /app, config, the rooms of steps, domain, detectors/,
    ],
    ['src/cli/commands/audit.ts', value('../../simulator/index.ts'), /`demo` and `simulate` also the simulator/],
    ['src/simulator/http/send.ts', value('../../domain/clock.ts'), /domain types/],
    ['src/simulator/http/send.ts', type('../../adapters/amazon/port.ts'), /domain types/],
    ['src/simulator/http/send.ts', value('amazon-sp-api'), /domain types/],
    ['workers/pull.ts', value('../src/adapters/queue/index.ts'), /app, the rooms of steps, domain/],
    ['src/elsewhere/a.ts', value('./b.ts'), /doesn't name/],
  ];
  it.each(wrong)('stops %s importing %j', (file, found, message) => {
    expect(breach(file, found)).toMatch(message);
  });

  const right: [string, Import][] = [
    ['src/domain/statistics/tails.ts', value('../clock.ts')],
    ['src/detectors/index.ts', value('./listing-burst.ts')],
    ['src/detectors/listing-burst.ts', value('../domain/detector.ts')],
    ['src/messages/layout/html/layout.tsx', value('hono/html')],
    ['src/watch/pull.ts', type('../adapters/store/port.ts')],
    ['src/adapters/amazon/wire/door.ts', value('../operations/allowed.ts')],
    ['src/adapters/logger.ts', type('../config/schema.ts')],
    ['src/cli/commands/demo.ts', value('../../simulator/index.ts')],
    ['src/simulator/http/send.ts', type('../../domain/clock.ts')],
    ['workers/pull.ts', value('zod')],
  ];
  it.each(right)('lets %s import %j', (file, found) => {
    expect(breach(file, found)).toBeNull();
  });
});

describe('circleIn', () => {
  const ways = (...pairs: [string, string][]) => {
    const edges = new Map<string, Set<string>>();
    for (const [from, to] of pairs) edges.set(from, (edges.get(from) ?? new Set()).add(to));
    return edges;
  };

  it('finds a way that leads back, and tells it', () => {
    expect(circleIn(ways(['a', 'b'], ['b', 'c'], ['c', 'd'], ['d', 'b']))).toEqual(['b', 'c', 'd', 'b']);
  });

  it('takes two ways to one place for no circle', () => {
    expect(circleIn(ways(['a', 'b'], ['a', 'c'], ['b', 'd'], ['c', 'd']))).toBeNull();
  });
});

describe('roomOf', () => {
  it.each([
    ['src/watch/look.ts', 'src/watch'],
    ['src/domain/shop/order.ts', 'src/domain/shop'],
    ['src/domain/clock.ts', 'src/domain'],
    ['src/messages/layout/html/theme.ts', 'src/messages/layout'],
    ['src/adapters/store/port.ts', 'src/adapters/store'],
    ['src/app.ts', 'src/app.ts'],
    ['workers/pull.ts', 'workers'],
  ])('%s is in %s', (file, room) => expect(roomOf(file)).toBe(room));
});
