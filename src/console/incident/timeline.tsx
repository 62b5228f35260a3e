// What happened of an incident (owner/timeline.ts), in words.
import { detectors } from '../../detectors/all.ts';
import type { Instant } from '../../domain/clock.ts';
import type { Text } from '../../domain/text/text.ts';
import type { Decision } from '../../domain/watch/incident.ts';
import { detectorTitle } from '../../messages/incident/spoken.ts';
import { cleanText } from '../../messages/language/foreign-text.ts';
import type { Format } from '../../messages/language/format.ts';
import { messages } from '../../messages/registry.ts';
import { logWords } from '../../messages/terminal/log-lines.ts';
import type { Happened, TimelineMessage } from '../../owner/timeline.ts';
import { deliveryWords } from '../settings/deliveries.tsx';

const words = {
  title: { en: 'From the first sign to now', ja: '最初の兆候から現在まで' },
  sign: { en: 'Sign: {what}', ja: '兆候：{what}' },
  noticed: { en: 'It was noticed.', ja: '異変を検知しました。' },
  told: { en: 'To be told, {severity}: {why}', ja: 'お知らせが必要と判断（{severity}）：{why}' },
  silent: { en: 'Not told, {severity}: {why}', ja: 'お知らせしないと判断（{severity}）：{why}' },
  message: { en: 'Message “{what}” to {whom}: {outcome}', ja: 'お知らせ「{what}」を {whom} へ：{outcome}' },
  waits: { en: 'waits to be sent', ja: '送信待ち' },
} as const satisfies Readonly<Record<string, Text>>;

const reasons: Readonly<Record<Decision['reason'], Text>> = {
  first: { en: 'the first time', ja: '初めて' },
  escalated: { en: 'it grew worse', ja: '重大度が上がったため' },
  'new-evidence': { en: 'there is new evidence', ja: '新しい証拠があるため' },
  'already-told': { en: 'all of it was told already', ja: 'すでにお知らせした内容のため' },
  'below-threshold': { en: 'too weak by itself', ja: '単独では弱い兆候のため' },
  planned: { en: 'it was planned', ja: '予定どおりのため' },
  dismissed: { en: 'it was dismissed', ja: '問題なしと回答されているため' },
  snoozed: { en: 'mails are held back', ja: '通知を保留中のため' },
  'too-old': { en: 'it is too long ago', ja: '古い内容のため' },
  'caught-up': { en: 'it was found in the past', ja: '過去の記録から見つかったため' },
  'no-recipient': { en: 'there is nobody to tell', ja: '送り先がないため' },
  reminder: { en: 'nobody has answered yet', ja: 'まだ回答がないため' },
  unanswered: { en: 'nobody has answered: the next one is told', ja: '回答がないため、次の送り先へ' },
  unreachable: { en: 'one could not be reached: the next one is told', ja: '届かないため、次の送り先へ' },
  resolved: { en: 'it is over', ja: '収束したため' },
};

export interface TimelineEntry {
  readonly at: Instant;
  readonly what: string;
}

export function timelineEntries(happened: readonly Happened[], format: Format): TimelineEntry[] {
  return happened.map((one) => ({ at: one.at, what: said(one, format) }));
}

function said(one: Happened, format: Format): string {
  switch (one.what) {
    case 'sign':
      return format.say(words.sign, { what: detectorTitle(one.detector, detectors, format) });
    case 'noticed':
      return words.noticed[format.language];
    case 'decision': {
      const { isAlert, severity, reason } = one.decision;
      const why = reasons[reason] ? format.say(reasons[reason]) : reason;
      return format.say(isAlert ? words.told : words.silent, { severity: format.phrase(`severity.${severity}`), why });
    }
    case 'message':
      return format.say(words.message, messageParams(one.message, format));
    case 'action':
      return logWords(one.entry, format, { hasSubject: false });
  }
}

function messageParams({ kind, recipient, outcome }: TimelineMessage, format: Format) {
  const titles: Readonly<Record<string, { readonly title: Text } | undefined>> = messages;
  const known = outcome === null ? words.waits : deliveryWords[outcome];
  return {
    what: titles[kind]?.title[format.language] ?? kind,
    whom: cleanText(recipient),
    outcome: known ? format.say(known) : (outcome ?? ''),
  };
}

export function Timeline({ entries, format }: { readonly entries: readonly TimelineEntry[]; readonly format: Format }) {
  return (
    <section aria-label={words.title[format.language]}>
      <h2>{words.title[format.language]}</h2>
      <ol class="timeline">
        {entries.map(({ at, what }) => (
          <li>
            <time datetime={new Date(at).toISOString()}>{format.moment(at)}</time> {what}
          </li>
        ))}
      </ol>
    </section>
  );
}
