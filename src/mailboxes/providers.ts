// Mail providers, from their own help pages, so that nobody has to look their servers up, or learns by a refusal that another
// password is wanted. docs/mailbox.md has the way to each.
import type { Text } from '../domain/text/text.ts';

interface Provider {
  readonly domains: RegExp;
  /** TLS on port 993. */
  readonly imap: string;
  /** As SMTP_URL names a server; null: not known, or no password is taken there. */
  readonly smtp: string | null;
  /** The user name is what stands before the @. */
  readonly isUserLocal?: true;
  /** What to do first. */
  readonly first?: Text;
  /** No password at all, neither for reading nor for sending: whoever has only that takes another mailbox. */
  readonly takesNoPassword?: true;
}

const providers: readonly Provider[] = [
  {
    domains: /^(?:gmail|googlemail)\.com$/,
    imap: 'imap.gmail.com',
    smtp: 'smtps://smtp.gmail.com:465',
    first: {
      en: 'Gmail takes an app password: turn on 2-Step Verification, then Google Account > Security > App passwords.',
      ja: 'Gmailにはアプリパスワードが必要です。2段階認証をオンにし、Googleアカウントで「アプリ パスワード」を検索して作ってください。',
    },
  },
  {
    domains: /^(?:outlook|hotmail|live|msn)\.(?:com|jp|co\.jp)$/,
    imap: 'outlook.office365.com',
    smtp: null,
    first: {
      en: 'Outlook and Hotmail take no password from programs, not even an app password. Make a rule there that redirects Amazon’s mails to a mailbox elsewhere, such as Gmail (“Redirect to”; “Forward to” changes the sender), and name that mailbox. For who knows OAuth2: docs/mailbox.md and “rusuban mailbox add”.',
      ja: 'OutlookやHotmailは、アプリパスワードを含め、プログラムからのパスワードを受け付けません。Outlookの「ルール」で、Amazonからのメールを Gmail などほかのメールボックスへ「リダイレクト」し（「転送」では差出人が変わります）、そのメールボックスを指定してください。OAuth2が分かる方は docs/mailbox.md と rusuban mailbox add をご覧ください。',
    },
    takesNoPassword: true,
  },
  {
    domains: /^(?:icloud|me|mac)\.com$/,
    imap: 'imap.mail.me.com',
    smtp: 'smtp://smtp.mail.me.com:587',
    first: {
      en: 'iCloud takes an app-specific password: account.apple.com > Sign-In and Security.',
      ja: 'iCloudには「App用パスワード」が必要です。account.apple.com にログインして作ってください。',
    },
  },
  {
    domains: /^yahoo\.co\.jp$|^ymail\.ne\.jp$/,
    imap: 'imap.mail.yahoo.co.jp',
    smtp: 'smtps://smtp.mail.yahoo.co.jp:465',
    isUserLocal: true,
    first: {
      en: 'Yahoo! JAPAN: allow IMAP and SMTP first, in Yahoo!メール > 設定 > IMAP/POP/SMTPアクセス. The user name is what stands before the @.',
      ja: 'Yahoo!メールの「設定 > IMAP/POP/SMTPアクセス」で、IMAPとSMTPを先に有効にしてください。ログイン名は @ より前の部分です。',
    },
  },
  {
    domains: /^yahoo\.com$/,
    imap: 'imap.mail.yahoo.com',
    smtp: 'smtps://smtp.mail.yahoo.com:465',
    first: {
      en: 'Yahoo takes an app password: Account security > App password.',
      ja: 'Yahoo.comにはアプリパスワードが必要です（Account security）。',
    },
  },
  { domains: /(?:^|\.)nifty\.(?:com|ne\.jp)$/, imap: 'imap.nifty.com', smtp: null },
  { domains: /(?:^|\.)ocn\.ne\.jp$/, imap: 'imap.ocn.ne.jp', smtp: null },
  { domains: /(?:^|\.)biglobe\.ne\.jp$/, imap: 'mail.biglobe.ne.jp', smtp: null },
  { domains: /(?:^|\.)so-net\.ne\.jp$/, imap: 'imap.so-net.ne.jp', smtp: null },
  {
    domains: /^docomo\.ne\.jp$/,
    imap: 'imap.spmode.ne.jp',
    smtp: 'smtps://smtp.spmode.ne.jp:465',
    first: {
      en: 'docomo: My docomo > メール設定 > IMAP専用ID・パスワードの確認 (with Wi-Fi off). That ID is the user name; the password of the dアカウント is not taken.',
      ja: 'ドコモメールには、IMAP専用のIDとパスワードが必要です。Wi-Fiを切り、My docomo の「メール設定 > IMAP専用ID・パスワードの確認」をご覧ください。ログイン名はそのIDです。dアカウントのパスワードは使えません。',
    },
  },
  { domains: /^(?:i\.)?softbank\.(?:ne\.)?jp$/, imap: 'imap.softbank.jp', smtp: null },
];

/** The provider of an address; null where it isn't known. */
export function providerOf(address: string): Provider | null {
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  return providers.find(({ domains }) => domains.test(domain)) ?? null;
}

/** Of a provider that takes no password: by it no mail of ours can be sent. */
export const sendsNothing: Text = {
  en: 'Outlook and Hotmail take no password from programs: name an address elsewhere.',
  ja: 'OutlookやHotmailからは送信できません。ほかのメール会社のアドレスを指定してください。',
};
