// Jest's global setup for tests that start processes: these run dist/ as it is installed, so it is built anew where a
// source is newer.
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const entry = `${root}dist/src/cli/index.js`;

const changedAt = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
const newestIn = (folder) =>
  Math.max(...readdirSync(folder, { recursive: true }).map((name) => changedAt(`${folder}/${name}`)));

export default function buildDist() {
  if (Math.max(...['src', 'workers'].map((folder) => newestIn(`${root}${folder}`))) <= changedAt(entry)) return;
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', 'build:dist'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`dist/ can't be built:\n${stdout}${stderr}`);
}
