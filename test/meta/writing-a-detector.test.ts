// docs/writing-a-detector.md, followed to the letter: its blocks are typed into the files that they name, its line is
// added to the registry, and what comes of it is compiled, complete, and obeys every law.
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from '@jest/globals';
import type { Detector } from '../../src/domain/watch/detector.ts';
import { detectorComplaints, registryComplaints } from '../support/detector-complaints.ts';
import { testLaws } from '../support/detector-laws.ts';
import { readText, root } from '../support/repository.ts';

const files = new Map<string, string>();
for (const [, file = '', body = ''] of readText('docs/writing-a-detector.md').matchAll(
  /^```ts (\S+)\n([\s\S]*?)^```$/gm,
))
  files.set(file, files.has(file) ? `${files.get(file)}\n${body}` : body);
const registryFile = 'src/detectors/index.ts';
const [line = ''] = files.get(registryFile)?.split('\n') ?? [];
files.delete(registryFile);
const [detectorFile = ''] = files.keys();

const tree = mkdtempSync(join(tmpdir(), 'rusuban-detector-'));
for (const folder of ['package.json', 'src/domain', 'src/incidents', 'test/support', 'node_modules']) {
  mkdirSync(dirname(join(tree, folder)), { recursive: true });
  symlinkSync(join(root, folder), join(tree, folder));
}
for (const [file, text] of files) {
  mkdirSync(dirname(join(tree, file)), { recursive: true });
  writeFileSync(join(tree, file), text);
}
afterAll(() => rmSync(tree, { recursive: true, force: true }));

const made: Record<string, Detector> = await import(join(tree, detectorFile));
const [name = ''] = Object.keys(made);
const detector = made[name] as Detector;

describe('the detector of docs/writing-a-detector.md', () => {
  it('is one file, its test and one line', () => {
    expect([...files.keys()]).toEqual([detectorFile, `test/detectors/${detector.id}.test.ts`]);
    expect(line).toBe(`export { ${name} } from './${detector.id}.ts';`);
    const index = readText(registryFile).trimEnd().split('\n');
    const at = index.findIndex((other) => other.startsWith('export') && other > line);
    const names = [...readdirSync(join(root, 'src/detectors')), `${detector.id}.ts`];
    expect(registryComplaints(names, index.toSpliced(at, 0, line).join('\n'))).toEqual([]);
  });

  it('is complete', () => expect(detectorComplaints(detector, tree)).toEqual([]));

  it('compiles', async () => {
    const config = { extends: join(root, 'tsconfig.json'), include: [...files.keys()] };
    writeFileSync(join(tree, 'tsconfig.json'), JSON.stringify(config));
    const compiler = join(root, 'node_modules/typescript/bin/tsc');
    const { stdout } = await promisify(execFile)(process.execPath, [compiler, '-p', tree]).catch((error) => error);
    expect(stdout).toBe('');
  });

  testLaws(detector);
});

// Its own test, as the page has it.
await import(join(tree, `test/detectors/${detector.id}.test.ts`));
