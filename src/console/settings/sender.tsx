// The mail server that sends our mails, among the settings and in set-up: what a person's provider calls SMTP. It is signed in
// to before anything is kept; where the settings of the computer name one, that one is used.
import { z } from 'zod';
import { type App, trySmtp } from '../../app.ts';
import type { Speaker } from '../../domain/owner/log-entry.ts';
import { filled } from '../../domain/text/filled.ts';
import type { Text } from '../../domain/text/text.ts';
import { providerOf, sendsNothing } from '../../mailboxes/providers.ts';
import { cleanText } from '../../messages/language/foreign-text.ts';
import { accountReaders } from '../../owner/account-readers.ts';
import { changeSender, readServerName, removeSender, serverUrl, signedIn } from '../../telling/sender.ts';
import { ButtonForm, Form, type FormProps, MailPassword } from './form.tsx';
import type { Outcome } from './shop-forms.tsx';

const words = {
  title: { en: 'The mail server that sends', ja: 'お知らせを送るメールサーバー' },
  none: {
    en: 'None is set: mails reach nobody, they are written to {place}.',
    ja: '設定されていません。メールは誰にも届かず、{place} に書き出されます。',
  },
  set: { en: 'Mails go by {place}.', ja: '{place} から送っています。' },
  from: { en: 'They come from {from}.', ja: '差出人：{from}' },
  fixed: {
    en: 'The settings of the computer name it (SMTP_URL, in the environment or in the data folder’s .env), so it can only be changed there.',
    ja: 'コンピューターの設定（環境変数、またはデータフォルダの .env の SMTP_URL）で決められているため、そこでだけ変更できます。',
  },
  why: {
    en: 'By a mailbox of yours mails are sent to those who are told. Best one that is not Amazon’s sign-in address: an intruder there could have warnings sent to nobody. The sign-in is tried at once and kept sealed.',
    ja: 'ご自分のメールアカウントから、お知らせを送ります。Amazonのログインに使うものとは別のアカウントをお勧めします（乗っ取られると、お知らせを止められてしまうためです）。接続はすぐに試し、パスワードは暗号化して保存します。',
  },
  change: { en: 'Set another one', ja: '別のサーバーに変更する' },
  changeWhy: {
    en: 'Everybody who is told hears of the change, by the server of before where that still works. Afterwards a test has to show that mails arrive.',
    ja: '変更したことは、すべての送り先に（可能な場合は以前のサーバーから）お知らせします。変更後は、届くことをテストで確かめてください。',
  },
  remove: { en: 'Remove it', ja: 'このサーバーを削除する' },
  removeWhy: {
    en: 'Its sign-in is forgotten. Everybody who is told hears of it, by that server for the last time and by the other channels; until another one is set no mail reaches anybody.',
    ja: 'ログイン情報も削除します。削除したことは、このサーバーから（これが最後です）と、ほかの通知先から、すべての送り先にお知らせします。別のサーバーを設定するまで、メールは誰にも届きません。',
  },
  removed: {
    en: 'The mail server is removed. Mails reach nobody until another one is set.',
    ja: 'メールサーバーを削除しました。別のサーバーを設定するまで、メールは誰にも届きません。',
  },
  noneKept: {
    en: 'Nothing was changed: none is set here.',
    ja: '変更はありません。ここで設定したサーバーはありません。',
  },
  address: { en: 'Mail address that sends', ja: '送信に使うメールアドレス' },
  provider: { en: 'Provider', ja: 'メール会社' },
  byAddress: { en: 'as the address says', ja: 'アドレスから判断' },
  other: { en: 'another one: its server is typed below', ja: 'その他（下にサーバーを入力）' },
  more: { en: 'Another server, or another user name', ja: 'ほかのサーバー、別のログイン名' },
  host: { en: 'SMTP server, like mail.example.com', ja: 'SMTP（送信）サーバー（例：mail.example.com）' },
  port: { en: 'Port (587 or 465)', ja: 'ポート（587か465）' },
  user: { en: 'User name, if it isn’t the mail address', ja: 'ログイン名（メールアドレスと違う場合）' },
  save: { en: 'Try and keep', ja: '接続を試して保存' },
  noHost: {
    en: 'Which server that address sends by isn’t known: name it. Your provider calls it the SMTP server.',
    ja: 'サーバーがわかりません。「SMTPサーバー」を入力してください（メール会社の説明にある「送信サーバー」です）。',
  },
  failed: { en: '{place}: {why}. Nothing was changed.', ja: '{place}：{why}。変更していません。' },
  kept: {
    en: 'The sign-in works, and mails go by {place} from now on. Send each recipient a test, and type the number that it tells.',
    ja: '接続できました。今後は {place} から送ります。送り先ごとにテストを送り、書かれている番号を入力してください。',
  },
} as const satisfies Readonly<Record<string, Text>>;

/** By an address of each, whose servers are known. */
const presets: Readonly<Record<string, readonly [name: string, address: string]>> = {
  gmail: ['Gmail (Google)', '@gmail.com'],
  yahoo: ['Yahoo! JAPAN', '@yahoo.co.jp'],
  icloud: ['iCloud (Apple)', '@icloud.com'],
};

