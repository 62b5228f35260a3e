// What Amazon's mails tell of a deposit: that money was sent, and the last digits of the account it went to.
import { clausesOf, fieldsIn, valuesOf } from './labelled-lines.ts';
import { depositLabels } from './seller-labels.ts';

export interface Deposit {
  readonly currency: string;
  /** The last digits, 2 to 6 of them, as the mail shows them. */
  readonly tail: string;
}

const money =
  /入金|振込|振り込み|送金|売上金|支払い|お支払|\b(?:deposits?|disburse\w*|payouts?|payments?|proceeds|transfer\w*|funds)\b|auszahlung|uberweisung|uberwiesen|ausgezahlt|guthaben/u;
const sent =
  /(?:入金|振込|振り込み|送金|支払)[^、。]{0,10}(?:行い|行われ|しました|いたしました|致しました|完了|開始|実行|済|されました|お知らせ|ご連絡|手続き)|(?:振り?込み?|振り?込まれ|送り)ました|\b(?:sent|initiated|issued|made|processed|transferred|disbursed|paid|released|on (?:its|the) way|completed?|deposited)\b|uberwiesen|ausgezahlt|veranlasst|durchgefuhrt|gesendet|angewiesen|erfolgt|unterwegs|auszahlung an|ausgefuhrt/u;
const notSent =
  /保留|失敗|できません|できませんでした|変更|遅延|する場合|してください|\b(?:hold|held|failed|unable|could not|cannot|unsuccessful|returned|rejected|will|if|changed|updated|added|delayed|please)\b|fehlgeschlagen|nicht|geandert|wird |werden|falls|bitte|zuruckgehalten|hinzugefugt/u;
const tailBehind =
  /(?:末尾(?:の?\d?桁)?(?:が|は|の番号)?|下\d桁(?:が|は)?|最後の\d桁(?:が|は)?|\bending (?:in|with|on)|\bends (?:in|with)|\blast \d digits(?: are| is)?:?|\bend(?:et|end)e? (?:auf|mit)|\bendziffern?(?: lauten)?:?|\bletzten? \w{1,6} (?:ziffern|stellen):?|[*x•·●.＊…-]{2,})[\s:：("'「-]{0,4}(\d{2,6})(?!\d)/iu;
const tailBefore = /(?<!\d)(\d{2,6})\s?(?:で終わる|(?:で|が)末尾)/u;

/** What a mail says of a deposit that was sent; null where it tells of none, or not to where. */
export function depositIn(subject: string, text: string, currency: string): Deposit | null {
  const clauses = clausesOf(`${subject}\n${text.slice(0, 4_000)}`).map((clause) => clause.slice(0, 300));
  if (!clauses.some((clause) => money.test(clause) && sent.test(clause) && !notSent.test(clause))) return null;
  const fields = [...fieldsIn(text, depositLabels)];
  const tail = tailIn(valuesOf(fields, 'account'), text.slice(0, 10_000));
  return tail === null ? null : { currency, tail };
}

/** By its label; else what stands behind "ending in". Several accounts in one mail are none. */
function tailIn(labelled: readonly string[], text: string): string | null {
  const digits = (value: string) => {
    const plain = value.normalize('NFKC');
    return (tailBehind.exec(plain) ?? tailBefore.exec(plain) ?? /(\d{2,6})\D{0,3}$/u.exec(plain))?.[1];
  };
  const named = labelled.flatMap((value) => digits(value) ?? []);
  const found = new Set(
    named.length > 0
      ? named
      : text.split('\n').flatMap((line) => {
          const plain = line.slice(0, 1_000).normalize('NFKC');
          return (tailBehind.exec(plain) ?? tailBefore.exec(plain))?.[1] ?? [];
        }),
  );
  const [tail] = found;
  return tail !== undefined && found.size === 1 ? tail : null;
}
