// `rusuban checklist INCIDENT [tick|untick STEP]`: the lockdown checklist of an incident, and who has done what.
import { detectors } from '../../detectors/all.ts';
import { UserError } from '../../domain/errors.ts';
import type { Language } from '../../domain/marketplace.ts';
import type { ChecklistStep } from '../../domain/owner/checklist-step.ts';
import { checklistFor } from '../../incidents/checklist.ts';
import { ownerWords } from '../../messages/language/owner-words.ts';
import { renderChecklist } from '../../messages/terminal/checklist-report.ts';
import { stepInShort } from '../../messages/terminal/incident-report.ts';
import { checklistOf, type TickAction, tickStep } from '../../owner/checklist.ts';
import { chosenIncident, speakerOf } from '../chosen.ts';
import type { ExitCode } from '../failure.ts';
import { say, sayJson, type Terminal } from '../terminal.ts';
import { withCore } from '../with-app.ts';

export interface ChecklistFlags {
  readonly by?: string;
  readonly lang?: Language;
  readonly json?: boolean;
}

export async function checklistShow(terminal: Terminal, typed: string, flags: ChecklistFlags): Promise<ExitCode> {
  return withCore<ExitCode>(async (app) => {
    const { incident, shortId, format } = await chosenIncident(app, typed, flags.lang);
    const progress = await checklistOf(app.store, incident);
    if (flags.json) sayJson(terminal, progress);
    else terminal.stdout.write(renderChecklist({ shortId, progress }, format));
    return 0;
  });
}

/** Ticks a step, by its number in the list or its name, or takes a tick back. */
export async function checklistTick(
  terminal: Terminal,
  typed: string,
  action: TickAction,
  stepTyped: string,
  flags: ChecklistFlags,
): Promise<ExitCode> {
  const by = speakerOf(flags.by);
  return withCore<ExitCode>(async (app) => {
    const { incident, shortId, format } = await chosenIncident(app, typed, flags.lang);
    const step = stepCalled(stepTyped, checklistFor(incident.signals, detectors));
    const isNews = await tickStep(app, incident, step, action, by);
    const progress = await checklistOf(app.store, incident);
    if (flags.json) sayJson(terminal, progress);
    else {
      const done = progress.find((one) => one.step.id === step.id)?.done;
      const before = { by: done?.by ?? '', at: done ? format.moment(done.at) : '' };
      if (isNews)
        say(
          terminal,
          format.say(ownerWords[action === 'tick' ? 'ticked' : 'unticked'], { step: stepInShort(step, format) }),
        );
      else
        say(
          terminal,
          action === 'tick' ? format.say(ownerWords['ticked-already'], before) : format.say(ownerWords['not-ticked']),
        );
      const [next] = progress.filter((one) => one.done === null);
      const n = String(progress.length);
      const doneCount = String(progress.filter((one) => one.done !== null).length);
      say(
        terminal,
        next
          ? format.say(ownerWords['steps-open'], { n, done: doneCount, next: stepInShort(next.step, format) })
          : format.say(ownerWords['steps-done'], { n }),
      );
      say(terminal, `  rusuban checklist ${shortId}`);
    }
    return 0;
  });
}

function stepCalled(typed: string, checklist: readonly ChecklistStep[]): ChecklistStep {
  const step = /^\d+$/.test(typed)
    ? checklist[Number(typed) - 1]
    : checklist.find(({ id }) => id === typed.toLowerCase());
  if (step) return step;
  const names = checklist.map(({ id }) => id).join(', ');
  throw new UserError(
    { en: `this checklist has no step "${typed}"`, ja: `「${typed}」という項目はこのチェックリストにありません` },
    {
      en: `name it by its number, 1 to ${checklist.length}, or as one of: ${names}`,
      ja: `1〜${checklist.length} の番号か、次の名前で指定してください：${names}`,
    },
  );
}
