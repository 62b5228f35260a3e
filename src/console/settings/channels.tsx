// Channels among a shop's settings: pushes, chats, telephones, programs. Each kind asks for what it needs; what people are to
// read tells nobody before its test message was shown to have arrived.
import { randomBytes } from 'node:crypto';
import type { App } from '../../app.ts';
import type { ChannelField, ChannelKind } from '../../domain/telling/channel-kind.ts';
import { type Recipient, webhookAddress } from '../../domain/telling/recipient.ts';
import type { Webhook } from '../../domain/telling/webhook.ts';
import { filled } from '../../domain/text/filled.ts';
import type { Text } from '../../domain/text/text.ts';
import { cleanText } from '../../messages/language/foreign-text.ts';
import { accountReaders } from '../../owner/account-readers.ts';
import {
  addChannel,
  channelSettings,
  isItsNumber,
  madeSecret,
  removeChannel,
  tellChannel,
} from '../../telling/add-channel.ts';
import { channelKinds, channelNamed, kindNamed, unconfirmed } from '../../telling/channels.ts';
import { tryRecipients } from '../../telling/try-recipients.ts';
import { ButtonForm, Form, type FormProps, NumberForm } from './form.tsx';
import type { Outcome, ShopForms } from './shop-forms.tsx';

const words = {
  title: { en: 'Pushes, chats, telephones', ja: 'プッシュ・チャット・電話' },
  why: {
    en: 'A mail at two in the morning is read at eight. What wakes you is told in a few lines, without a link.',
    ja: '午前2時のメールは朝まで読まれません。夜中でも気づける送り先に、リンクのない数行でお知らせします。',
  },
  none: { en: 'None.', ja: 'ありません。' },
  open: {
    en: 'It tells nobody yet: type the six digits of its test message.',
    ja: 'まだお知らせは届きません。テストに書かれている6桁の番号を入力してください。',
  },
  isTold: { en: 'told', ja: 'お知らせ先' },
  notYet: { en: 'not confirmed', ja: '未確認' },
  host: { en: 'Posts to', ja: '送信先' },
  number: { en: 'The six digits in the test message', ja: 'テストに書かれている6桁の番号' },
  confirm: { en: 'It arrived', ja: '届いたことを確かめる' },
  test: { en: 'Send a test', ja: 'テストを送る' },
  remove: { en: 'Remove', ja: '削除する' },
  device: { en: 'Wake this device', ja: 'この端末で通知を受け取る' },
  add: { en: 'Add another way', ja: 'ほかの通知先を追加' },
  name: { en: 'What you call it (letters and digits)', ja: '呼び名（英数字）' },
  example: { en: 'like {text}', ja: '例：{text}' },
  like: { en: 'it is written like {text}', ja: '{text} のように入力してください' },
  optional: { en: 'may be left empty', ja: '空欄でも可' },
  save: { en: 'Keep, and send a test', ja: '保存してテストを送る' },
  kept: {
    en: 'It is kept sealed, and a test was sent. Type the number that it tells; before that it tells nobody.',
    ja: '暗号化して保存し、テストを送りました。書かれている番号を入力するまで、お知らせは届きません。',
  },
  machine: { en: 'It took the test, and is told from now on.', ja: 'テストを受け取りました。今後お知らせします。' },
  secret: {
    en: 'Its signing secret, not shown again: {secret}',
    ja: '署名の鍵（再表示されません）：{secret}',
  },
  failed: {
    en: 'It is kept, but the test did not reach it: {why}',
    ja: '保存しましたが、テストを送れませんでした：{why}',
  },
  tested: { en: 'The test was sent.', ja: 'テストを送りました。' },
  confirmed: {
    en: 'It arrived: it is told from now on. Everybody hears of it.',
    ja: '届くことを確かめました。今後お知らせします。すべての送り先にもお伝えします。',
  },
  wrong: {
    en: 'That is not the number of its newest test message. It has six digits; another test can be sent.',
    ja: '最新のテストに書かれている番号と違います。6桁の数字です。テストを送り直すこともできます。',
  },
  removed: { en: 'Removed. Everybody hears of it.', ja: '削除しました。すべての送り先にお知らせします。' },
} as const satisfies Readonly<Record<string, Text>>;

/** In front of the fields of a kind, so that none is taken for one of the form's own. */
export const fieldName = (key: string) => `field-${key}`;

