// Tries one target with inputs from a number on, each told before it is tried, so that the parent knows what hung.
// Arguments: the target, the seed, for how many seconds; or the target and a file to try alone.
import { readFileSync } from 'node:fs';
import { corpusOf, openTarget, type TargetName } from '../../test/support/fuzz-targets.ts';
import { mutated } from '../../test/support/mutate.ts';

export type FuzzReport =
  | { readonly trying: number }
  | { readonly failed: number; readonly why: string }
  | { readonly tried: number };

/** Of processor time, for one input of 64 kB at the most. */
const limitMs = 2_000;

const [name, seedOrFile = '', seconds] = process.argv.slice(2);
const target = name as TargetName;
const corpus = corpusOf(target).map(({ bytes }) => bytes);
const tell = (report: FuzzReport) => process.send?.(report);
const until = performance.now() + Number(seconds) * 1_000;
const { run, close } = await openTarget[target]();

async function costOf(input: Buffer): Promise<number> {
  const before = process.cpuUsage();
  await run(input);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

/** Null when all is well. What is too dear is tried again: it may have paid for the compiler, or for collected memory. */
async function faultOf(input: Buffer): Promise<string | null> {
  try {
    let costMs = await costOf(input);
    for (let more = 0; more < 3 && costMs > limitMs; more++) costMs = Math.min(costMs, await costOf(input));
    return costMs > limitMs ? `it took ${Math.round(costMs)} ms of processor time` : null;
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}

function* inputs(): Generator<Buffer> {
  if (seconds === undefined) yield readFileSync(seedOrFile);
  else for (let n = 0; performance.now() < until; n++) yield mutated(corpus, Number(seedOrFile), n);
}

let n = 0;
for (const input of inputs()) {
  tell({ trying: n });
  const why = await faultOf(input);
  if (why !== null) {
    tell({ failed: n, why });
    break;
  }
  n++;
}
tell({ tried: n });
await close();
process.disconnect?.();