const form = z.object({
  from: z.string().max(320),
  provider: z.string().max(20).default(''),
  password: z.string().max(1000).default(''),
  user: z.string().trim().max(320).default(''),
  host: z.string().trim().max(253).default(''),
  port: z.string().trim().max(5).default(''),
});

/** Null: the form is none of ours. @throws UserError that says what is wrong with what was typed */
export async function senderSet(app: App, given: Record<string, unknown>, by: Speaker): Promise<Outcome | null> {
  const read = form.safeParse(given);
  if (!read.success) return null;
  if (app.config.smtpUrl !== null) return { isGood: false, text: words.fixed };
  const { provider: named, password, host, port } = read.data;
  const from = accountReaders.address(read.data.from);
  const provider = named === 'other' ? null : providerOf(presets[named]?.[1] ?? from);
  if (host === '' && provider?.takesNoPassword) return { isGood: false, text: sendsNothing };
  const server = host === '' ? provider?.smtp : serverUrl(readServerName(port === '' ? host : `${host}:${port}`));
  if (server === undefined || server === null) return { isGood: false, text: withHint(words.noHost, provider?.first) };
  const local = from.slice(0, from.lastIndexOf('@'));
  const user = read.data.user || (provider?.isUserLocal && host === '' ? local : from);
  const smtpUrl = password === '' ? server : signedIn(server, user, password);
  const place = new URL(server).host;
  const wrong = await trySmtp(smtpUrl);
  if (wrong !== null)
    return { isGood: false, text: withHint(filled(words.failed, { place, why: wrong }), provider?.first) };
  await changeSender(app, { from, smtpUrl }, by);
  return { isGood: true, text: filled(words.kept, { place }) };
}

/** What the settings of the computer name is theirs to remove. */
export async function senderRemoved(app: App, by: Speaker): Promise<Outcome> {
  if (app.config.smtpUrl !== null) return { isGood: false, text: words.fixed };
  const isRemoved = await removeSender(app, by);
  return { isGood: isRemoved, text: isRemoved ? words.removed : words.noneKept };
}

const withHint = (what: Text, hint: Text | undefined): Text =>
  hint === undefined ? what : { en: `${what.en} ${hint.en}`, ja: `${what.ja} ${hint.ja}` };

type OfShop = Pick<FormProps, 'reader' | 'shop' | 'at'>;

export function SenderSection({ app, ...post }: OfShop & { readonly app: App }) {
  const { language } = post.reader;
  const { mail, config } = app;
  const place = cleanText(mail.destination);
  return (
    <>
      <h2>{words.title[language]}</h2>
      <p class={mail.isForNobody ? 'warn' : undefined}>
        {filled(mail.isForNobody ? words.none : words.set, { place })[language]}
      </p>
      {!mail.isForNobody && (
        <p class="soft">{filled(words.from, { from: cleanText(mail.from ?? app.mailFrom) })[language]}</p>
      )}
      {config.smtpUrl !== null && <p class="soft">{words.fixed[language]}</p>}
      {config.smtpUrl === null && mail.isForNobody && <SenderForm {...post} />}
      {config.smtpUrl === null && !mail.isForNobody && (
        <details>
          <summary>{words.change[language]}</summary>
          <p class="soft">{words.changeWhy[language]}</p>
          <SenderForm {...post} />
          <p class="soft">{words.removeWhy[language]}</p>
          <ButtonForm {...post} path="/settings/sender/remove" text={words.remove[language]} />
        </details>
      )}
    </>
  );
}

export function SenderForm(post: OfShop) {
  const { language } = post.reader;
  return (
    <>
      <p class="soft">{words.why[language]}</p>
      <Form {...post} path="/settings/sender">
        <label>
          {words.address[language]}
          <input type="email" name="from" autocomplete="off" maxlength={320} required />
        </label>
        <label>
          {words.provider[language]}
          <select name="provider">
            <option value="">{words.byAddress[language]}</option>
            {Object.entries(presets).map(([id, [name]]) => (
              <option value={id}>{name}</option>
            ))}
            <option value="other">{words.other[language]}</option>
          </select>
        </label>
        <ul>
          {Object.values(presets).map(([, address]) => (
            <li class="soft">{providerOf(address)?.first?.[language]}</li>
          ))}
        </ul>
        <MailPassword reader={post.reader} isOptional />
        <details>
          <summary>{words.more[language]}</summary>
          <label>
            {words.host[language]}
            <input name="host" autocomplete="off" maxlength={253} />
          </label>
          <label>
            {words.port[language]}
            <input name="port" inputmode="numeric" maxlength={5} />
          </label>
          <label>
            {words.user[language]}
            <input name="user" autocomplete="off" maxlength={320} />
          </label>
        </details>
        <p>
          <button type="submit">{words.save[language]}</button>
        </p>
      </Form>
    </>
  );
}
