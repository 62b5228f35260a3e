// Offers to have the watch start with the computer, and takes that back. What would be written and run is shown first, and
// nothing is done unasked.
import { existsSync, realpathSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname } from 'node:path';
import { createSystemClock, runProgram } from '../../app.ts';
import { secondMs } from '../../domain/clock.ts';
import { askWhether } from '../ask.ts';
import { writeOver } from '../page-file.ts';
import { languageAt, note, say, type Terminal } from '../terminal.ts';
import { refusal } from '../words/index.ts';
import { setupWords } from '../words/setup.ts';
import { type BootPlan, bootPlan, type Command } from './boot.ts';

interface Asked {
  readonly has: (key: string, value: string) => boolean;
  readonly note: (key: string, value: string) => Promise<void>;
}

/** How programs are run, and waited for. */
export interface Hands {
  run(program: string, args: readonly string[]): Promise<unknown>;
  wait(ms: number): Promise<unknown>;
}

const ownHands = (): Hands => {
  const { sleep } = createSystemClock();
  return { run: runProgram, wait: (ms) => sleep(ms) };
};

const planHere = (dataDir: string) =>
  bootPlan({
    platform: process.platform,
    uid: process.getuid?.() ?? 1,
    home: homedir(),
    node: process.execPath,
    program: realpathSync(process.argv[1] ?? ''),
    dataDir,
  });

/** @returns whether it was started, now or before */
export async function startByItself(terminal: Terminal, dataDir: string, done: Asked): Promise<boolean> {
  const w = setupWords[languageAt(terminal)];
  if (done.has('boot', 'yes')) note(terminal, w.done(w.bootDone));
  if (done.has('boot', 'yes') || done.has('boot', 'no')) return done.has('boot', 'yes');
  const plan = planHere(dataDir);
  if (plan === null) {
    note(terminal, w.bootNever);
    return false;
  }
  note(terminal, `${w.bootWill(plan.file)}\n\n${indented(plan.content)}\n${w.bootRuns}\n`);
  for (const { words } of plan.commands) note(terminal, `    ${words.join(' ')}`);
  note(terminal, `\n${w.bootEnvironment}`);
  if (process.platform === 'win32') note(terminal, w.bootWindows);
  const isWanted = await askWhether(terminal, w.whetherBoot);
  // the file is ours from here on, whatever its commands come to
  if (isWanted) await done.note('boot', 'tried');
  const isDone = isWanted && (await takeUp(terminal, plan, ownHands()));
  if (isDone) note(terminal, w.done(w.bootDone));
  if (isDone) note(terminal, w.bootUndo);
  // what did not work is offered again
  if (isDone || !isWanted) await done.note('boot', isDone ? 'yes' : 'no');
  return isDone;
}

/**
 * @returns whether it starts by itself no more
 * @throws UserError where setup hasn't made it do so
 */
export async function startNoMore(terminal: Terminal, dataDir: string, done: Asked): Promise<boolean> {
  const w = setupWords[languageAt(terminal)];
  const plan = planHere(dataDir);
  const isThere = plan !== null && existsSync(plan.file);
  // a service that somebody wrote by hand has the same name
  if (isThere && !done.has('boot', 'yes') && !done.has('boot', 'tried'))
    throw refusal(() => [w.bootNotOurs(plan.file), w.bootNotOursHint]);
  if (isThere && !(await takeBack(terminal, plan, ownHands()))) return false;
  say(terminal, isThere ? w.bootGone : w.bootNone);
  // so that it may be offered again
  await done.note('boot', '');
  return true;
}

/** Writes the file and runs what takes it into use. @returns whether all of that worked */
export async function takeUp(terminal: Terminal, plan: BootPlan, hands: Hands): Promise<boolean> {
  await mkdir(dirname(plan.file), { recursive: true });
  await writeOver(plan.file, plan.content);
  return runAll(terminal, plan.commands, hands);
}

/** Ends it, and removes the file. @returns whether all of that worked */
export async function takeBack(terminal: Terminal, { file, undo }: BootPlan, hands: Hands): Promise<boolean> {
  const isEnded = await runAll(terminal, undo.before, hands);
  await rm(file, { force: true });
  return (await runAll(terminal, undo.after, hands)) && isEnded;
}

async function runAll(terminal: Terminal, commands: readonly Command[], hands: Hands): Promise<boolean> {
  let isDone = true;
  for (const command of commands) {
    const why = await faultOf(command, hands);
    if (why === null || command.mayFail) continue;
    isDone = false;
    note(terminal, setupWords[languageAt(terminal)].bootFailed(command.words.join(' '), why));
  }
  return isDone;
}

/** Null: it worked. */
async function faultOf({ words: [program, ...args], tries = 1 }: Command, hands: Hands): Promise<string | null> {
  for (let left = tries - 1; ; left--)
    try {
      await hands.run(program, args);
      return null;
    } catch (error) {
      const { stderr, message } = error as Error & { stderr?: string };
      if (left === 0) return (stderr?.trim() || message).split('\n')[0] ?? '';
      await hands.wait(secondMs);
    }
}

const indented = (text: string) => text.replace(/^(?=.)/gm, '    ');
