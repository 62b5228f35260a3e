// The alert's subject and preheader: what and how sure, with numbers; since when and what to do first.
import { instant } from '../domain/text.ts';
import type { AlertProps } from './alert-props.ts';
import { certaintyOf } from './certainty.ts';
import { createFormat, type Format } from './format.ts';
import { fitWidth, widthOf } from './plain-layout.ts';
import { signalHeadline, strongestFirst } from './spoken.ts';

/** In columns, a Japanese character taking two: what is longer is cut by mail readers, on phones already after some 40. */
const subjectLimit = 77;
/** Less room than this is left empty. */
const shortestHeadline = 12;
const joiner = ' + ';
/** Inboxes show some hundred characters beside the subject. */
const stepLimit = 90;

type SubjectProps = Pick<AlertProps, 'account' | 'incident' | 'reason' | 'detectors' | 'checklist'>;

const formatOf = ({ account }: SubjectProps): Format => createFormat(account.language, account.timeZone);

/**
 * `23 new listings within 14 minutes - not normal here (very sure)`. The strongest sign, joined by the next of
 * another kind where there is room. Under 78 columns; what is cut is the headline, never how sure.
 */
export function alertSubject(props: SubjectProps): string {
  const format = formatOf(props);
  const signals = strongestFirst(props.incident.signals);
  const sure = format.phrase(`sure.${certaintyOf(signals)}`);
  const compose = (what: string): string => {
    const subject = format.phrase('subject.alert', { what, sure });
    return props.reason === 'first' ? subject : format.phrase('subject.update', { subject });
  };
  const room = subjectLimit - widthOf(compose(''));
  const families = new Set<string>();
  let what = '';
  for (const signal of signals) {
    if (families.has(signal.family)) continue;
    families.add(signal.family);
    const left = what === '' ? room : room - widthOf(what + joiner);
    if (left < shortestHeadline) break;
    const headline = signalHeadline(signal, props.detectors, format, left);
    // A second sign that had to be cut says less than none.
    if (what === '' || !headline.endsWith('…')) what += what === '' ? headline : joiner + headline;
  }
  // A question in the subject is a trick of advertisers, and here it would come from a broken text.
  return compose(what).replace(/[?？]/g, '');
}

/** What the inbox shows beside the subject: since when, and the first thing to do. */
export function alertPreheader(props: SubjectProps): string {
  const format = formatOf(props);
  const began = instant(props.incident.beganAt);
  const first = props.checklist[0];
  return first
    ? format.phrase('preheader.alert', { began, first: fitWidth(format.say(first.title), stepLimit) })
    : format.phrase('preheader.no-step', { began });
}
