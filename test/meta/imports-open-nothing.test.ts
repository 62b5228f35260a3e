// Importing a file opens nothing: no socket, timer, process or listener; else tests and tools can't import it.
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import { listFiles, root } from '../support/repository.ts';

/** Runs the program when loaded, as a command must. */
const entries = ['src/cli/index.ts'];
const files = listFiles('src/*.ts', 'src/*.tsx', 'workers/*.ts').filter((file) => !entries.includes(file));

function importAll(paths: readonly string[]) {
  const args = ['--import', './test/support/run-typescript.mjs', './test/support/open-nothing.ts', ...paths];
  return spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', timeout: 600_000 });
}

describe('importing a file', () => {
  it('opens nothing, whichever file it is', () => {
    const { stdout, stderr, status, signal } = importAll(files.map((file) => `${root}${file}`));
    expect({ stdout, stderr, status, signal }).toEqual({ stdout: '{}', stderr: '', status: 0, signal: null });
  });

  it('would be told if it did', () => {
    const careless = (code: string) => `data:text/javascript,${encodeURIComponent(code)}`;
    const timer = careless('setTimeout(() => {}, 1e6);');
    const listener = careless('process.on("SIGTERM", () => {});');
    const server = careless('import net from "node:net"; net.createServer().listen(0);');
    const { stdout } = importAll([timer, listener, server]);
    expect(Object.values(JSON.parse(stdout))).toEqual([['Timeout'], ['on SIGTERM'], ['TCPServerWrap']]);
  });
});
