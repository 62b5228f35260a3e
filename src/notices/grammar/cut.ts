// What stands in a mail and isn't Amazon's own statement about the account: titles of products, mails that are quoted,
// safety tips, footers. Told by structure and cut before a word is read.
import { fold } from '../fold.ts';

/** Stands where a quotation was. */
export const gap = '◇';

const pairs: Readonly<Record<string, string>> = {
  '「': '」',
  '『': '』',
  '“': '”',
  '„': '“”',
  '«': '»',
  '»': '«',
  '《': '》',
};
/** Quoted, but the name of something in the account: "「2段階認証」が無効になりました". */
const ownWords =
  /^(?:[2二]段階認証|パスワード|eメールアドレス|メールアドレス|携帯電話番号|電話番号|銀行口座|入金方法|パスキー|ユーザー権限|password|passkey|two-step verification|e-?mail(?: address)?|phone number|deposit method|passwort|e-mail-adresse)$/iu;

/** Quoted spans replaced by a gap. A quotation that isn't closed goes to the end of its line. */
export function withoutQuotations(line: string): string {
  let out = '';
  let inner = '';
  const open: string[] = [];
  for (const char of straightQuotes(line)) {
    const closing = open.at(-1);
    if (closing === undefined) {
      const end = char === '"' ? '"' : pairs[char];
      if (end === undefined) out += char;
      else {
        open.push(end);
        inner = '';
      }
    } else if (closing.includes(char)) {
      open.pop();
      if (open.length === 0) out += ownWords.test(inner.trim()) ? inner : gap;
      else inner += char;
    } else {
      if (closing !== '"' && pairs[char] !== undefined && open.length < 20) open.push(pairs[char] ?? '');
      inner += char;
    }
  }
  return open.length > 0 ? out + gap : out;
}

/** "Your listing was removed: TITLE": what stands behind the mark is a title. */
const beforeTitle =
  /^([^:：]{0,80}(?:\b(?:listings?|products?|items?|asins?|offers?|reviews?|restock|inventory|in\sstock|prices?|deals?|angebote?|artikels?|produkte?s?|bestand|preise?)\b|出品(?:情報|商品)|商品|レビュー|在庫|おすすめ|セール)[^:：]{0,40})[:：]\s.+$/su;

/** A subject without the title that ends it. */
export const withoutTitle = (subject: string): string => subject.replace(beforeTitle, '$1');

/** `27" screen` within "..." : an odd quote is part of what is quoted, from the first to the last. */
function straightQuotes(line: string): string {
  const count = line.split('"').length - 1;
  if (count < 3 || count % 2 === 0) return line;
  const [first, last] = [line.indexOf('"'), line.lastIndexOf('"')];
  return `${line.slice(0, first + 1)}${line.slice(first + 1, last).replaceAll('"', '')}${line.slice(last)}`;
}

/** From here on an earlier mail is quoted. */
const quotedFrom =
  /^(?:-{2,}\s?(?:original message|ursprungliche nachricht|元のメッセージ|forwarded message)|on .{6,80} wrote:|am .{6,80} schrieb .{0,80}:|.{4,60}のメール:$|\d{4}年.{4,60}:$)/u;

