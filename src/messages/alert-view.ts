// An alert as finished words in order, before it has a form. HTML and text are two layouts of this one view, so that
// neither can hold a fact that the other lacks.

import type { Step } from '../domain/step.ts';
import { count, duration, instant, text } from '../domain/text.ts';
import type { AlertProps } from './alert-props.ts';
import { alertPreheader, alertSubject } from './alert-subject.ts';
import { certaintySentence } from './certainty.ts';
import { unseenSentences } from './coverage-words.ts';
import { type EvidenceSection, evidenceSections } from './evidence-view.ts';
import { cleanForeignText } from './foreign-text.ts';
import { createFormat, type Format } from './format.ts';
import { detectorTitle, distinct, signalSentence, strongestFirst } from './spoken.ts';

/** Sentences on the first screen; the rest stand with their evidence. */
const happenedShown = 3;

export interface Labelled {
  readonly label: string;
  readonly value: string;
}

export interface StepView {
  readonly number: string;
  /** What to do, in one sentence. */
  readonly title: string;
  /** What else there is to it. */
  readonly more: string | null;
  readonly path: string | null;
  readonly why: string;
}

export interface AlertView {
  readonly language: string;
  readonly subject: string;
  readonly preheader: string;
  readonly greeting: string;
  readonly safePhrase: Labelled | null;
  readonly happened: { readonly heading: string; readonly sentences: readonly string[] };
  readonly facts: readonly Labelled[];
  readonly first: {
    readonly heading: string;
    readonly title: string;
    readonly more: string | null;
    readonly path: string | null;
    readonly how: string;
  } | null;
  readonly console: { readonly label: string; readonly url: string } | null;
  readonly evidence: { readonly heading: string; readonly zone: string; readonly sections: readonly EvidenceSection[] };
  readonly checklist: {
    readonly heading: string;
    readonly groups: readonly { readonly when: string; readonly steps: readonly StepView[] }[];
  };
  readonly contacts: { readonly heading: string; readonly items: readonly Labelled[] } | null;
  readonly unseen: { readonly heading: string; readonly items: readonly string[] };
  readonly you: {
    readonly heading: string;
    readonly nothing: string;
    readonly command: string | null;
    readonly commands: readonly string[];
  };
  readonly because: { readonly heading: string; readonly reason: string };
  readonly footer: readonly string[];
}

/** The name to greet by. Never the bare "dear customer" of the fakes: without a name it is the account's own id. */
function greetingName({ account }: AlertProps): string {
  return cleanForeignText(account.name) || cleanForeignText(account.sellerId ?? '') || cleanForeignText(account.id);
}

/**
 * The nearest moment ahead that a signal names. Detectors know nothing of the future but deadlines, so whatever
 * lies after `now` in a summary is one.
 */
function deadline({ incident, detectors, now }: AlertProps, format: Format): string | null {
  const ahead = incident.signals.flatMap(({ detector, summary }) =>
    Object.values(summary.params).flatMap((v) => (v.kind === 'instant' && v.at > now ? [{ detector, at: v.at }] : [])),
  );
  const next = ahead.sort((a, b) => a.at - b.at)[0];
  if (!next) return null;
  const what = detectorTitle(next.detector, detectors, format);
  return format.phrase('alert.deadline', { left: duration(next.at - now), at: instant(next.at), what });
}

/** The first sentence, and what follows it: only the first is shown in bold. */
const firstSentence = /^(.+?(?:\.(?=\s)|。))\s*(.+)$/su;

function stepTitle(step: Step, format: Format): Pick<StepView, 'title' | 'more'> {
  const title = format.say(step.title);
  const [, first, more] = firstSentence.exec(title) ?? [];
  return { title: first ?? title, more: more ?? null };
}

function stepView(step: Step, index: number, format: Format): StepView {
  return {
    number: `${format.value(count(index + 1))}.`,
    ...stepTitle(step, format),
    path: step.menuPath ? format.phrase('checklist.menu', { path: format.say(step.menuPath) }) : null,
    why: format.say(step.why),
  };
}

