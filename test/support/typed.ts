// A person at a terminal: runs a program behind a pseudo-terminal and types an answer to each question.
import { spawnSync } from 'node:child_process';
import { type Ended, type Running, type Settings, startProcess } from './command-line.ts';

/** `script` of util-linux makes the terminal; without it nothing can be typed. */
export const hasTerminal = /util-linux/.test(spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout ?? '');
export const howToGetTerminal = 'no `script` of util-linux on this machine (Debian: apt-get install bsdutils)';

/** Answers each question when it is asked, in this order. */
export async function typed(
  folder: string,
  settings: Settings,
  command: readonly string[],
  answers: readonly (readonly [question: string, answer: string | (() => string | Promise<string>)])[],
): Promise<Ended> {
  const quoted = command.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ');
  const terminal: Running = startProcess(
    folder,
    { ...settings, TERM: 'dumb' },
    'script',
    ['-qec', quoted, '/dev/null'],
    true,
  );
  for (const [question, answer] of answers) {
    await terminal.printed(new RegExp(question));
    terminal.child.stdin.write(`${typeof answer === 'string' ? answer : await answer()}\r`);
  }
  terminal.child.stdin.end();
  return terminal.ended;
}
