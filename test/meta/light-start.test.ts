// A command loads what it uses. Held by what is loaded and not by the time it takes, which is the machine's.
import { posix } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readSource } from '../support/read-source.ts';
import { listFiles, readText } from '../support/repository.ts';

interface Loaded {
  readonly files: ReadonlySet<string>;
  readonly packages: ReadonlySet<string>;
}

/** Of each file, what is imported together with it. */
const known = new Map<string, string[]>();
function importsOf(file: string): string[] {
  const read = () =>
    file.endsWith('.json')
      ? []
      : readSource(readText(file), file.endsWith('x'))
          .imports.filter(({ kind, isLate }) => kind === 'value' && !isLate)
          .map(({ specifier }) => specifier);
  const found = known.get(file) ?? read();
  known.set(file, found);
  return found;
}

/** What loading these files loads: they and what they import at once, not what they load when a call reaches it. */
function load(...files: string[]): Loaded {
  const loaded = { files: new Set<string>(), packages: new Set<string>() };
  const take = (file: string) => {
    if (loaded.files.has(file)) return;
    loaded.files.add(file);
    for (const specifier of importsOf(file)) {
      if (specifier.startsWith('.')) take(posix.join(posix.dirname(file), specifier));
      else if (!specifier.startsWith('node:')) loaded.packages.add(specifier);
    }
  };
  for (const file of files) take(file);
  return loaded;
}

const foldersOf = ({ files }: Loaded) => [...new Set([...files].map((file) => file.split('/').slice(0, 2).join('/')))];

/** What is for the outside, and takes longer to load than most commands run. */
const ofTheOutside =
  /^(amazon-sp-api|bullmq.*|ioredis|imapflow|mailauth|nodemailer|openid-client|prom-client|playwright-core|@bull-board\/.*|hono|@hono\/.*|@resvg\/.*|zxing-wasm)$/;
const outside = ({ packages }: Loaded) => [...packages].filter((name) => ofTheOutside.test(name));

describe('loading', () => {
  it('`rusuban --help` takes the command line and its parser, nothing else', () => {
    const help = load('src/cli/index.ts');
    expect([...help.packages]).toEqual(['commander']);
    expect(foldersOf(help).sort()).toEqual(['package.json', 'src/cli', 'src/config', 'src/domain']);
    expect([...help.files].filter((file) => file.startsWith('src/cli/commands/'))).toEqual([]);
  });

  it('the composition root takes no adapter to the outside', () => {
    const root = load('src/app.ts');
    expect(outside(root)).toEqual([]);
    expect([...root.packages].filter((name) => !['pino', 'zod'].includes(name))).toEqual([]);
  });

  it('what is kept takes none either', () => {
    expect(outside(load('src/adapters/secrets.ts', 'src/adapters/signing.ts', 'src/adapters/store/index.ts'))).toEqual(
      [],
    );
  });

  const commands = listFiles('src/cli/commands/*.ts').map((file) => ({ file, text: readText(file) }));
  const ofTheCore = commands.filter(({ text }) => /withCore/.test(text) && !/withApp/.test(text));

  it.each(ofTheCore)('$file, which only needs what is kept, takes nothing for the outside', ({ file }) => {
    expect(outside(load(file))).toEqual([]);
  });

  it('is told of a command that would', () => {
    expect(ofTheCore.length).toBeGreaterThan(8);
    expect(outside(load('src/adapters/mail/index.ts'))).toContain('nodemailer');
  });
});
