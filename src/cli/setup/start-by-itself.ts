// Offers to have the watch start with the computer. What would be written and run is shown first, and nothing is done unasked.
import { realpathSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname } from 'node:path';
import { runProgram } from '../../app.ts';
import { askWhether } from '../ask.ts';
import { writeOver } from '../page-file.ts';
import { languageAt, note, type Terminal } from '../terminal.ts';
import { setupWords } from '../words/setup.ts';
import { bootPlan } from './boot.ts';

interface Asked {
  readonly has: (key: string, value: string) => boolean;
  readonly note: (key: string, value: string) => Promise<void>;
}

/** @returns whether it was started, now or before */
export async function startByItself(terminal: Terminal, dataDir: string, done: Asked): Promise<boolean> {
  const w = setupWords[languageAt(terminal)];
  if (done.has('boot', 'yes')) note(terminal, w.done(w.bootDone));
  if (done.has('boot', 'yes') || done.has('boot', 'no')) return done.has('boot', 'yes');
  const plan = bootPlan({
    platform: process.platform,
    uid: process.getuid?.() ?? 1,
    home: homedir(),
    node: process.execPath,
    program: realpathSync(process.argv[1] ?? ''),
    dataDir,
  });
  if (plan === null) {
    note(terminal, w.bootNever);
    return false;
  }
  note(terminal, `${w.bootWill(plan.file)}\n\n${indented(plan.content)}\n${w.bootRuns}\n`);
  for (const command of plan.commands) note(terminal, `    ${command.join(' ')}`);
  note(terminal, `\n${w.bootEnvironment}`);
  if (process.platform === 'win32') note(terminal, w.bootWindows);
  const isWanted = await askWhether(terminal, w.whetherBoot);
  const isDone = isWanted && (await take(terminal, plan));
  if (isDone) note(terminal, w.done(w.bootDone));
  // what did not work is offered again
  if (isDone || !isWanted) await done.note('boot', isDone ? 'yes' : 'no');
  return isDone;
}

async function take(
  terminal: Terminal,
  { file, content, commands }: NonNullable<ReturnType<typeof bootPlan>>,
): Promise<boolean> {
  await mkdir(dirname(file), { recursive: true });
  await writeOver(file, content);
  let isDone = true;
  for (const [program, ...args] of commands)
    try {
      await runProgram(program, args);
    } catch (error) {
      isDone = false;
      const { stderr, message } = error as Error & { stderr?: string };
      const why = (stderr?.trim() || message).split('\n')[0] ?? '';
      note(terminal, setupWords[languageAt(terminal)].bootFailed([program, ...args].join(' '), why));
    }
  return isDone;
}

const indented = (text: string) => text.replace(/^(?=.)/gm, '    ');
