// Makes the files of a release in a folder: `npm run release -- FOLDER`. The packed program, what it consists of
// (CycloneDX), and the checksums of both, which docs/releasing.md has signed. The same sources give the same bytes.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const folder = resolve(process.argv[2] ?? fail('Say where to: npm run release -- FOLDER'));

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
writeFileSync(join(folder, 'SHA256SUMS'), sums.join(''));

function npm(...args) {
  const { status, stderr } = spawnSync('npm', args, {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status === 0) return;
  rmSync(folder, { recursive: true, force: true });
  fail(`${stderr}\n\`npm ${args.join(' ')}\` failed; nothing was made.`);
}

function fail(why) {
  console.error(why);
  process.exit(1);
}
