// `npm run bench`: every benchmark, or those named, one after another; figures as JSON on stdout. Nothing is asserted.
const benchmarks = {
  parse: () => import('./parse.ts'),
  ingest: () => import('./ingest.ts'),
  audit: () => import('./audit.ts'),
  backtest: () => import('./backtest.ts'),
  replay: () => import('./replay.ts'),
  look: () => import('./look.ts'),
  mailbox: () => import('./mailbox.ts'),
  'back-fill': () => import('./back-fill.ts'),
  'watch-throughput': () => import('./watch-throughput.ts'),
  'watch-recovery': () => import('./watch-recovery.ts'),
  'watch-idle': () => import('./watch-idle.ts'),
  'watch-latency': () => import('./watch-latency.ts'),
  'push-latency': () => import('./push-latency.ts'),
  'push-drain': () => import('./push-drain.ts'),
  'watch-scale': () => import('./watch-scale.ts'),
  console: () => import('./console.ts'),
} as const;

const names = process.argv.slice(2);
const unknown = names.filter((name) => !(name in benchmarks));
if (unknown.length > 0) {
  console.error(`no benchmark ${unknown.join(', ')}; there are: ${Object.keys(benchmarks).join(', ')}`);
  process.exit(2);
}
const figures: Record<string, unknown> = {};
for (const [name, load] of Object.entries(benchmarks)) {
  if (names.length > 0 && !names.includes(name)) continue;
  console.error(`${name} ...`);
  figures[name] = await (await load()).run();
}
console.log(JSON.stringify(figures, null, 2));
