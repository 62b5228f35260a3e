// Watch changed: somebody said or did something after which less is told, or the watch goes on. To every recipient at
// once, with who it was and by which way, so that nobody can silence the watch unseen.
import { z } from 'zod';
import type { Instant } from '../../domain/clock.ts';
import { type Via, vias } from '../../domain/owner/log-entry.ts';
import { isAboutPeople, isComingIn, type ToldAction, toldActions } from '../../domain/owner/told-entries.ts';
import { fitWidth, widthOf } from '../../domain/text/plain-layout.ts';
import { count, instant, text } from '../../domain/text/text.ts';
import type { Incident } from '../../domain/watch/incident.ts';
import { incidentLine } from '../incident/line.ts';
import type { SpokenDetector } from '../incident/spoken.ts';
import { cleanText } from '../language/foreign-text.ts';
import type { Format } from '../language/format.ts';
import { logNames, plannedNames, viaNames } from '../language/owner-words.ts';
import { facts, paragraph, strong, title } from '../layout/blocks.ts';
import { readerName } from '../layout/letter.ts';
import { defineMessage, having, moment, subjectLimit } from '../layout/message.ts';
import { type AccountProps, accountShape } from './props.ts';

export interface WatchChangedProps extends AccountProps {
  /** What was said or done, as the audit log has it. */
  readonly what: ToldAction;
  readonly at: Instant;
  readonly who: string;
  readonly via: Via;
  readonly subject: string | null;
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
  /** What it was said of; null: of none, or it is gone. */
  readonly incident: Incident | null;
  readonly detectors: readonly SpokenDetector[];
}

const carries = {
  what: z.enum(toldActions),
  at: moment,
  who: z.string(),
  via: z.enum(vias),
  subject: z.string().nullable(),
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
};

/** A link closes what isn't grave, and is only heard of what is, or of what its mail didn't know yet. */
function follows({ what, via, detail }: WatchChangedProps, format: Format): string {
  if (what === 'incident-seen')
    return detail.revision === detail.newest
      ? format.phrase('changed.seen-follows')
      : format.phrase('changed.earlier-follows', { revision: count(Number(detail.revision)) });
  if (what === 'incident-dismissed' && via === 'link') return format.phrase('changed.closed-by-link-follows');
  if (what === 'person-added' && detail.provider) return format.phrase('changed.person-added-by-provider-follows');
  return format.phrase(`changed.${what}-follows`);
}

/** What it was about: an incident, a plan, a detector, a mailbox. */
function subjectOf({ what, subject, detail, incident, detectors }: WatchChangedProps, format: Format): string | null {
  if (incident) return incidentLine(incident, detectors, format);
  const about = typeof detail.about === 'string' ? detail.about : null;
  if (what === 'planned-added' && about !== null && Object.hasOwn(plannedNames, about))
    return format.say(plannedNames[about as keyof typeof plannedNames]);
  if (about === 'anything') return format.phrase('changed.anything');
  const detector = detectors.find(({ id }) => id === about);
  if (detector) return format.say(detector.title);
  if (subject !== null && isAboutPeople(what))
    return cleanText(
      [subject, detail.role, detail.provider, detail.browser, detail.from].filter(Boolean).join(', '),
      80,
    );
  if (subject === null || !what.startsWith('mailbox-')) return null;
  return typeof detail.after === 'string' ? cleanText(`${subject}: ${detail.after}`, 200) : cleanText(subject, 80);
}

function sentenceOf(what: ToldAction) {
  if (isComingIn(what)) return 'changed.came-sentence';
  if (what === 'sender-changed') return 'changed.sender-sentence';
  if (what === 'sender-removed') return 'changed.no-sender-sentence';
  if (what === 'token-added' || what === 'token-removed') return 'changed.token-sentence';
  return isAboutPeople(what) ? 'changed.console-sentence' : 'changed.sentence';
}

/** Nobody did what the program found out; of who came in it is said before. */
function notThem({ via, subject }: WatchChangedProps, format: Format): string {
  if (via === 'api') return format.phrase('changed.not-them-api');
  return via === 'link' && subject !== null
    ? format.phrase('changed.not-them-link', { id: subject.slice(0, 8) })
    : format.phrase('changed.not-you');
}

function untilOf({ detail }: WatchChangedProps): Instant | null {
  const until = Date.parse(String(detail.allowedUntil ?? detail.to));
  return Number.isNaN(until) ? null : until;
}

export const watchChanged = defineMessage<WatchChangedProps>({
  title: { en: 'What you are told was changed', ja: '見守りとお知らせの変更' },
  carries,
  props: z.object({
    ...accountShape,
    ...carries,
    incident: having<Incident>('id', 'signals', 'severity').nullable(),
    detectors: z.array(having<SpokenDetector>('id', 'title')),
  }) as z.ZodType<WatchChangedProps>,
  subject({ account, what }, format) {
    const subject = (name: string) => format.phrase('subject.changed', { what: format.say(logNames[what]), name });
    return subject(fitWidth(readerName(account), subjectLimit - widthOf(subject('')))).replace(/[?？]/g, '');
  },
  preheader: ({ at, who, via }, format) =>
    format.phrase('preheader.changed', { at: instant(at), by: text(who), via: format.say(viaNames[via]) }),
  blocks(props, format) {
    const { account, what, at, who, via, detail } = props;
    const [about, until] = [subjectOf(props, format), untilOf(props)];
    const words = [detail.reason, detail.note].find((one) => typeof one === 'string' && one !== '');
    const fact = (key: 'what' | 'about' | 'until' | 'by' | 'via' | 'words', value: string | null) =>
      value === null ? [] : [{ label: format.phrase(`changed.${key}`), value }];
    return [
      title(format.phrase('watch.what')),
      strong(
        format.phrase(sentenceOf(what), {
          at: instant(at),
          name: text(readerName(account)),
        }),
      ),
      facts([
        ...fact('what', format.say(logNames[what])),
        ...fact('about', about),
        ...fact('until', until === null ? null : format.instant(until)),
        ...fact('by', cleanText(who, 80)),
        ...fact('via', format.say(viaNames[via])),
        ...fact('words', words === undefined ? null : cleanText(String(words), 200)),
      ]),
      paragraph(follows(props, format)),
      ...(via === 'program' || isComingIn(what) ? [] : [paragraph(notThem(props, format))]),
    ];
  },
  because: (_, format) => format.phrase('because.changed'),
});
