// A mail that brings a code for signing in, or the way to a new password; not the code that a driver asks for.

const code =
  /(?:1\s?回限り|一度限り|一回限り|使い捨て)の?[^。]{0,20}(?:パスワード|コード)|仮パスワード|ワンタイム(?:パスワード|コード|パスコード)|(?:確認|認証|検証|セキュリティ|ログイン|サインイン)(?:用)?(?:の)?(?:コード|番号)|\botp\b|\bone-?\s?time\s(?:password|passcode|code|pin)|\b(?:verification|security|access|sign-?\s?in|log-?\s?in|authentication|confirmation)\s(?:code|passcode|pin)\b|\byour\scode\b|\bihr\scode\b|\beinmal-?(?:passwort|kennwort|code|pin)\b|\beinmalige[snr]?\s(?:passwort|kennwort|code)\b|\b(?:bestatigungs|verifizierungs|sicherheits|zugangs|anmelde)-?code\b/u;
const recovery =
  /パスワード(?:の)?(?:再設定|回復|リセット|復旧)(?:の)?(?:ご?依頼|リクエスト|お?手続き|手順|ご案内|リンク|用|コード)?(?:について)?$|パスワード(?:アシスタンス|をお忘れ)|\bpassword\s(?:assistance|recovery|reset(?:\s(?:request|code|link|instructions))?)$|^(?:reset|recover)\syour\s(?:amazon\s)?password$|\b(?:passwort|kennwort)-?\s?(?:hilfe|unterstutzung|assistent|wiederherstellung|zurucksetzen|rucksetzung)\b|\b(?:passwort|kennwort)\s(?:vergessen|zurucksetzen)\b/u;
const digits = /(?<![\d-])\d{4,8}(?![\d-])|(?<!\d)\d{3}[\s-]\d{3}(?!\d)/u;
const delivery =
  /配達|お届け(?:時|の?際|先|に)|受け取り(?:時|の?際)|宅配|ロッカー|ドライバー|荷物|\b(?:driver|deliver\w*|courier|package|parcel|locker|pick-?\s?up)\b|\b(?:zusteller|zustellung|lieferung|paket|abhol\w+|fahrer)\b/u;
const advice =
  /教えない|伝えない|共有しない|ください(?:$|。)|注意|お願い|新機能|\b(?:never|do\snot|don't|beware|how\sto|please|introducing|webinar|set\sup|required)\b|\b(?:niemals|nicht|bitte|wie|mochten|erfahren)\b|\?$/u;

/**
 * Does it bring a code?
 * @param subject folded, quotations replaced by a gap
 * @param lines the mail's own, folded
 */
export function bringsCode(subject: string, lines: readonly string[]): boolean {
  if ([subject, ...lines.slice(0, 12)].some((line) => delivery.test(line))) return false;
  const matter = subject.replace(/[\s.!]+$/u, '');
  if ((code.test(matter) || recovery.test(matter)) && !advice.test(matter)) return true;
  return lines.some((line, i) => code.test(line) && (digits.test(line) || digits.test(lines[i + 1] ?? '')));
}
