// The parts that messages about an incident share: what happened, since when and how sure, the evidence, the
// checklist, who can help, what was not seen, and how to answer.
import type { ChecklistStep } from '../../domain/owner/checklist-step.ts';
import { count } from '../../domain/text/text.ts';
import type { Phrase } from '../language/catalogue/index.ts';
import { clockSentence, unseenSentences } from '../language/coverage-words.ts';
import { cleanForeignText } from '../language/foreign-text.ts';
import type { Format } from '../language/format.ts';
import {
  type Block,
  box,
  command,
  facts,
  link,
  list,
  paragraph,
  type StepView,
  small,
  strong,
  subtitle,
  title,
} from '../layout/blocks.ts';
import type { Reader } from '../layout/letter.ts';
import { readerName } from '../layout/letter.ts';
import { certaintySentence } from './certainty.ts';
import { byWhen, clockFacts } from './clocks.ts';
import { hoursChart, pricesChart } from './evidence-charts.ts';
import { evidenceCounts, evidenceFilename } from './evidence-csv.ts';
import { evidenceSections } from './evidence-view.ts';
import type { Contact, IncidentProps } from './props.ts';
import { distinct, signalSentence, strongestFirst } from './spoken.ts';
import { storySentence } from './story.ts';
import { timeFacts } from './times.ts';

/** Sentences on the first screen; the rest stand with their evidence. */
const happenedShown = 3;

/** The incident's story, and its signals in one sentence each, the strongest first. */
export function happened({ incident, detectors }: IncidentProps, format: Format): Block[] {
  const signals = strongestFirst(incident.signals);
  const sentences = distinct(signals.map((signal) => signalSentence(signal, detectors, format)));
  const more = sentences.length - happenedShown;
  return [
    title(format.phrase('alert.happened', { severity: format.phrase(`severity.${incident.severity}`) })),
    ...[storySentence(incident, detectors, format)].filter((story) => story !== null).map(strong),
    ...sentences.slice(0, happenedShown).map(strong),
    ...(more > 0 ? [strong(format.phrase('alert.and-more', { n: count(more) }))] : []),
  ];
}

/** Whom a message about an incident speaks to: the shop's owner, or the second person who is to help. */
export type Audience = 'owner' | 'second';

/** Since when, how sure, by when, and the clocks that run. */
export function incidentFacts(props: IncidentProps, format: Format, audience: Audience = 'owner'): Block {
  const { incident } = props;
  const due = audience === 'owner' ? byWhen(props, format) : null;
  return facts([
    ...timeFacts(incident, format),
    { label: format.phrase('alert.how-sure'), value: certaintySentence(incident.signals, format) },
    ...(due ? [due] : []),
    ...clockFacts(props, format),
  ]);
}

/** The first sentence, and what follows it: only the first is shown in bold. */
const firstSentence = /^(.+?(?:\.(?=\s)|。))\s*(.+)$/su;

function stepView(step: ChecklistStep, index: number, format: Format): StepView {
  const whole = format.say(step.title);
  const [, first, more] = firstSentence.exec(whole) ?? [];
  return {
    number: `${format.value(count(index + 1))}.`,
    title: first ?? whole,
    more: more ?? null,
    path: step.menuPath ? format.phrase('checklist.menu', { path: format.say(step.menuPath) }) : null,
    why: format.say(step.why),
  };
}

/** What to do first, in a box; nothing where nothing is to do. */
export function doFirst(
  [first]: readonly ChecklistStep[],
  format: Format,
  heading: Phrase = 'alert.do-first',
): Block[] {
  if (!first) return [];
  const { title: what, more, path } = stepView(first, 0, format);
  return [
    box([
      subtitle(format.phrase(heading)),
      strong(what),
      ...[more, path].filter((line) => line !== null).map(paragraph),
      small(format.phrase('alert.from-clean')),
    ]),
  ];
}

/** What was seen, with where the whole of it is attached. */
export function evidence(props: IncidentProps, format: Format): Block[] {
  const { incident } = props;
  const { listed, isCut } = evidenceCounts(strongestFirst(incident.signals));
  const attached = { file: evidenceFilename, listed: count(listed) };
  return [
    title(format.phrase('evidence.heading')),
    small(format.phrase('evidence.zone', { zone: format.zone(incident.beganAt) })),
    ...(listed > 0 ? [small(format.phrase(isCut ? 'evidence.attached-part' : 'evidence.attached', attached))] : []),
    ...evidenceParts(props, format),
  ];
}

