// docs/adding-a-channel.md, followed to the letter: its blocks are typed into the files that they name, its line is added
// to the registry, and what comes of it is compiled and obeys the laws of all.
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from '@jest/globals';
import type { ChannelKind } from '../../src/domain/telling/channel-kind.ts';
import { testChannelLaws } from '../support/channel-laws.ts';
import { readText, root } from '../support/repository.ts';

const files = new Map<string, string>();
for (const [, file = '', body = ''] of readText('docs/adding-a-channel.md').matchAll(/^```ts (\S+)\n([\s\S]*?)^```$/gm))
  files.set(file, body);
const registryFile = 'src/channels/index.ts';
const line = files.get(registryFile)?.trim() ?? '';
files.delete(registryFile);
const index = readText(registryFile).trimEnd().split('\n');
const at = index.findIndex((other) => other.startsWith('export') && other > line);

const tree = mkdtempSync(join(tmpdir(), 'rusuban-channel-'));
cpSync(join(root, 'src/channels'), join(tree, 'src/channels'), { recursive: true });
for (const folder of ['package.json', 'src/domain', 'src/adapters', 'test/support', 'node_modules']) {
  mkdirSync(dirname(join(tree, folder)), { recursive: true });
  symlinkSync(join(root, folder), join(tree, folder));
}
for (const [file, text] of [...files, [registryFile, `${index.toSpliced(at, 0, line).join('\n')}\n`] as const]) {
  mkdirSync(dirname(join(tree, file)), { recursive: true });
  writeFileSync(join(tree, file), text);
}
afterAll(() => rmSync(tree, { recursive: true, force: true }));

const { channelKinds }: { channelKinds: readonly ChannelKind[] } = await import(join(tree, 'src/channels/all.ts'));
const known = index.filter((one) => one.startsWith('export')).map((one) => /'\.\/(.+)\.ts'/.exec(one)?.[1]);
const added = channelKinds.filter(({ id }) => !known.includes(id));

describe('the channel of docs/adding-a-channel.md', () => {
  it('is one file, its test and one line in its place', () => {
    expect(added.map(({ id }) => id)).toEqual(['gotify']);
    expect([...files.keys()]).toEqual(['src/channels/gotify.ts', 'test/channels/gotify.test.ts']);
    const lines = index.filter((one) => one.startsWith('export'));
    expect(lines).toEqual([...lines].sort());
  });

  it('compiles, its test as well', async () => {
    const config = { extends: join(root, 'tsconfig.json'), include: ['src/channels', 'test/channels'] };
    writeFileSync(join(tree, 'tsconfig.json'), JSON.stringify(config));
    const compiler = join(root, 'node_modules/typescript/bin/tsc');
    const { stdout } = await promisify(execFile)(process.execPath, [compiler, '-p', tree]).catch((error) => error);
    expect(stdout).toBe('');
  });

  for (const kind of added) testChannelLaws(kind);
});
