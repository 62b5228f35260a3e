// `npm run fuzz -- [--seconds 60] [--seed N] [--target mail] [--replay FILE]`: hands each target inputs that nobody would
// write. One that ends the program, throws what isn't a refusal, hangs or costs more than it may is kept as a file.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { corpusOf, type TargetName, targetNames } from '../../test/support/fuzz-targets.ts';
import { mutated } from '../../test/support/mutate.ts';
import { root } from '../../test/support/repository.ts';
import type { FuzzReport } from './child.ts';

/** Silent for so long over one input: it hangs, however busy the machine. */
const hangMs = 30_000;

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
    target: { type: 'string', multiple: true },
    replay: { type: 'string' },
  },
});
const targets = targetNames.filter((name) => values.target === undefined || values.target.includes(name));
if (targets.length === 0) throw new Error(`--target is one of ${targetNames.join(', ')}`);

const childFile = fileURLToPath(new URL('./child.ts', import.meta.url));
const loader = join(root, 'test', 'support', 'run-typescript.mjs');

interface Outcome {
  /** The number of the last one. */
  readonly input: number;
  readonly tried: number;
  readonly why: string | null;
}

/** Tries one target in a process of its own, with the child's arguments. */
async function outcomeOf(target: TargetName, args: readonly string[]): Promise<Outcome> {
  const child = fork(childFile, [target, ...args], { execArgv: ['--import', loader] });
  let [trying, tried, why] = [0, null as number | null, null as string | null];
  const onHang = () => {
    why = `it hung for ${hangMs / 1_000} s`;
    child.kill('SIGKILL');
  };
  let timer = setTimeout(onHang, hangMs);
  child.on('message', (report: FuzzReport) => {
    clearTimeout(timer);
    timer = setTimeout(onHang, hangMs);
    if ('trying' in report) trying = report.trying;
    if ('failed' in report) why = report.why;
    if ('tried' in report) tried = report.tried;
  });
  const [code, signal] = await once(child, 'close');
  clearTimeout(timer);
  if (why === null && (tried === null || code !== 0)) why = `its process ended (${signal ?? code})`;
  return { input: trying, tried: tried ?? trying, why };
}

/** @returns whether all went well */
async function fuzz(target: TargetName): Promise<boolean> {
  const { seed, seconds } = values;
  const { input, tried, why } = await outcomeOf(target, [seed, seconds]);
  if (why === null) {
    console.log(`${target}: ${tried} inputs of seed ${seed}, all well`);
    return true;
  }
  const corpus = corpusOf(target).map(({ bytes }) => bytes);
  const folder = join(root, 'fuzz-found');
  const file = join(folder, `${target}-${seed}-${input}`);
  await mkdir(folder, { recursive: true });
  await writeFile(file, mutated(corpus, Number(seed), input));
  console.error(`${target}: input ${input} of seed ${seed}: ${why}`);
  console.error(`  kept as ${file}; again: npm run fuzz -- --target ${target} --replay ${file}`);
  return false;
}

const [only] = targets;
if (values.replay !== undefined && only !== undefined) {
  const { why } = await outcomeOf(only, [values.replay]);
  console.log(`${only}: ${values.replay}: ${why ?? 'all well'}`);
  if (why !== null) process.exitCode = 1;
} else {
  // two at once: one process would have an idle core beside it
  const queue = [...targets];
  const results: boolean[] = [];
  const worker = async () => {
    for (let target = queue.shift(); target !== undefined; target = queue.shift()) results.push(await fuzz(target));
  };
  await Promise.all([worker(), worker()]);
  if (!results.every(Boolean)) process.exitCode = 1;
}
