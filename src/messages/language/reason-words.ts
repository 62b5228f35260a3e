// Reasons why a part was not seen, in Japanese. Adapters give them as English sentences for the log and the owner alike;
// a Japanese mail must not hold them, so each is known here by its shape. Places (amazon.co.jp) are kept.
import { cleanForeignText } from './foreign-text.ts';

type Say = (found: RegExpExecArray) => string;

const known: readonly (readonly [shape: RegExp, say: Say])[] = [
  [/^left out of what Amazon answered: (\d+) /i, ([, n]) => `Amazonの応答のうち${n}か所を読み取れず、除外しました`],
  [/further pages without end/i, () => 'Amazonの応答が際限なく続くため、途中で打ち切りました'],
  [
    /announced (\d+) new listings and showed (\d+)/i,
    ([, all, n]) => `新規出品${all}件のうち${n}件しか提供されませんでした`,
  ],
  [/refuses this account's access/i, () => 'Amazonがアクセスを拒否しています（認証が取り消されたか、無効です）'],
  [
    /authorisation \(refresh token\)/i,
    () => '認証（リフレッシュトークン）が取り消されたか、期限切れか、別のアプリのものです',
  ],
  [
    /client secret has expired/i,
    () => 'アプリのクライアントシークレットの有効期限が切れています。新しいものを発行してください',
  ],
  [
    /doesn't let this app use this refresh token/i,
    () => 'このアプリではこのリフレッシュトークンを使えません（別のアプリのものか、アプリが未承認です）',
  ],
  [
    /refuses everything and doesn't say why/i,
    () =>
      'Amazonがすべてを拒否していますが、理由は示されていません（障害、アカウントの停止、地域違い、認証の不備などが考えられます）',
  ],
  [
    /refuses, and it is unclear why|in words that are not known/i,
    () => 'Amazonが拒否していますが、理由ははっきりしません',
  ],
  [
    /calls a token expired that it gave/i,
    () => 'Amazonが発行したばかりのトークンを期限切れとしており、理由ははっきりしません',
  ],
  [/seller's account isn't active/i, () => 'Amazonによると、出品者アカウントが有効ではありません'],
  [
    /this seller isn't authorised here/i,
    () => 'Amazonによると、この出品者は認証されていません（地域・ストア違いか、認証が未完了です）',
  ],
  [/mostly a missing role|doesn't give this to the application/i, () => 'SP-APIのロール（権限）が足りないようです'],
  [/refuses what it signed itself/i, () => 'Amazon側の障害です'],
  [/is still in Amazon's queue/i, () => 'レポートはAmazonで順番待ちで、できしだい受け取ります'],
  [/knows no app with this client id/i, () => 'アプリのクライアントIDまたはシークレットが正しくありません'],
  [/refused the credentials/i, () => 'アプリの認証情報が受け付けられませんでした'],
  [/asks for patience|asked us to slow down/i, () => 'Amazonの回数制限に達しました'],
  [/one of these roles opens it: (.+)$/i, ([, roles]) => `SP-APIのロール（${foreign(roles)}のいずれか）が必要です`],
  [
    /what Amazon says when the seller isn't in region (\w+)/i,
    ([, region]) => `出品者の地域が${foreign(region)}でない場合も同じ応答になります`,
  ],
  [/isn't offered in this region/i, () => 'この地域・ストアでは提供されていません'],
  [/no account on (\S+?)\.?$/i, ([, place]) => `${foreign(place)}に出品者アカウントがありません`],
  [/needs the seller's id/i, () => '出品者ID（マーチャントトークン）が設定されていません'],
  [
    /(\d+) of (\d+) rows (?:of the \w+ report can't|could not) be read/i,
    ([, bad, all]) => `レポートの${all}行のうち${bad}行を読み取れませんでした`,
  ],
  [
    /cancelled the (?:\w+ )*report.*although there are (\d+)/i,
    ([, n]) => `出品が${n}件あるのに、レポートが「データなし」でした`,
  ],
  [
    /(\d+) of (\d+) titles came in another encoding/i,
    ([, n, all]) => `商品名${all}件のうち${n}件が、別の文字コードで届いたか文字化けしています（変更とはみなしません）`,
  ],
  [/has no column for: ([\w, ]+)/i, ([, names = '']) => `出品レポートに列がありません：${columnNames(names)}`],
  [
    /report has no row, although there are (\d+)/i,
    ([, n]) => `出品レポートが空でした。Amazonには出品が${n}件あるため、空とはみなしません`,
  ],
  [
    /report has no row, and its own count/i,
    () => '出品レポートが空でした。実際の件数を確認できないため、空とはみなしません',
  ],
  [/no row but its header/i, () => '見出しだけのレポートです。これだけでは出品がないとはみなしません'],
  [
    /cancelled the order report, or it is empty, although there are orders/i,
    () => '注文があるのに、注文レポートが取り消されたか空でした。一部が欠けている可能性があります',
  ],
  [
    /cancelled the feedback report: there was none/i,
    () => 'Amazonが評価レポートを取り消しました。評価がなかったか、一部が欠けている可能性があります',
  ],
  [/the last (\d+) transfers name no account/i, ([, n]) => `直近${n}回の入金の口座番号が示されていません`],
  [
    /a spreadsheet saved this file/i,
    () =>
      '表計算ソフトで保存されたファイルです。SKU・数値・日付が変わっているため使えません。もう一度ダウンロードし、開かずに置いてください',
  ],
  [/fields are shifted/i, () => '項目の中に改行かタブがあり、列がずれています'],
  [/SKU was damaged on the way/i, () => 'SKUが文字化けしています'],
  [/(\d+) of its files could not be read/i, ([, n]) => `ファイル${n}件を読み取れませんでした`],
  [/cancelled the (?:\w+ )*report/i, () => 'Amazonがレポートを「データなし」として取り消しました'],
  [
    /(\d+) new listings, of which Amazon shows only the newest (\d+)/i,
    ([, all, n]) => `新規出品${all}件のうち、新しい${n}件だけが提供されています`,
  ],
  [/refuses these parts of orders/i, () => '注文情報の一部が、現在Amazonから提供されていません'],
  [/orders whose state it therefore keeps back/i, () => '状態のわからない注文は次回に確認します'],
  [/too busy for (\d+) ASINs/i, ([, n]) => `Amazonが混み合い、${n}件のASINを確認できませんでした`],
  [/failed to make|\(FATAL\)/i, () => 'Amazonがレポートを作成できませんでした'],
  [/still not made after (\d+) minutes/i, ([, n]) => `レポートが${n}分たっても作成されませんでした`],
  [/address had expired|document can't be fetched/i, () => 'レポートをダウンロードできませんでした'],
  [
    /shrank from (\d+) to (\d+) rows/i,
    ([, was, is]) => `出品レポートが${was}行から${is}行に急減し、途中で切れたとみています`,
  ],
  [
    /only (\d+) rows where the report before had (\d+)/i,
    ([, is, was]) => `前回${was}行のレポートが、今回は${is}行しかありません`,
  ],
  [/did not accept the sign-in|gave no token/i, () => 'メールサーバーにログインできませんでした'],
  [/has no folder/i, () => 'メールボックスに指定のフォルダがありません'],
  [/can't be reached|didn't answer in time|no connection/i, () => '接続できませんでした'],
  [/out of order|internal|HTTP 5\d\d/i, () => 'Amazon側の障害です'],
  [/by its name that it is partial/i, () => 'ファイル名から、一部だけのレポートです'],
  [/rebuilt from the dates in the first file/i, () => '最初のファイルの日付から復元しました'],
  [/not seen for days/i, () => '数日間確認できていません'],
  [/not seen yet/i, () => 'まだ確認していません'],
  [
    /can't be read|larger than|far too large|isn't one|unknown status|without (?:a document|an access token)/i,
    () => '応答を読み取れませんでした',
  ],
];

const columns: Readonly<Record<string, string>> = {
  title: '商品名',
  price: '価格',
  'open date': '出品日',
  'fulfilment channel': 'フルフィルメント・チャンネル',
  status: 'ステータス',
};
const columnNames = (names: string) =>
  names
    .split(', ')
    .map((name) => columns[name] ?? foreign(name))
    .join('、');

const other = '詳しくは「rusuban account test」でご確認ください';

const foreign = (text: string | undefined): string => cleanForeignText(text ?? '', 80);
const place = /^([a-z0-9][\w.-]*\.[a-z]{2,}): (.+)$/i;

/** The sentences that were joined into one reason. */
function sentences(reason: string): string[] {
  return reason.split(/(?<=[.。])\s+(?=\p{Lu})|;\s+(?=[\w./-]+: |\p{Lu})/u).filter((sentence) => sentence !== '');
}

function inJapanese(sentence: string): string | null {
  const [, where, said = sentence] = place.exec(sentence) ?? [];
  for (const [shape, say] of known) {
    const found = shape.exec(said);
    if (found) return where ? `${foreign(where)}：${say(found)}` : say(found);
  }
  return null;
}

/** The whole reason in Japanese; of what isn't known only where to look. Never empty. */
export function japaneseReason(reason: string): string {
  const all = sentences(reason).map((sentence) => inJapanese(sentence) ?? other);
  return [...new Set(all)].join('、') || other;
}

/** A reason why a file or a row was left out, in Japanese; null where it is not known. */
export function japaneseIfKnown(reason: string): string | null {
  return inJapanese(reason.slice(0, 2000));
}
