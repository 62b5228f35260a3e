// An incident's lockdown checklist for a terminal: what is done, by whom, and what is next.
import type { ChecklistStep, StepProgress, Tick } from '../../domain/owner/checklist-step.ts';
import { heading, wrap } from '../../domain/text/plain-layout.ts';
import { count } from '../../domain/text/text.ts';
import { cleanForeignText } from '../language/foreign-text.ts';
import type { Format } from '../language/format.ts';
import { ownerWords } from '../language/owner-words.ts';

const columns = 78;

export interface ShownChecklist {
  readonly shortId: string;
  readonly progress: readonly StepProgress[];
}

/** Every step in order, in groups of when it is due; what is done is told in one line. */
export function renderChecklist({ shortId, progress }: ShownChecklist, format: Format): string {
  const done = progress.filter((one) => one.done !== null).length;
  const title = { id: shortId, done: count(done), n: count(progress.length) };
  const lines = heading(format.say(ownerWords['checklist-title'], title), '=', columns).slice(1);
  let group: ChecklistStep['when'] | null = null;
  for (const [index, one] of progress.entries()) {
    if (one.step.when !== group) {
      group = one.step.when;
      lines.push(...heading(format.phrase(`checklist.${group}`), '-', columns));
    }
    lines.push(...stepLines(one.step, one.done, index, format));
  }
  const next = progress.find((one) => one.done === null)?.step;
  if (next) lines.push('', ...wrap(format.say(ownerWords['checklist-how'], { id: shortId, step: next.id }), columns));
  return `${lines.join('\n')}\n`;
}

function stepLines(step: ChecklistStep, done: Tick | null, index: number, format: Format): string[] {
  const lead = `[${done ? 'x' : ' '}] ${String(index + 1).padStart(2)}. `;
  const inner = ' '.repeat(lead.length);
  const first = wrap(format.say(step.title), columns, lead);
  if (done) {
    const by = { by: cleanForeignText(done.by), at: format.moment(done.at) };
    return [...first, ...wrap(format.say(ownerWords['done-by'], by), columns, inner)];
  }
  const more = [
    ...(step.menuPath ? [format.phrase('checklist.menu', { path: format.say(step.menuPath) })] : []),
    format.say(ownerWords.why, { why: format.say(step.why) }),
    `(${step.id})`,
  ];
  return [...first, ...more.flatMap((line) => wrap(line, columns, inner))];
}
