// What a process costs, as the kernel counts it: CPU time of all its threads, and resident memory. Linux only.
import { readdir, readFile } from 'node:fs/promises';

/** Of Linux on every machine that Node runs on (sysconf _SC_CLK_TCK). */
const ticksPerSecond = 100;

export interface ProcessCost {
  readonly cpuMs: number;
  readonly residentMegabytes: number;
  readonly peakMegabytes: number;
}

/** Throws when the process is gone. */
export async function costOf(pid: number): Promise<ProcessCost> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  // the name in parentheses may hold anything; utime and stime are the 12th and 13th field behind it
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const megabytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0) / 1000;
  return {
    cpuMs: ((Number(fields[11]) + Number(fields[12])) / ticksPerSecond) * 1000,
    residentMegabytes: megabytes('VmRSS'),
    peakMegabytes: megabytes('VmHWM'),
  };
}

/** CPU time so far of a process and all that it started, also of those that have ended and were waited for. */
export async function treeCpuMs(root: number): Promise<number> {
  let ticks = 0;
  const parentOf = new Map<number, number>();
  const ticksOf = new Map<number, number>();
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => null);
    if (stat === null) continue;
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    parentOf.set(Number(name), Number(fields[1]));
    ticksOf.set(
      Number(name),
      [11, 12, 13, 14].reduce((sum, i) => sum + Number(fields[i]), 0),
    );
  }
  for (const [pid, own] of ticksOf) {
    let at: number | undefined = pid;
    while (at !== undefined && at !== root) at = parentOf.get(at);
    if (at === root) ticks += own;
  }
  return (ticks / ticksPerSecond) * 1000;
}
