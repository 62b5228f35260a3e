// Note: what a rendered message says where there is room for a few lines: the headline, the shop, what to do first.
import { detectors } from '../detectors/all.ts';
import { type Instant, toIso } from '../domain/clock.ts';
import type { Language } from '../domain/marketplace.ts';
import type { Account } from '../domain/shop/account.ts';
import type { Note } from '../domain/telling/channel-kind.ts';
import type { Rendered } from '../domain/telling/rendered.ts';
import type { Text } from '../domain/text/text.ts';
import type { Incident } from '../domain/watch/incident.ts';
import { storyOf } from '../messages/incident/story.ts';
import { cleanForeignText, cleanText } from '../messages/language/foreign-text.ts';

/** One message to one recipient. */
export interface Parcel {
  readonly account: Account;
  readonly incident: Incident | null;
  readonly address: string;
  /** Its reader's. */
  readonly language: Language;
  readonly rendered: Rendered;
  /** The kind of message, and why it is sent: `alert`, `first`. */
  readonly kind: string;
  readonly reason: string;
  /** Tells the messages of a thread apart; the same for the same message. */
  readonly name: string;
  /** That a trial tells, by which its reader can show that it came. */
  readonly number?: string;
}

/** After these somebody should get up; an all-clear rings at nobody's bed. */
const pressing: ReadonlySet<string> = new Set(['alert', 'reminder', 'unanswered', 'trial']);
export const isPressing = (kind: string): boolean => pressing.has(kind);
const lineLimit = 200;
const shopLimit = 60;

const words = {
  noLink: {
    en: 'No link here, on purpose: go to Seller Central as you always do. All of it is in Rusuban’s mail and console.',
    ja: '安全のため、リンクは付けていません。セラーセントラルはいつもの方法で開いてください。詳しくは留守番のメールと管理画面にあります。',
  },
  trial: { en: 'Test from Rusuban: nothing has happened', ja: '留守番からのテスト：何も起きていません' },
  trialFirst: { en: 'Warnings will reach you here, like this.', ja: '異変のお知らせは、このように届きます。' },
} satisfies Readonly<Record<string, Text>>;
const numberLine: Readonly<Record<Language, (number: string) => string>> = {
  en: (number) => `Type this number where the channel was added: ${number}`,
  ja: (number) => `通知先を追加した画面に、この番号を入力してください：${number}`,
};

/** One line. What a stranger wrote in it was made harmless when it was rendered; our own commands stay as they are. */
const lineOf = (text: string) => cleanText(text, lineLimit).replaceAll('://', '[:]//');

export function noteOf(parcel: Parcel, { id, key, thread, at }: Pick<Note, 'id' | 'key' | 'thread' | 'at'>): Note {
  const { account, incident, language, rendered, kind, number } = parcel;
  const isTrial = kind === 'trial';
  const first = isTrial ? words.trialFirst[language] : rendered.preheader;
  const said = [first, ...(number === undefined ? [] : [numberLine[language](number)])];
  return {
    ...{ id, key, thread, at, language },
    place: incident === null ? null : `incident/${incident.id}`,
    severity: incident !== null && isPressing(kind) ? incident.severity : null,
    shop: cleanForeignText(account.name, shopLimit),
    headline: lineOf(isTrial ? words.trial[language] : rendered.subject),
    lines: said.map(lineOf),
    care: isTrial ? null : words.noLink[language],
    text: number === undefined ? rendered.text : `${numberLine[language](number)}\n\n${rendered.text}`,
    event: webhookEvent(parcel, at),
  };
}

/** What a standard webhook carries: docs/schemas/webhook.schema.json. */
function webhookEvent({ account, incident, rendered, kind, reason }: Parcel, at: Instant) {
  return {
    type: `rusuban.${kind}`,
    timestamp: toIso(at),
    data: {
      reason,
      account: { id: account.id, name: account.name },
      subject: rendered.subject,
      text: rendered.text,
      incident: incident && {
        id: incident.id,
        status: incident.status,
        severity: incident.severity,
        revision: incident.revision,
        beganAt: toIso(incident.beganAt),
        visibleAt: toIso(incident.visibleAt),
        noticedAt: toIso(incident.noticedAt),
        story: storyOf(incident, detectors)?.plot ?? null,
        detectors: [...new Set(incident.signals.map(({ detector }) => detector))],
      },
    },
  };
}
