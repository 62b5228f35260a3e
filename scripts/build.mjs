// Builds what the repository does not hold: the typed Prisma client, then dist/. npm runs no scripts here (.npmrc), so
// whoever needs it first builds it: a command, the tests, `npm run types`.
// Needs no network: Prisma 7's client has no engine, and `prisma generate` only wants the name of some existing
// file as its schema engine, which it never runs. The `prisma` command brings a database server for trying things out
// (`prisma dev`), a part of which wants Node 22; package.json's `overrides` puts a small package that is here anyway in
// its place, so that `npm ci` has nothing to warn of. It is installed as `prisma-command`, since as `prisma` npm takes
// it for something that the client needs, and installs it and its 120 packages where nothing is developed.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const entry = join(dist, 'src/cli/index.js');
const client = join(root, 'src/adapters/store/generated/client.ts');

const changedAt = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
const newestIn = (folder) =>
  Math.max(...readdirSync(join(root, folder), { recursive: true }).map((name) => changedAt(join(root, folder, name))));

/** Builds if a source is newer than what was built. Where that can't be, what was built before is used, and it is said. */
export async function buildIfNeeded() {
  if (existsSync(client) && Math.max(...['src', 'workers', 'prisma'].map(newestIn)) <= changedAt(entry)) return;
  try {
    await build();
  } catch (error) {
    if (!existsSync(entry)) throw error;
    console.error(`${error.message}\nrusuban: the program as it was built before runs. Mend that, then: npm run build`);
  }
}

async function build() {
  run('prisma-command', 'prisma', ['generate', '--no-hints'], {
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
  });
  // beside it first: others may be running what is there
  const fresh = `${dist}.${process.pid}`;
  // types are `npm run types`' to check, which takes six times as long
  run('typescript', 'tsc', ['-p', 'tsconfig.build.json', '--noCheck', '--outDir', fresh]);
  rmSync(dist, { recursive: true, force: true });
  renameSync(fresh, dist);
  // as whoever installs, who may write into node_modules; that PostgreSQL can't be had is a matter for who wants it
  const { findBinaries } = await import(new URL('../dist/src/adapters/store/embedded/binaries.js', import.meta.url));
  await findBinaries().catch(() => {});
}

function run(pkg, command, args, env = {}) {
  const folder = join(root, 'node_modules', pkg);
  if (!existsSync(folder)) throw new Error(`rusuban: \`${command}\` is missing to build it. Run \`npm ci\` first.`);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, bin[command]), ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (status !== 0) throw new Error(`${stdout}${stderr}rusuban: \`${command} ${args.join(' ')}\` failed.`);
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await (process.argv.includes('--if-needed') ? buildIfNeeded() : build());