/** Lines about a product or an order, of which the right side is a title or a number. */
const keyLine =
  /^[\s*•・\-–]*(?:商品名?|品名|タイトル|商品説明|出品商品|asin|sku|数量|価格|コンディション|出品id|(?:ご)?注文(?:番号|日|内容)|product(?: name)?|item(?:s| name)?|title|qty|quantity|price|condition|listing id|order (?:number|id|date|details|#)|artikel(?:name|nummer)?|produkt(?:name)?|titel|menge|anzahl|preis|zustand|bestell(?:nummer|datum)?)\s*[:#]/u;
const productLine =
  /(?:数量|qty|quantity|menge|anzahl)\s*(?:[:x]\s*$|[:x]?\s*\d)|(?:¥|\$|€|£)\s?\d[\d,.]*\s*$|\basin\b\s*:|\bb0[a-z0-9]{8}\b/u;

const isQuantity = /^\s*(?:数量|qty|quantity|menge|anzahl)\s*[:x]?\s*\d/u;

/** A heading over advice: the lines of its list are advice, too. */
const tipHeading =
  /^.{0,12}(?:(?:安全|セキュリティ|防犯|不正アクセス|フィッシング)[^。]{0,20}(?:ヒント|ために|対策|防ぐ|ご?注意)|ヒント:|(?:security|safety|phishing)\s(?:tips?|advice|reminder)|protect(?:ing)?\syour\saccount|stay(?:ing)?\ssafe|how\sto\s(?:spot|protect|keep|stay)|tips?\sfor|sicherheits(?:tipps?|hinweise?)|so\sschutzen\ssie|schutzen\ssie\sihr).{0,12}$/u;
/** A footer's first words: that line only, since what stands below may be the mail's other half. */
const footerLine =
  /^[\s*※]*(?:©|\(c\)|copyright|all rights reserved|(?:本|この|当)(?:e?メール|メッセージ)(?:アドレス)?[^。]{0,30}(?:専用|返信|自動|宛に|広告)|please do not reply|(?:please note: )?this (?:e-?mail|message|mailbox)\b.{0,60}\b(?:was sent|unmonitored|cannot|can't|automat\w+|notification-only|intended)|(?:bitte beachten sie: )?diese (?:e-?mail|nachricht)\b.{0,60}\b(?:gesendet|automatisch|versandt|verschickt)|配信(?:停止|専用)|unsubscribe|p\.?\s?s\.?[:\s]|広告|sponsored|recommended|おすすめ|customers who|関連商品)/u;
const bullet = /^\s*(?:[*•・●■□▪◦‣-]|\d{1,2}[.)])\s*/u;

/** Ends in a word that wants another: a sentence that was wrapped. */
const unfinished =
  /(?:[、,がをはもにへとでの]|(?<![a-z])(?:your|the|an?|to|of|in|on|for|from|was|were|has|have|been|and|or|with|by|if|ihre?n?|ihrem|ihres|das|die|der|den|dem|wurde|hat|und|fur|von|zu|im|mit|wenn|bitte|am|vom|beim|zur|zum|aus|bei|nach|(?:am|vom|zum|bis)\s\d{1,2}\.))$/iu;
const japanese = /[ぁ-んァ-ヴー一-龠、]$/u;

/** Ends in a comma, and yet says nothing that goes on. */
const greeting =
  /^(?:hello|hi|dear|hallo|guten\s(?:tag|morgen|abend)|sehr\sgeehrte[rs]?|liebe[rs]?)\b.{0,60}$|様[、,]?$/iu;

/** Lines that were wrapped, put together again. */
function unwrapped(lines: readonly string[]): string[] {
  const joined: string[] = [];
  for (const line of lines) {
    const before = joined.at(-1);
    const goesOn =
      before !== undefined &&
      before !== '' &&
      !greeting.test(before) &&
      before.length < 1_000 &&
      (!bullet.test(line) || /(?:am|vom|zum|bis)$/u.test(before)) &&
      !keyLine.test(fold(line)) &&
      (unfinished.test(before) ||
        (isOpen(before) && !productLine.test(fold(before))) ||
        (/^[a-zäöü(]/u.test(line) && /[a-z,äöüß]$/u.test(before)) ||
        (before.length > 38 && !/[.!?。！？:：”"“」』)）]$/u.test(before) && !japanese.test(before)) ||
        (before.length > 24 && japanese.test(before) && /^[ぁ-ん]/u.test(line)));
    if (goesOn) joined[joined.length - 1] = japanese.test(before) ? before + line : `${before} ${line}`;
    else joined.push(line);
  }
  return joined;
}

/** A quotation was begun and goes on in the next line. */
const isOpen = (line: string) => line.split('"').length % 2 === 0 || /[「『“„«][^」』”“»]*$/u.test(line.slice(-200));

/** The lines that are Amazon's own words, quotations replaced by a gap. At most `limit` characters are looked at. */
export function ownLines(text: string, limit = 8_000): string[] {
  const kept: string[] = [];
  let isTips = false;
  const lines = unwrapped(
    text
      .slice(0, limit)
      .split('\n')
      .map((line) => line.trim()),
  );
  for (const [i, line] of lines.entries()) {
    const plain = fold(line);
    if (quotedFrom.test(plain)) break;
    if (tipHeading.test(plain)) isTips = true;
    else if (!bullet.test(line)) isTips = false;
    const isProduct = keyLine.test(plain) || productLine.test(plain);
    // A listed title over its number of pieces.
    const isTitle = bullet.test(line) && isQuantity.test(fold(lines[i + 1] ?? ''));
    if (isTips || isProduct || isTitle || line.startsWith('>') || footerLine.test(plain)) continue;
    kept.push(withoutQuotations(line).slice(0, 1_000).replace(bullet, ''));
  }
  return kept;
}

/** Without what stands in brackets; a full stop ends a sentence, but not behind a number ("am 20. November"). */
export function sentencesOf(lines: readonly string[]): string[] {
  return lines
    .flatMap((line) =>
      line
        .replace(/[(（][^()（）]{0,120}[)）]/gu, ' ')
        .replace(/(?<=[ぁ-んァ-ヴー一-龠])\s+(?=[ぁ-んァ-ヴー一-龠])/gu, '')
        .split(
          /(?<=[。！？!?])|(?<=[a-zäöüß)◇][.])\s+(?=\P{Ll})|(?<=\d[.])\s+(?=(?:If|Wenn|Falls|You|We|Sie|Wir|This|The)\b)/u,
        ),
    )
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')
    .slice(0, 120);
}
