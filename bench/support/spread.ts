// A few numbers as figures: their median, a high percentile, and how busy the machine was meanwhile.
import { availableParallelism, cpus, loadavg } from 'node:os';

/** The value below which `percent` of the values lie (nearest rank); NaN of none. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => percentile(values, 50);

export const rounded = (n: number, digits = 0): number => Number(n.toFixed(digits));

/** What the figures were taken on; `load1m` above the number of cores says that others worked beside. */
export function machine() {
  return {
    cores: availableParallelism(),
    cpu: cpus()[0]?.model ?? 'unknown',
    node: process.version,
    load1m: rounded(loadavg()[0] ?? Number.NaN, 1),
  };
}
