// The alert's subject and preheader: what and how sure, with numbers; since when and what to do first.
import { instant } from '../domain/text.ts';
import type { AlertProps } from './alert-props.ts';
import { certaintyOf } from './certainty.ts';
import { cleanForeignText } from './foreign-text.ts';
import { createFormat, type Format } from './format.ts';
import { signalHeadline, strongestFirst } from './spoken.ts';

/** Phones cut after some 40; longer than 78 is folded and cut everywhere. */
const subjectLimit = 77;

type SubjectProps = Pick<AlertProps, 'account' | 'incident' | 'reason' | 'detectors' | 'checklist'>;

const formatOf = ({ account }: SubjectProps): Format => createFormat(account.language, account.timeZone);

/**
 * `14 minutes, 23 new listings: not normal for your shop (very sure)`. The strongest sign, joined by the next of
 * another kind where there is room. Under 78 characters; what is cut is the headline, never how sure.
 */
export function alertSubject(props: SubjectProps): string {
  const format = formatOf(props);
  const { signals } = props.incident;
  const seen = new Set<string>();
  const ofEachFamily = strongestFirst(signals).filter(({ family }) => !seen.has(family) && seen.add(family));
  const headlines = ofEachFamily.map((signal) => signalHeadline(signal, props.detectors, format));
  const sure = format.phrase(`sure.${certaintyOf(signals)}`);
  const compose = (what: string): string => {
    const subject = format.phrase('subject.alert', { what, sure });
    return props.reason === 'first' ? subject : format.phrase('subject.update', { subject });
  };
  const room = subjectLimit - [...compose('')].length;
  const joiner = format.language === 'ja' ? '、' : ', ';
  let what = cleanForeignText(headlines[0] ?? '', room);
  for (const next of headlines.slice(1)) {
    const longer = `${what}${joiner}${next}`;
    if ([...longer].length <= room) what = longer;
  }
  return compose(what).replace(/[?？]/g, '');
}

/** What the inbox shows beside the subject: since when, and the first thing to do. */
export function alertPreheader(props: SubjectProps): string {
  const format = formatOf(props);
  const began = instant(props.incident.beganAt);
  const first = props.checklist[0];
  return first
    ? format.phrase('preheader.alert', { began, first: format.say(first.title) })
    : format.phrase('preheader.no-step', { began });
}