function checklistGroups(checklist: readonly Step[], format: Format): AlertView['checklist']['groups'] {
  const numbered = checklist.map((step, index) => ({ when: step.when, view: stepView(step, index, format) }));
  // Groups follow the list's own order: a step never moves behind a later one for the sake of its group.
  const groups: { when: Step['when']; steps: StepView[] }[] = [];
  for (const { when, view } of numbered) {
    const last = groups.at(-1);
    if (last?.when === when) last.steps.push(view);
    else groups.push({ when, steps: [view] });
  }
  return groups.map(({ when, steps }) => ({ when: format.phrase(`checklist.${when}`), steps }));
}

function facts(props: AlertProps, format: Format): Labelled[] {
  const { incident } = props;
  const left = deadline(props, format);
  return [
    { label: format.phrase('alert.since'), value: format.instant(incident.beganAt) },
    { label: format.phrase('alert.noticed'), value: format.instant(incident.openedAt) },
    { label: format.phrase('alert.how-sure'), value: certaintySentence(incident.signals, format) },
    ...(left === null ? [] : [{ label: format.phrase('alert.time-left'), value: left }]),
  ];
}

export function alertView(props: AlertProps): AlertView {
  const { account, incident, reason, detectors, checklist, coverage } = props;
  const format = createFormat(account.language, account.timeZone);
  const signals = strongestFirst(incident.signals);
  const sentences = distinct(signals.map((signal) => signalSentence(signal, detectors, format)));
  const more = sentences.length - happenedShown;
  const severity = format.phrase(`severity.${incident.severity}`);
  const name = greetingName(props);
  const unseen = unseenSentences(coverage, format);
  const commands = props.commands ?? [];
  const [first] = checklist;
  return {
    language: format.language,
    subject: alertSubject(props),
    preheader: alertPreheader(props),
    greeting: format.phrase('alert.greeting', { name }),
    safePhrase: account.safePhrase
      ? { label: format.phrase('alert.safe-phrase'), value: cleanForeignText(account.safePhrase) }
      : null,
    happened: {
      heading: format.phrase('alert.happened'),
      sentences: [
        ...sentences.slice(0, happenedShown),
        ...(more > 0 ? [format.phrase('alert.and-more', { n: count(more) })] : []),
      ],
    },
    facts: facts(props, format),
    first: first
      ? {
          heading: format.phrase('alert.do-first'),
          ...stepTitle(first, format),
          path: first.menuPath ? format.phrase('checklist.menu', { path: format.say(first.menuPath) }) : null,
          how: format.phrase('alert.from-clean'),
        }
      : null,
    console: props.consoleUrl ? { label: format.phrase('alert.console'), url: props.consoleUrl } : null,
    evidence: {
      heading: format.phrase('evidence.heading'),
      zone: format.phrase('evidence.zone', { zone: format.zone(incident.beganAt) }),
      sections: evidenceSections(signals, detectors, format),
    },
    checklist: { heading: format.phrase('checklist.heading'), groups: checklistGroups(checklist, format) },
    contacts: props.contacts?.length
      ? {
          heading: format.phrase('contacts.heading'),
          items: props.contacts.map(({ name: who, reach, source }) => ({
            label: format.say(who),
            value: `${reach} (${format.phrase('contacts.source', { source })})`,
          })),
        }
      : null,
    unseen: {
      heading: format.phrase('unseen.heading'),
      items: [...(unseen.length > 0 ? unseen : [format.phrase('unseen.none')]), format.phrase('unseen.never')],
    },
    you: {
      heading: format.phrase('you.heading'),
      nothing: format.phrase('you.nothing'),
      command: commands.length > 0 ? format.phrase('you.command') : null,
      commands,
    },
    because: {
      heading: format.phrase('because.heading'),
      reason: format.phrase(`because.${reason}`, { severity }),
    },
    footer: [
      format.phrase(account.safePhrase ? 'footer.promise' : 'footer.promise-plain'),
      format.phrase('footer.sender', { name: text(name), id: incident.id, revision: count(incident.revision) }),
    ],
  };
}
