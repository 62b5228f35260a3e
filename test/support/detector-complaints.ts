// What is missing of a detector, told as what to do and where; empty when it is complete.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { plannedKinds } from '../../src/domain/owner/planned.ts';
import type { Text } from '../../src/domain/text/text.ts';
import type { Detector } from '../../src/domain/watch/detector.ts';
import { allSteps } from '../../src/incidents/checklist.ts';
import { parametersOf } from './icu.ts';
import { linesOfMethod } from './method-length.ts';

/** From this many lines on, `detect` no longer reads like a definition. */
const tooLong = 40;
/** Files of src/detectors that aren't detectors. */
const machinery = new Set(['all.ts', 'index.ts', 'run.ts']);

/** What the registry lacks, has too much of, or has in another order. */
export function registryComplaints(fileNames: readonly string[], index: string): string[] {
  const files = fileNames.filter((name) => name.endsWith('.ts') && !machinery.has(name)).sort();
  const lines = [...index.matchAll(/^export \{ \w+ \} from '\.\/(.+)';$/gm)].map(([, file]) => file ?? '');
  const without = files.filter((file) => !lines.includes(file));
  const unknown = lines.filter((file) => !files.includes(file));
  const isSorted = lines.every((file, i) => i === 0 || (lines[i - 1] ?? '') < file);
  return [
    ...without.map((file) => `src/detectors/index.ts: add the line export { ${constantOf(file)} } from './${file}';`),
    ...unknown.map(
      (file) => `src/detectors/index.ts: take the line of './${file}' out, or write src/detectors/${file}`,
    ),
    ...(isSorted ? [] : ['src/detectors/index.ts: sort the lines by file name']),
  ];
}

const constantOf = (file: string) =>
  file.replace(/\.ts$/, '').replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** @param tree the folder that has `src` and `test` */
export function detectorComplaints(detector: Detector, tree: string): string[] {
  const {
    id,
    title,
    why,
    falsePositives,
    says,
    means = {},
    tells,
    checklist,
    references,
    settings,
    explainedBy = {},
  } = detector;
  const file = `src/detectors/${id}.ts`;
  const test = `test/detectors/${id}.test.ts`;
  const complaints: string[] = [];
  const demand = (isSo: boolean, what: string) => {
    if (!isSo) complaints.push(`${file}: ${what}`);
  };
  const isThere = existsSync(join(tree, file));
  demand(isThere, `call the file as the detector's id, "${id}"`);
  if (isThere) complaints.push(...lengthComplaints(file, readFileSync(join(tree, file), 'utf8')));
  if (!existsSync(join(tree, test))) complaints.push(`${test}: write it; what must fire, and what must stay quiet`);
  const harmless = Object.fromEntries(falsePositives.map((text, i) => [`falsePositives[${i}]`, text]));
  const briefs = Object.fromEntries(
    Object.entries(tells).flatMap(([key, telling]) => (telling?.brief ? [[`tells.${key}`, telling.brief]] : [])),
  );
  for (const [name, { en, ja }] of Object.entries<Text>({ title, why, ...harmless, ...says, ...briefs })) {
    demand(en.trim() !== '', `say "${name}" in English`);
    demand(/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(ja), `say "${name}" in Japanese`);
    const [asked, asks] = [parametersOf(en), parametersOf(ja)];
    demand(
      asked.join() === asks.join(),
      `ask for the same values in both languages of "${name}": ${asked} and ${asks}`,
    );
  }
  const named = new Set(Object.values(says).flatMap(({ en }) => parametersOf(en)));
  for (const name of Object.keys(means)) demand(named.has(name), `no sentence asks for "${name}" of \`means\``);
  for (const [key, telling] of Object.entries(tells)) {
    const asked = says[key] && parametersOf(says[key].en);
    demand(asked !== undefined, `"${key}" in \`tells\` is no sentence of \`says\``);
    for (const name of parametersOf(telling?.brief?.en ?? ''))
      demand(asked?.includes(name) ?? false, `"${name}" in \`tells.${key}\` is no value of its sentence`);
  }
  demand(falsePositives.length > 0, 'name what harmless thing looks the same, in `falsePositives`');
  demand(references.length > 0, 'name what it rests on (a case, a paper, a figure) in `references`');
  demand(checklist.length > 0, 'name the steps that it calls for in `checklist`');
  const steps = allSteps.map((step) => step.id);
  for (const step of checklist)
    demand(
      steps.includes(step),
      `"${step}" is no step of src/incidents/checklist-steps.ts, which has ${steps.join(', ')}`,
    );
  for (const [kind, said] of Object.entries(explainedBy)) {
    demand((plannedKinds as readonly string[]).includes(kind), `"${kind}" in \`explainedBy\` is no kind of plan`);
    for (const key of said === 'all' ? [] : said)
      demand(key in says, `"${key}" in \`explainedBy\` is no sentence of \`says\``);
  }
  demand(Object.keys(settings).length > 0, 'make its numbers `settings`');
  for (const [name, { default: value, unit, help, min, max }] of Object.entries(settings)) {
    demand(value >= min && value <= max, `let the default of "${name}", ${value}, lie within ${min} and ${max}`);
    demand(unit !== '', `give "${name}" a unit`);
    demand(/^(\p{Lu}|\.\.\.).+/u.test(help), `give "${name}" a line of help that begins with a capital or "..."`);
  }
  return complaints;
}

/** Is `detect` short enough to be read as the definition of what is seen? */
export function lengthComplaints(file: string, source: string): string[] {
  const lines = linesOfMethod(source, 'detect');
  if (lines === null) return [`${file}: write \`detect\` where the detector is defined`];
  if (lines < tooLong) return [];
  return [
    `${file}: \`detect\` has ${lines} lines; give what has a name of its own a function, until it is under ${tooLong}`,
  ];
}
