// Every detector is complete: registered once, named after its file, tested, speaking both languages alike, with
// steps that exist and settings that explain themselves.
import { readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { detectors } from '../../src/detectors/all.ts';
import { allSteps } from '../../src/incidents/checklist.ts';
import { detectorComplaints, lengthComplaints, registryComplaints } from '../support/detector-complaints.ts';
import { listFiles, readText, root } from '../support/repository.ts';

it('the registry has every file of the folder, one line each', () => {
  expect(registryComplaints(readdirSync(`${root}src/detectors`), readText('src/detectors/index.ts'))).toEqual([]);
});

it.each(detectors.map((detector) => [detector.id, detector] as const))('%s is complete', (_, detector) => {
  expect(detectorComplaints(detector, root)).toEqual([]);
});

it('nothing else names a detector, but for stories that wait for one and samples of mails', () => {
  const names = new RegExp(`['\`](${detectors.map(({ id }) => id).join('|')})['\`]`);
  const others = listFiles('src/*.ts', 'src/*.tsx', 'workers/*.ts').filter(
    (file) => !/^src\/(detectors|simulator\/stories)\//.test(file),
  );
  // The same word is also the name of a message.
  const isMessage = (file: string) =>
    /^src\/(domain\/telling\/message|messages\/registry|telling\/compose)\.ts$/.test(file);
  expect(others.filter((file) => !isMessage(file) && names.test(readText(file)))).toEqual([]);
});

it('nothing else knows the values of their sentences by name: what one means beyond is said by its detector', () => {
  const reads = /\b(summary|said|reason)\.params\b/;
  const others = listFiles('src/*.ts', 'src/*.tsx').filter((file) => !file.startsWith('src/detectors/'));
  expect(others.filter((file) => reads.test(readText(file)))).toEqual(['src/messages/incident/spoken.ts']);
});

describe('what is missing', () => {
  it('of the registry is told as the line to write', () => {
    const index = "export { b } from './b.ts';\nexport { a } from './a.ts';\n";
    expect(registryComplaints(['a.ts', 'new-thing.ts', 'run.ts'], index)).toEqual([
      "src/detectors/index.ts: add the line export { newThing } from './new-thing.ts';",
      "src/detectors/index.ts: take the line of './b.ts' out, or write src/detectors/b.ts",
      'src/detectors/index.ts: sort the lines by file name',
    ]);
  });

  it('of a detector is told with its file and what to do', () => {
    const [first] = detectors;
    if (!first) throw new Error('no detectors');
    const bad = { ...first, id: 'nothing', checklist: ['fly'], references: [], explainedBy: { launch: ['sung'] } };
    const dumb = { ...bad, means: { volume: 'usual-a-day' } } as const;
    const file = 'src/detectors/nothing.ts';
    expect(detectorComplaints(dumb, root)).toEqual([
      `${file}: call the file as the detector's id, "nothing"`,
      'test/detectors/nothing.test.ts: write it; what must fire, and what must stay quiet',
      `${file}: no sentence asks for "volume" of \`means\``,
      `${file}: name what it rests on (a case, a paper, a figure) in \`references\``,
      `${file}: "fly" is no step of src/incidents/checklist-steps.ts, which has ${allSteps.map(({ id }) => id).join(', ')}`,
      `${file}: "sung" in \`explainedBy\` is no sentence of \`says\``,
    ]);
  });

  it('of brevity is told with the lines that `detect` has, however much its words take', () => {
    const lines = (n: number) => Array.from({ length: n }, () => "    '二〇〇行';").join('\n');
    const file = 'src/detectors/new-thing.ts';
    const detector = (n: number, how = 'detect() {', end = '  },') =>
      `// 新しい\nexport const newThing = defineDetector({\n  says: () => {\n${lines(200)}\n  },\n  ${how}\n${lines(n)}\n${end}\n});\n`;
    expect(lengthComplaints(file, detector(37))).toEqual([]);
    const told = [`${file}: \`detect\` has 40 lines; give what has a name of its own a function, until it is under 40`];
    expect(lengthComplaints(file, detector(38))).toEqual(told);
    expect(lengthComplaints(file, detector(38, 'detect: (look) => {'))).toEqual(told);
    expect(lengthComplaints(file, 'export const detect = 1;')).toEqual([
      `${file}: write \`detect\` where the detector is defined`,
    ]);
  });
});
