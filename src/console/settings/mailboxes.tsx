// The mailboxes of a shop among its settings: which are watched, and one more, whose sign-in is tried before anything is kept.
import { z } from 'zod';
import type { App } from '../../app.ts';
import { minuteMs } from '../../domain/clock.ts';
import type { Mailbox } from '../../domain/mail/mailbox.ts';
import type { Speaker } from '../../domain/owner/log-entry.ts';
import { patience } from '../../domain/patience.ts';
import { isMailAddress } from '../../domain/telling/recipient.ts';
import type { Text } from '../../domain/text/text.ts';
import { addMailbox, isTlsAt, learnServers } from '../../mailboxes/add-mailbox.ts';
import { providerOf } from '../../mailboxes/providers.ts';
import { cleanForeignText, cleanText } from '../../messages/language/foreign-text.ts';
import { accountReaders } from '../../owner/account-readers.ts';
import { reasonText } from '../../watch/part-words.ts';
import type { Reader } from '../parts/shell.tsx';
import { ButtonForm, Form, type FormProps, MailPassword } from './form.tsx';
import type { Outcome } from './shop-forms.tsx';

const words = {
  title: { en: 'Mailboxes that are watched', ja: '見守っているメールボックス' },
  none: { en: 'None.', ja: 'ありません。' },
  remove: { en: 'Remove', ja: '削除する' },
  add: { en: 'Add a mailbox', ja: 'メールボックスを追加' },
  why: {
    en: 'Where Amazon’s mails to the shop arrive. It is only read; the sign-in is tried at once, and kept sealed.',
    ja: 'Amazonから店舗へのメールが届くメールボックスです。読み取るだけで、変更はしません。接続はすぐに試し、パスワードは暗号化して保存します。',
  },
  address: { en: 'Mail address, or the name by which one signs in', ja: 'メールアドレス（またはログイン名）' },
  host: {
    en: 'IMAP server',
    ja: 'IMAP（受信）サーバー',
  },
  server: {
    en: 'The server: only where the provider isn’t known (Gmail, iCloud, Yahoo, nifty, … are)',
    ja: 'サーバー：Gmail、iCloud、Yahoo、nifty などは入力不要',
  },
  port: { en: 'Port', ja: 'ポート' },
  name: { en: 'What you call it', ja: '呼び名（英数字）' },
  save: { en: 'Try and add', ja: '接続を試して追加' },
  onComputer: {
    en: 'With OAuth2 (Microsoft) on the computer:',
    ja: 'OAuth2（Microsoftなど）の場合は、コンピューターで：',
  },
  noHost: {
    en: 'Which server that address has isn’t known: name it. Your provider calls it the IMAP server.',
    ja: 'サーバーがわかりません。「IMAPサーバー」を入力してください（メール会社の説明にある「受信サーバー」です）。',
  },
  added: { en: 'It can be read, and is watched from now on.', ja: '接続できました。今後見守ります。' },
} as const satisfies Readonly<Record<string, Text>>;

const mailboxForm = z.object({
  user: z.string().trim().min(1).max(320),
  password: z.string().min(1).max(1000),
  host: z
    .string()
    .trim()
    .max(253)
    .regex(/^[\w.:-]*$/),
  port: z.coerce.number().int().min(1).max(65_535).default(993),
  name: z.string().trim().max(100),
});

/** Somebody waits at the browser. */
const patienceMs = minuteMs / 2;

/** Null: the form is none of ours. @throws UserError when it can't be called so */
export async function mailboxAdded(
  app: App,
  accountId: string,
  given: Record<string, unknown>,
  by: Speaker,
): Promise<Outcome | null> {
  const read = mailboxForm.safeParse(given);
  if (!read.success) return null;
  const { user, password, port } = read.data;
  const name = accountReaders.shortName(read.data.name);
  const known = isMailAddress(user) ? providerOf(user) : null;
  const host = read.data.host === '' ? known?.imap : read.data.host;
  if (host === undefined) return { isGood: false, text: words.noHost };
  const signIn = { kind: 'password', password } as const;
  const settings = { host, port, isTls: isTlsAt({ host, port }), user, signIn, folder: 'INBOX' };
  const mailbox: Mailbox = { name, settings };
  const signal = patience(patienceMs);
  const wrong = await addMailbox(app, accountId, mailbox, by, signal);
  if (wrong !== null) return { isGood: false, text: withHint(reasonText(wrong), known?.first) };
  // for who waits, half the time; the rest is learned while it is read
  await learnServers(app, accountId, mailbox, { signal: patience(patienceMs), withinMs: patienceMs / 2 });
  return { isGood: true, text: words.added };
}

const withHint = (what: Text, hint: Text | undefined): Text =>
  hint === undefined ? what : { en: `${what.en} ${hint.en}`, ja: `${what.ja} ${hint.ja}` };

interface MailboxesProps {
  readonly reader: Reader;
  readonly shop: string;
  readonly mailboxes: readonly Mailbox[];
}

export function Mailboxes({ reader, shop, mailboxes }: MailboxesProps) {
  const { language } = reader;
  return (
    <>
      <h2>{words.title[language]}</h2>
      {mailboxes.length === 0 && <p>{words.none[language]}</p>}
      {mailboxes.map(({ name, settings }) => (
        <details>
          <summary>{`${cleanForeignText(name)} · ${cleanText(settings.user)}`}</summary>
          <ButtonForm
            reader={reader}
            shop={shop}
            to={['name', name]}
            text={words.remove[language]}
            path="/settings/mailbox/remove"
          />
        </details>
      ))}
      <details>
        <summary>{words.add[language]}</summary>
        <MailboxForm reader={reader} shop={shop} isFirst={mailboxes.length === 0} />
      </details>
    </>
  );
}

/** @param isFirst its name is none that people have to think about */
export function MailboxForm({
  isFirst,
  ...form
}: Pick<FormProps, 'reader' | 'shop' | 'at'> & { readonly isFirst: boolean }) {
  const { language } = form.reader;
  return (
    <>
      <p class="soft">{words.why[language]}</p>
      <Form {...form} path="/settings/mailbox">
        <label>
          {words.address[language]}
          <input name="user" autocomplete="off" maxlength={320} required />
        </label>
        <MailPassword reader={form.reader} />
        <details>
          <summary>{words.server[language]}</summary>
          <div class="row">
            <label>
              {words.host[language]}
              <input name="host" autocomplete="off" maxlength={253} />
            </label>
            <label>
              {words.port[language]}
              <input name="port" inputmode="numeric" value="993" maxlength={5} required />
            </label>
          </div>
        </details>
        {isFirst ? (
          <input type="hidden" name="name" value="main" />
        ) : (
          <label>
            {words.name[language]}
            <input name="name" maxlength={40} required />
          </label>
        )}
        <p>
          <button type="submit">{words.save[language]}</button>
        </p>
      </Form>
      <p class="soft">
        {words.onComputer[language]} <code>rusuban mailbox add</code>
      </p>
    </>
  );
}
