// Which notice a mail is. Only asked of mails already found genuine: what a fake says is worth nothing. How words are
// read is in grammar/; orders and codes have a structure of their own, which is looked at first.
import type { ReadMail } from '../domain/mail/mail.ts';
import type { NoticeType } from '../domain/mail/notice.ts';
import { bringsCode } from './codes.ts';
import { fold } from './fold.ts';
import { ownLines, sentencesOf, withoutQuotations, withoutTitle } from './grammar/cut.ts';
import { type Kind, kinds, unclearChange } from './grammar/kinds.ts';
import type { Thing } from './grammar/lexicon.ts';
import { readSentence, type Said, thingsIn } from './grammar/read.ts';
import { orderMail } from './order-mails.ts';
import { type SellerMail, sellerMailOf } from './seller-mail.ts';
import { voiceOf } from './senders.ts';

/** What Amazon puts before the matter: its own name, and that something is to be done. */
const label =
  /^(?:\s*(?:\[[^\]]{0,24}\]|【[^】]{0,24}】|(?:www\.)?amazon(?:\.[a-z.]{2,6})?(?:\s(?:security|account))?\s?[:,]|(?:重要|アラート|お知らせ|通知|alert|important|notice|security\salert|action\s(?:needed|required)|アクションが必要(?:です)?|要対応|wichtig|hinweis|handlung\serforderlich|aktion\serforderlich)\s?[:：]))+\s*/u;
/** News isn't a notice, whatever it is about. */
const news =
  /^(?:\[|【)?(?:ニュース|新機能|お知らせ\s?[:：]\s?新|news|newsletter|webinar|ウェビナー|セミナー|neuigkeiten)|新機能|ウェビナー|セミナー|\bwebinar\b|\bnewsletter\b|\bnew\sfeatures?\b|\bwhat's\snew\b|\bintroducing\b|\bneue\sfunktion/u;

/** The kind of a genuine mail from Amazon; `unknown` where none is recognised; null where it speaks somebody else's words. */
export function recogniseNotice(mail: Pick<ReadMail, 'from' | 'subject' | 'text'>): NoticeType | null {
  const { from, subject, text } = mail;
  const voice = voiceOf(from[0]?.address ?? '');
  if (voice === 'others') return null;
  const shown = plain(withoutQuotations(subject.slice(0, 500)));
  const lines = ownLines(text);
  // What it tells of the shop's order is taken as that: the notice must not say otherwise.
  const told = sellerMailOf(mail);
  const isSold = told?.what === 'sold' && told.items.length > 0;
  const isBuyers = told?.what === 'buyer';
  const order = isBuyers
    ? 'buyer-contact'
    : isSold
      ? 'seller-order'
      : orderMail(shown, lines.map(plain).join('\n'), voice);
  const sentences = sentencesOf(lines).map(plain);
  const matter = withoutTitle(shown.replace(label, '').trim());
  const topics = news.test(shown) ? [] : thingsIn(matter);
  const said = news.test(shown) ? [] : [...readSentence(matter, 'subject'), ...sayings(sentences, topics)];
  if (order !== null) {
    if (said.some((one) => isIntrusion(one) && one.place === 'text')) return 'unauthorised-access';
    // From the account's own address "all your orders": Amazon cleans up after a stranger.
    const isAll = voice === 'account' && order === 'order-progress' && kindIn(said, 'text') === 'orders-cancelled';
    return isAll ? 'orders-cancelled' : order;
  }
  // A stranger in the account above all; then what the subject says; then what the text says.
  if (said.some(isIntrusion)) return 'unauthorised-access';
  const code = bringsCode(matter, sentences) ? 'one-time-password' : null;
  return (
    kindIn(said, 'subject') ??
    code ??
    kindIn(said, 'text') ??
    noticeOf(told) ??
    (reportMade.test(matter) ? 'report-made' : null) ??
    (said.some((one) => isKind(unclearChange, one)) ? unclearChange.type : 'unknown')
  );
}

/** A stranger who is in downloads what there is to know of the shop's buyers. */
const reportMade =
  /レポート(?:が|を|の)?(?:準備|作成|生成|完成|ダウンロード|完了|リクエスト)|\breports?\b.{0,30}\b(?:ready|available|generated|requested|completed?|downloaded)\b|\bbericht\b.{0,40}(?:bereit|verfugbar|erstellt|angefordert|heruntergeladen)/u;

/** What is told as a fact is noticed as the same. */
function noticeOf(told: SellerMail | null): NoticeType | null {
  switch (told?.what) {
    case 'sold':
    case 'cancelled':
      return 'order-progress';
    case 'listing':
      return 'listing-changed';
    case 'deposit':
      return 'deposit-sent';
    case 'buyer':
      return 'buyer-contact';
    case undefined:
      return null;
  }
}

const plain = (text: string) => fold(text).replace(/[’‘`´]/gu, "'");

/** "The following was changed:" is said of the lines below it. */
const announces = /(?:次|以下|下記)の|\bfollowing\b|\bfolgende/u;

function sayings(sentences: readonly string[], topics: readonly Thing[]): Said[] {
  return sentences.flatMap((sentence, i) => {
    const isAnnouncing = announces.test(sentence);
    // said again it says no more
    if (!isAnnouncing && sentences.indexOf(sentence) < i) return [];
    const below = isAnnouncing ? sentences.slice(i + 1, i + 6).filter((line) => line.length < 40) : [];
    return readSentence(sentence, 'text', below.length > 0 ? thingsIn(below.join('\n')) : topics);
  });
}

function isKind({ acts, things, moods, place }: Kind, said: Said): boolean {
  return (
    acts.includes(said.act) &&
    moods.includes(said.mood) &&
    (place === undefined || place === said.place) &&
    (things === null || said.things.some((thing) => things.includes(thing)))
  );
}

const isIntrusion = ({ act, mood }: Said) => act === 'intrude' && (mood === 'done' || mood === 'named');

function kindIn(said: readonly Said[], place: 'subject' | 'text'): NoticeType | null {
  const there = said.filter((one) => one.place === place && (one.mood !== 'named' || !isTakenBack(one, said)));
  return kinds.find((one) => there.some((each) => isKind(one, each)))?.type ?? null;
}

/** A subject that only names an act, over a text that asks for it: nothing has happened. */
function isTakenBack({ things }: Said, said: readonly Said[]): boolean {
  const same = said.filter((one) => one.place === 'text' && one.things.some((thing) => things.includes(thing)));
  return same.length > 0 && same.every(({ mood }) => mood === 'unreal');
}