export function addChannelForms({ form }: ShopForms): void {
  form('/settings/channel', { isGrave: true }, async (account, given, { var: { app, visitor } }) => {
    const { kind: kindId, name: typedName } = given;
    if (typeof kindId !== 'string' || typeof typedName !== 'string') return null;
    const kind = kindNamed(kindId);
    const name = accountReaders.shortName(typedName);
    const answer = async ({ key }: ChannelField, read: (typed: string) => string | null) => {
      const typed = given[fieldName(key)];
      return typeof typed === 'string' ? read(typed.slice(0, longestField)) : undefined;
    };
    const howTo = (_key: string, text: string) => filled(words.like, { text });
    const settings = await channelSettings(kind, app.webhooks, madeSecret(randomBytes(24)), answer, howTo);
    const webhook: Webhook = { name, kind: kind.id, settings };
    await addChannel(app, account, webhook, visitor);
    const [tried] = await tryRecipients(app, account, webhookAddress(webhook));
    const made = kind.fields.filter(({ isMade }) => isMade);
    const lines = made.map(({ key }) => filled(words.secret, { secret: settings[key] ?? '' }));
    if (tried?.problem) return { isGood: false, text: filled(words.failed, { why: tried.problem }), lines };
    return { isGood: true, text: kind.isForMachines ? words.machine : words.kept, lines };
  });
  const one = (
    path: string,
    kind: { readonly isGrave: boolean },
    act: (...given: [...Parameters<Parameters<ShopForms['form']>[2]>, Webhook]) => Promise<Outcome>,
  ) =>
    form(path, kind, async (account, given, context) =>
      typeof given.name === 'string'
        ? act(account, given, context, await channelNamed(context.var.app.store, account, given.name))
        : null,
    );
  one('/settings/channel/test', { isGrave: false }, async (account, _given, { var: { app } }, webhook) => {
    const [tried] = await tryRecipients(app, account, webhookAddress(webhook));
    return tried?.problem
      ? { isGood: false, text: filled(words.failed, { why: tried.problem }) }
      : { isGood: true, text: words.tested };
  });
  one(
    '/settings/channel/confirm',
    { isGrave: true },
    async (account, { number }, { var: { app, visitor } }, webhook) => {
      const typed = typeof number === 'string' ? number.slice(0, 50) : '';
      if (!isItsNumber(app, account, webhook, typed)) return { isGood: false, text: words.wrong };
      await tellChannel(app, account, webhook, {}, visitor);
      return { isGood: true, text: words.confirmed };
    },
  );
  one('/settings/channel/remove', { isGrave: true }, async (account, _given, { var: { app, visitor } }, webhook) => {
    await removeChannel(app, account, webhook, visitor);
    return { isGood: true, text: words.removed };
  });
}

const longestField = 2_000;

export interface ChannelsShown {
  readonly all: readonly Webhook[];
  /** Those that tell nobody yet. */
  readonly open: readonly Webhook[];
}

export async function readChannels(
  app: App,
  accountId: string,
  recipients: readonly Recipient[],
): Promise<ChannelsShown> {
  const { store } = app;
  return { all: await store.listWebhooks(accountId), open: await unconfirmed(store, accountId, recipients) };
}

export function Channels({ all, open, ...post }: ChannelsShown & Pick<FormProps, 'reader' | 'shop'>) {
  const { language } = post.reader;
  return (
    <>
      <h2>{words.title[language]}</h2>
      <p class="soft">{words.why[language]}</p>
      {all.length === 0 && <p>{words.none[language]}</p>}
      {all.map((webhook) => (
        <Channel {...post} webhook={webhook} isOpen={open.some(({ name }) => name === webhook.name)} />
      ))}
      <p>
        <a class="button" href={`${post.reader.base}/settings/device?${new URLSearchParams({ shop: post.shop })}`}>
          {words.device[language]}
        </a>
      </p>
      <details>
        <summary>{words.add[language]}</summary>
        {channelKinds
          .filter(({ isForBrowsers }) => !isForBrowsers)
          .map((kind) => (
            <KindForm {...post} kind={kind} />
          ))}
      </details>
    </>
  );
}

interface ChannelProps extends Pick<FormProps, 'reader' | 'shop'> {
  readonly webhook: Webhook;
  readonly isOpen: boolean;
}

function Channel({ webhook, isOpen, ...post }: ChannelProps) {
  const { language } = post.reader;
  const { name, kind, settings } = webhook;
  const state = (isOpen ? words.notYet : words.isTold)[language];
  const { url } = settings;
  const to = ['name', name] as const;
  return (
    <details open={isOpen}>
      <summary>{[`${kind}:${name}`, state].join(' · ')}</summary>
      {url && URL.canParse(url) && <p class="soft">{`${words.host[language]}: ${cleanText(new URL(url).host, 80)}`}</p>}
      {isOpen && (
        <>
          <p>{words.open[language]}</p>
          <NumberForm
            {...post}
            to={to}
            label={words.number[language]}
            text={words.confirm[language]}
            path="/settings/channel/confirm"
          />
        </>
      )}
      <ButtonForm {...post} to={to} path="/settings/channel/test" text={words.test[language]} />
      <ButtonForm {...post} to={to} path="/settings/channel/remove" text={words.remove[language]} />
    </details>
  );
}

function KindForm({ kind, ...post }: Pick<FormProps, 'reader' | 'shop'> & { readonly kind: ChannelKind }) {
  const { language } = post.reader;
  return (
    <details>
      <summary>{`${kind.id} · ${kind.about[language]}`}</summary>
      <Form {...post} path="/settings/channel" to={['kind', kind.id]}>
        <label>
          {words.name[language]}
          <input name="name" maxlength={40} value={kind.id} required />
        </label>
        {kind.fields
          .filter(({ isMade }) => !isMade)
          .map((field) => (
            <Field field={field} language={language} />
          ))}
        <p>
          <button type="submit">{words.save[language]}</button>
        </p>
      </Form>
    </details>
  );
}

function Field({ field, language }: { readonly field: ChannelField; readonly language: 'en' | 'ja' }) {
  const { key, label, example, isSecret, isOptional } = field;
  const like = filled(words.example, { text: example })[language];
  const notes = [like, ...(isOptional ? [words.optional[language]] : [])].join(language === 'ja' ? '、' : ', ');
  return (
    <label>
      {`${label[language]} (${notes})`}
      <input
        name={fieldName(key)}
        type={isSecret ? 'password' : 'text'}
        autocomplete="off"
        spellcheck={false}
        maxlength={longestField}
        required={!isOptional}
      />
    </label>
  );
}
