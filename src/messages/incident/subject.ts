// Subjects and preheaders of messages about an incident: what and how sure, with numbers; since when and what first.

import { fitWidth, widthOf } from '../../domain/text/plain-layout.ts';
import { instant } from '../../domain/text/text.ts';
import type { Signal } from '../../domain/watch/signal.ts';
import type { Phrase } from '../language/catalogue/index.ts';
import type { Format } from '../language/format.ts';
import { subjectRoom } from '../layout/message.ts';
import { certaintyOf } from './certainty.ts';
import type { IncidentProps } from './props.ts';
import { signalHeadline } from './spoken.ts';
import { incidentHeadline, storyHeadline, storyOf } from './story.ts';

/** Less room than this is left empty. */
const shortestHeadline = 12;
const joiner = ' + ';
/** Inboxes show some hundred characters beside the subject. */
const stepLimit = 90;

/**
 * `Critical: someone may be selling as you: 23 listed, 31 orders (very sure)`: the incident's story with the numbers of
 * the signals, or where it tells none the first of them, joined by the next of another kind where there is room. Under 78
 * columns; what is cut is the headline, never how serious and how sure.
 * @param signals what the message is about, the weightiest first
 * @param frame which of several messages about it this is; null for the plain one
 */
export function incidentSubject(
  props: Pick<IncidentProps, 'incident' | 'detectors' | 'shop'>,
  signals: readonly Signal[],
  frame: Phrase | null,
  format: Format,
): string {
  const { incident, detectors } = props;
  const sure = format.phrase(`sure.${certaintyOf(incident.signals)}`);
  const severity = format.phrase(`subject.${incident.severity}`);
  const subjectOf = (what: string): string =>
    format.phrase('subject.alert', {
      what,
      sure,
      severity: frame === null ? severity : format.phrase(frame, { severity }),
    });
  const room = subjectRoom(props, format) - widthOf(subjectOf(''));
  const story = storyOf(incident, detectors);
  const numbers = story?.signals.filter((signal) => signals.includes(signal)) ?? [];
  const told = story && storyHeadline({ ...story, signals: numbers }, detectors, format, room);
  const what = told ?? headlines(signals, detectors, format, room);
  return unasked(subjectOf(what));
}

/** A question in the subject is a trick of advertisers, and here it would come from a broken text. */
const unasked = (subject: string): string => subject.replace(/[?？]/g, '');

/** The subject of a later message about an incident: its headline, cut to the room that the rest of the subject leaves. */
export function headlineIn(
  props: Pick<IncidentProps, 'incident' | 'detectors' | 'shop'>,
  subjectOf: (what: string) => string,
  format: Format,
): string {
  const room = subjectRoom(props, format) - widthOf(subjectOf(''));
  return unasked(subjectOf(incidentHeadline(props.incident, props.detectors, format, room)));
}

/** As many headlines of different families as fit into `room` columns. */
function headlines(
  signals: readonly Signal[],
  detectors: IncidentProps['detectors'],
  format: Format,
  room: number,
): string {
  const families = new Set<string>();
  let what = '';
  for (const signal of signals) {
    if (families.has(signal.family)) continue;
    families.add(signal.family);
    const left = what === '' ? room : room - widthOf(what + joiner);
    if (left < shortestHeadline) break;
    const headline = signalHeadline(signal, detectors, format, left);
    // A second sign that had to be cut says less than none.
    if (what === '' || !headline.endsWith('…')) what += what === '' ? headline : joiner + headline;
  }
  return what;
}

/** Since when, and the first thing to do. */
export function incidentPreheader({ incident, checklist }: IncidentProps, format: Format): string {
  const began = instant(incident.beganAt);
  const [first] = checklist;
  return first
    ? format.phrase('preheader.alert', { began, first: fitWidth(format.say(first.title), stepLimit) })
    : format.phrase('preheader.no-step', { began });
}
