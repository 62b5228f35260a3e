// Run by test/meta/imports-open-nothing.test.ts in a process of its own: imports every file named in the arguments
// and tells what that left open. If nothing, it must exit by itself.
import { setImmediate as turn } from 'node:timers/promises';

// what merely looks at these three opens nothing new
void [process.stdin, process.stdout, process.stderr];

const left: Record<string, string[]> = {};
const listeners = () =>
  process.eventNames().flatMap((name) => Array(process.listenerCount(name)).fill(`on ${String(name)}`));
const openNow = () => [...process.getActiveResourcesInfo(), ...listeners()].sort();

for (const file of process.argv.slice(2)) {
  const before = openNow();
  await import(file);
  // reads that the import itself began may end first
  for (let i = 0; i < 20 && openNow().length > before.length; i++) await turn();
  const more = openNow();
  for (const one of before) {
    const at = more.indexOf(one);
    if (at >= 0) more.splice(at, 1);
  }
  if (more.length > 0) left[file] = more;
}
process.stdout.write(JSON.stringify(left), () => {
  if (Object.keys(left).length > 0) process.exit(1);
});
