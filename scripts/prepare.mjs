// Builds what the repository does not hold: the typed Prisma client, then dist/. Runs at the end of `npm ci`.
// Needs no network: Prisma 7's client has no engine, and `prisma generate` only wants the name of some existing
// file as its schema engine, which it never runs. The `prisma` command brings a database server for trying things out
// (`prisma dev`), a part of which wants Node 22; package.json's `overrides` puts a small package that is here anyway in
// its place, so that `npm ci` has nothing to warn of.
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const require = createRequire(import.meta.url);

function run(pkg, args, env = {}) {
  const manifest = require.resolve(`${pkg}/package.json`);
  const { bin } = require(manifest);
  const file = join(dirname(manifest), typeof bin === 'string' ? bin : (bin[pkg] ?? bin.tsc));
  const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (status === 0) return;
  console.error(`${stdout}${stderr}rusuban: \`${pkg} ${args.join(' ')}\` failed.`);
  process.exit(status ?? 1);
}

// `npm ci --omit=dev` on a tree that is built already (a packed release, a container's second stage).
if (!existsSync(join(root, 'node_modules', 'typescript'))) process.exit(0);

run('prisma', ['generate', '--no-hints'], {
  PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
  PRISMA_HIDE_UPDATE_MESSAGE: '1',
});
rmSync(join(root, 'dist'), { recursive: true, force: true });
// types are `npm run types`' to check, which takes six times as long
run('typescript', ['-p', 'tsconfig.build.json', '--noCheck']);
