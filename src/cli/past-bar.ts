// How far the past of a mailbox is read, as a bar that grows in its line; without a terminal a line now and then.
import type { Instant } from '../domain/clock.ts';
import { isPastLeft, type PastRead, pastShare } from '../domain/watch/past-read.ts';
import { languageAt, note, type Terminal } from './terminal.ts';

const width = 24;
/** Without a terminal it is said again after so much more. */
const sayEvery = 0.1;

const lines = {
  en: (percent: number, day: string) => `the mails of before: ${percent} %, read back to ${day}`,
  ja: (percent: number, day: string) => `過去のメール：${percent}％（${day}まで読み込み済み）`,
};

export function pastBar(terminal: Terminal, now: () => Instant): (past: PastRead) => void {
  const { stderr } = terminal as { stderr: Terminal['stderr'] & { isTTY?: boolean } };
  let said = -1;
  return (past) => {
    const share = pastShare(past, now());
    const isOver = !isPastLeft(past);
    const newest = Math.max(past.from, ...Object.values(past.reached));
    const day = new Date(newest).toISOString().slice(0, 10);
    const line = lines[languageAt(terminal)](Math.floor(share * 100), day);
    if (stderr.isTTY) {
      const full = Math.round(share * width);
      stderr.write(`\r\x1b[K  [${'#'.repeat(full)}${'.'.repeat(width - full)}] ${line}${isOver ? '\n' : ''}`);
    } else if (share - said >= sayEvery || (isOver && said < 1)) {
      said = isOver ? 1 : share;
      note(terminal, `  ${line}`);
    }
  };
}
