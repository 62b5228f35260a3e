// A person at a terminal: runs a program behind a pseudo-terminal and types an answer to each question.
import { spawnSync } from 'node:child_process';
import { type Ended, type Settings, startProcess } from './command-line.ts';

/** `script` of util-linux makes the terminal; without it nothing can be typed. */
export const hasTerminal = /util-linux/.test(spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout ?? '');
export const howToGetTerminal = 'no `script` of util-linux on this machine (Debian: apt-get install bsdutils)';

/** Longer than any question takes on a busy machine; a test that waits in vain then says what it saw last. */
const patienceMs = 600_000;

/**
 * Answers each question when it is asked, in this order. A question is looked for in what was printed since the answer
 * before it: what was said earlier, or the echo of an answer, asks nothing.
 */
export async function typed(
  folder: string,
  settings: Settings,
  command: readonly string[],
  answers: readonly (readonly [question: string, answer: string | (() => string | Promise<string>)])[],
): Promise<Ended> {
  const quoted = command.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ');
  const { child, ended } = startProcess(
    folder,
    { ...settings, TERM: 'dumb' },
    'script',
    ['-qec', quoted, '/dev/null'],
    true,
  );
  let [all, since] = ['', ''];
  let look = () => {};
  child.stdout.on('data', (text: string) => {
    all += text;
    since += text;
    look();
  });
  const asked = (question: string) =>
    new Promise<void>((resolve, reject) => {
      const inVain = (how: string) => reject(new Error(`${how} before it asked ${question}\n${all}`));
      const patience = setTimeout(inVain, patienceMs, 'nothing more came');
      look = () => {
        if (!new RegExp(question).test(since)) return;
        clearTimeout(patience);
        resolve();
      };
      void ended.then(() => {
        clearTimeout(patience);
        inVain('it ended');
      });
      look();
    });
  for (const [question, answer] of answers) {
    await asked(question);
    since = '';
    child.stdin.write(`${typeof answer === 'string' ? answer : await answer()}\r`);
  }
  child.stdin.end();
  return ended;
}