/** One part for each detector: what it saw, why it matters, a picture, the rows. */
export function evidenceParts(
  { incident, detectors }: Pick<IncidentProps, 'incident' | 'detectors'>,
  format: Format,
): Block[] {
  let hasHours = false;
  return evidenceSections(strongestFirst(incident.signals), detectors, format).flatMap((section): Block[] => {
    // One picture of the hours is enough: the strongest's.
    const hours = hasHours ? null : hoursChart(section.fullest, detectors, format);
    hasHours ||= hours !== null;
    const prices = pricesChart(section.shown, format);
    return [
      subtitle(section.title),
      ...section.sentences.map(paragraph),
      ...[section.gain, section.harmless].filter((line) => line !== null).map(small),
      ...(hours ? [hours] : []),
      ...(section.caption ? [paragraph(section.caption)] : []),
      ...(section.rows.length > 0 ? [{ kind: 'evidence' as const, rows: section.rows }] : []),
      ...(prices ? [prices] : []),
    ];
  });
}

/** Steps in groups of when they are due; numbered through. Groups follow the list's own order. */
export function checklist(steps: readonly ChecklistStep[], heading: string, format: Format): Block[] {
  if (steps.length === 0) return [];
  const groups: { when: ChecklistStep['when']; steps: StepView[] }[] = [];
  for (const [index, step] of steps.entries()) {
    const view = stepView(step, index, format);
    const last = groups.at(-1);
    if (last?.when === step.when) last.steps.push(view);
    else groups.push({ when: step.when, steps: [view] });
  }
  return [
    title(heading),
    ...groups.flatMap(({ when, steps: views }): Block[] => [
      subtitle(format.phrase(`checklist.${when}`)),
      { kind: 'steps', steps: views },
    ]),
  ];
}

export function contacts(known: readonly Contact[] | undefined, format: Format): Block[] {
  if (!known?.length) return [];
  return [
    title(format.phrase('contacts.heading')),
    facts(
      known.map(({ name, reach, source }) => ({
        label: format.say(name),
        value: format.phrase('contacts.reach', { reach, source: format.say(source) }),
      })),
    ),
  ];
}

/** What was not seen, and what can't be. Never empty: silence would claim that all was seen. */
export function unseen({ coverage }: Pick<IncidentProps, 'coverage'>, format: Format): Block[] {
  const parts = unseenSentences(coverage, format);
  const shown = parts.length > 0 ? parts : [format.phrase('unseen.none')];
  return [
    title(format.phrase('unseen.heading')),
    list([...shown, ...clockSentence(coverage, format), format.phrase('unseen.never')]),
  ];
}

/** How to answer, and what follows as long as nobody does. */
export function answers(
  props: Pick<IncidentProps, 'answers' | 'consoleUrl'> & { readonly account: Reader },
  format: Format,
  audience: Audience = 'owner',
): Block[] {
  const { answers: ways = [], account, consoleUrl } = props;
  const name = readerName(account);
  const atComputer = ways.some(({ url }) => url === undefined);
  const hasLinks = ways.some(({ url }) => url !== undefined);
  return [
    title(format.phrase('answer.heading')),
    paragraph(format.phrase(audience === 'owner' ? 'answer.if-you' : 'answer.if-them', { name })),
    ...ways.flatMap(({ says, command: typed, url }): Block[] =>
      url === undefined
        ? []
        : [link(format.phrase(`answer.${says}`), url), small(format.phrase('answer.or-command')), command(typed)],
    ),
    ...(atComputer
      ? [small(format.phrase(hasLinks && consoleUrl !== null ? 'answer.not-by-link' : 'answer.at-computer'))]
      : []),
    ...ways.flatMap(({ says, command: typed, url }): Block[] =>
      url === undefined ? [small(format.phrase(`answer.${says}`)), command(typed)] : [],
    ),
  ];
}

/** The incident's number, as commands take it. */
export function aboutIncident({ incident }: Pick<IncidentProps, 'incident'>, format: Format): string {
  return format.phrase('footer.incident', {
    id: cleanForeignText(incident.id),
    revision: count(incident.revision),
  });
}
