// Makes the files of a release in a folder: `npm run release -- FOLDER [--key FILE]`. The packed program, what it consists
// of (CycloneDX), the checksums of both and, with the SSH key that signs tags, their signature. The same sources give the
// same bytes.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const { values, positionals } = parseArgs({ allowPositionals: true, options: { key: { type: 'string' } } });
const folder = resolve(positionals[0] ?? fail('Say where to: npm run release -- FOLDER'));

mkdirSync(folder, { recursive: true });
if (readdirSync(folder).length > 0) fail(`${folder} isn't empty: a release is made from nothing.`);

npm('run', 'build');
npm('pack', '--pack-destination', folder);
// not `npm sbom`, which leaves out packages that two others want at once
const bom = join(folder, `${name}-${version}.cdx.json`);
const what = ['--omit', 'dev', '--mc-type', 'application', '--output-reproducible', '--output-file', bom];
npm('exec', '--no', '--', 'cyclonedx-npm', ...what);

const sums = readdirSync(folder).map((file) => {
  const sum = createHash('sha256').update(readFileSync(join(folder, file)));
  return `${sum.digest('hex')}  ${file}\n`;
});
const sumsFile = join(folder, 'SHA256SUMS');
writeFileSync(sumsFile, sums.join(''));
// a key with a passphrase asks for it at the terminal
if (values.key !== undefined)
  run('ssh-keygen', ['-Y', 'sign', '-n', name, '-f', resolve(values.key), sumsFile], 'inherit');

function npm(...args) {
  run('npm', args);
}

function run(program, args, stdin = 'ignore') {
  const shell = program === 'npm' && process.platform === 'win32';
  const ended = spawnSync(program, args, { cwd: root, encoding: 'utf8', shell, stdio: [stdin, 'pipe', 'pipe'] });
  if (ended.status === 0) return;
  rmSync(folder, { recursive: true, force: true });
  fail(`${ended.stderr ?? ended.error?.message}\n\`${[program, ...args].join(' ')}\` failed; nothing was made.`);
}

function fail(why) {
  console.error(why);
  process.exit(1);
}
