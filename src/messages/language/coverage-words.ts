// Coverage in words: which parts were not seen, and why. Reasons come as English sentences or as kinds of faults.

import { duration, type Text } from '../../domain/text/text.ts';
import { type Coverage, parts } from '../../domain/watch/coverage.ts';
import { cleanForeignText } from './foreign-text.ts';
import type { Format } from './format.ts';
import { japaneseReason } from './reason-words.ts';

/** Known reasons in both languages; others are shown as they came. Keys are the source's own words. */
const reasons: Readonly<Record<string, Text>> = {
  'not pulled yet': { en: 'not looked at yet', ja: 'まだ取得していません' },
  'not part of this account': {
    en: 'not part of this account, which is watched without API access',
    ja: 'APIを使わずに見守っているため、このアカウントの対象外です',
  },
  'only what Amazon’s mails tell of it': {
    en: 'known only from what Amazon’s mails tell',
    ja: 'Amazonからのメールで分かる範囲に限られます',
  },
  'not in the folder': { en: 'not among the files', ja: 'ファイルがありません' },
  'only the newest new listings were compared; the others follow': {
    en: 'only the newest new listings were compared so far',
    ja: '新しい出品から順に確認している途中です',
  },
  'no mailbox is watched': {
    en: 'no mailbox is watched; “rusuban mailbox add” sets one up',
    ja: 'メールボックスが登録されていません。「rusuban mailbox add」で登録できます',
  },
  'not shown to this application': {
    en: 'Amazon doesn’t show them to this application',
    ja: 'Amazonがこのアプリに開示していません',
  },
  'so many mails that claim Amazon came at once that some are still to be read': {
    en: 'so many mails that claim to be from Amazon came at once that some are still to be read',
    ja: 'Amazonを名乗るメールが一度に大量に届いたため、順に確認している途中です',
  },
  'the mails of the time before are still being read': {
    en: 'what came now is read; the mails of the time before are still being read, the newest first',
    ja: '届いたメールは確認済みで、過去のメールを新しい順に読み込んでいる途中です',
  },
  throttled: { en: 'Amazon asked us to slow down', ja: 'Amazonの回数制限に達しました' },
  revoked: {
    en: 'Amazon’s permission for this program was withdrawn',
    ja: 'このプログラムへの許可が取り消されています',
  },
  'secret-expired': {
    en: 'the application’s client secret has expired',
    ja: 'アプリのクライアントシークレットが期限切れです',
  },
  refused: { en: 'Amazon refuses, and it is unclear why', ja: 'Amazonに拒否されていますが、理由ははっきりしません' },
  'report-pending': { en: 'Amazon is still making the report', ja: 'Amazonがレポートを作成中です' },
  'bad-credentials': { en: 'Amazon did not accept our credentials', ja: '認証情報が受け付けられませんでした' },
  'role-missing': { en: 'a role of the SP-API is missing', ja: 'SP-APIの権限（ロール）が足りません' },
  'not-available-in-region': { en: 'Amazon does not offer this here', ja: 'この地域では提供されていません' },
  'provider-fault': { en: 'Amazon’s server had a fault', ja: 'Amazon側の障害です' },
  network: { en: 'Amazon could not be reached', ja: 'Amazonに接続できませんでした' },
  'invalid-request': {
    en: 'Amazon did not accept what was asked',
    ja: 'Amazonがリクエストを受け付けませんでした',
  },
  malformed: { en: 'Amazon’s answer could not be read', ja: 'Amazonの応答を読み取れませんでした' },
};

/** Longer than a title's limit: a reason is a sentence. */
const reasonLimit = 200;

/** A reason in the reader's language where it is known, else as it came. Never empty, no full stop at the end. */
export function reasonWords(reason: string | null, format: Format): string {
  if (reason === null || reason.trim() === '') return format.phrase('reason.unknown');
  if (Object.hasOwn(reasons, reason)) return format.say(reasons[reason] as Text);
  if (format.language === 'ja' && !/[ぁ-んァ-ヶ一-龠]/u.test(reason)) return japaneseReason(reason.slice(0, 2000));
  return cleanForeignText(reason, reasonLimit).replace(/[.。]$/u, '');
}

/** One sentence for each part that was not seen in full, and one for all that are outside; empty when all was seen. */
export function unseenSentences(coverage: Coverage, format: Format): string[] {
  const isAnyOutside = parts.some((part) => coverage[part].state === 'outside');
  const outside = isAnyOutside ? [format.phrase('unseen.outside')] : [];
  const unseen = parts.flatMap((part) => {
    const { state, reason, asOf: whole, aheadTo: asOf = whole } = coverage[part];
    if (state === 'complete' || state === 'outside') return [];
    const what = format.phrase(`unseen.${state}`, {
      part: format.phrase(`part.${part}`),
      reason: reasonWords(reason, format),
    });
    return [asOf === null ? what : format.phrase('unseen.as-of', { what, at: format.instant(asOf) })];
  });
  return [...unseen, ...outside];
}

/** Where this computer's clock is not Amazon's: by how much, as of the newest pull. At most one. */
export function clockSentence(coverage: Coverage, format: Format): string[] {
  const pulled = parts.map((part) => coverage[part]);
  const [newest] = pulled.toSorted((a, b) => (b.asOf ?? 0) - (a.asOf ?? 0));
  const skewMs = newest?.skewMs ?? 0;
  if (skewMs === 0) return [];
  const skew = duration(Math.abs(skewMs));
  return [format.phrase(skewMs > 0 ? 'unseen.clock-ahead' : 'unseen.clock-behind', { skew })];
}
