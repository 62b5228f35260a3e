// Jest's global setup: the typed Prisma client and dist/, and there the files of test/support/ beside the program. What a
// test starts as a process of its own runs from there (built.ts), since transforming its sources anew costs it seconds.
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';
import { buildIfNeeded } from '../../scripts/build.mjs';
import { swcOptions } from './typescript-hooks.mjs';

const support = fileURLToPath(new URL('.', import.meta.url));
const built = fileURLToPath(new URL('../../dist/test/support/', import.meta.url));

export default async function build() {
  await buildIfNeeded();
  for (const name of readdirSync(support, { recursive: true }).filter((file) => file.endsWith('.ts'))) {
    const { jsc, module } = swcOptions({ isTsx: false });
    const { code } = transformSync(readFileSync(support + name, 'utf8'), {
      jsc: { ...jsc, rewriteRelativeImportExtensions: true },
      module,
      filename: name,
      configFile: false,
      swcrc: false,
    });
    const file = built + name.replace(/ts$/, 'js');
    mkdirSync(dirname(file), { recursive: true });
    // beside it first: others may be running what is there
    writeFileSync(`${file}.${process.pid}`, code);
    renameSync(`${file}.${process.pid}`, file);
  }
}
