// What the settings of a shop look like: each recipient with a form of their own, then what else there is.
import type { App } from '../app.ts';
import { minuteMs } from '../domain/clock.ts';
import { channelOf, quietHoursText, type Recipient, type Topic, topics } from '../domain/telling/recipient.ts';
import { count, type Text } from '../domain/text/text.ts';
import { partsOf } from '../domain/watch/coverage.ts';
import { cleanText } from '../messages/language/foreign-text.ts';
import { createFormat } from '../messages/language/format.ts';
import { weaknesses } from '../telling/recipients.ts';
import { partText } from '../watch/part-words.ts';
import { Deliveries } from './settings-deliveries.tsx';
import { Form, type FormProps } from './settings-form.tsx';
import { Mailboxes } from './settings-mailboxes.tsx';
import type { Reader } from './shell.tsx';
import { ShopChoice, type ShopChosen } from './shop-choice.tsx';

const words = {
  recipients: { en: 'Who is told', ja: '送り先' },
  told: {
    en: 'Every change here is told to all of them at once.',
    ja: '変更すると、すべての送り先にすぐお知らせします。',
  },
  add: { en: 'Add a recipient', ja: '送り先を追加' },
  address: { en: 'Mail address', ja: 'メールアドレス' },
  language: { en: 'Language', ja: '言語' },
  ofShop: { en: 'the shop’s', ja: '店舗と同じ' },
  quiet: { en: 'Quiet hours (22:00-07:00; empty for none)', ja: '静かな時間帯（22:00-07:00。空欄でなし）' },
  gets: { en: 'Is told about', ja: 'お知らせする内容' },
  when: { en: 'When', ja: 'いつ' },
  atOnce: { en: 'at once', ja: 'すぐに' },
  backup: { en: 'only when nobody else has answered', ja: 'ほかの方が回答しないとき' },
  save: { en: 'Save', ja: '保存する' },
  remove: { en: 'Remove', ja: '削除する' },
  removeWhy: {
    en: 'This one is told of it, too, and then of nothing more.',
    ja: '削除したことはこの送り先にもお知らせし、その後は何もお知らせしません。',
  },
  test: { en: 'Send a test', ja: 'テストを送る' },
  phrase: { en: 'Safe phrase', ja: '合言葉' },
  phraseWhy: {
    en: 'It stands in every mail to this reader and is shown nowhere else, not here either. Four letters or more.',
    ja: 'この送り先へのすべてのメールに入る言葉です。ほかの場所（この画面を含む）には表示しません。4文字以上。',
  },
  setPhrase: { en: 'Set a new one', ja: '新しく設定する' },
  watch: { en: 'The watch', ja: '見守り' },
  paused: { en: 'Paused since {at}: nobody is watching.', ja: '{at} から休止中です。見守っていません。' },
  pause: { en: 'Pause the watch', ja: '休止する' },
  pauseWhy: {
    en: 'Nothing is read or told until it is resumed.',
    ja: '再開するまで、何も確認せず、お知らせもしません。',
  },
  resume: { en: 'Resume it', ja: '再開する' },
  every: { en: 'every {n, plural, one {# minute} other {# minutes}}', ja: '{n}分ごと' },
  onDemand: { en: 'as it is needed', ja: '必要なとき' },
  more: { en: 'More', ja: 'そのほか' },
  detectors: { en: 'What is watched for, and why', ja: '見張っている内容と理由' },
  doctor: { en: 'Is everything in order?', ja: '設定の診断' },
  noSmtp: {
    en: 'No mail server is set: mails reach nobody, they are written to {place}.',
    ja: 'メールサーバーが設定されていません。メールは誰にも届かず、{place} に書き出されます。',
  },
  key: { en: 'Public signing key', ja: '署名の公開鍵' },
  keyWhy: {
    en: 'Whoever has it can check that a mail comes from this installation (rusuban verify-mail).',
    ja: 'この鍵で、メールがこの留守番から届いたものか確認できます（rusuban verify-mail）。',
  },
  people: {
    en: 'The sign-in to Amazon and channels (chat rooms, telephones, programs) are added on the computer.',
    ja: 'Amazonへの接続と、チャットや電話などの送り先の追加は、コンピューターで行います。',
  },
} as const satisfies Readonly<Record<string, Text>>;
const topicNames: Readonly<Record<Topic, Text>> = {
  alerts: { en: 'incidents', ja: '異変' },
  reports: { en: 'weekly reports', ja: '週報' },
  upkeep: { en: 'the watch itself', ja: '見守りの状態' },
};

export async function settingsBody(
  app: App,
  reader: Reader,
  shop: ShopChosen,
  { hasDoctor }: { readonly hasDoctor: boolean },
) {
  const { account } = shop;
  const { language, base } = reader;
  const format = createFormat(language, account.timeZone);
  const [recipients, mailboxes, deliveries] = [
    await app.store.listRecipients(account.id),
    await app.store.listMailboxes(account.id),
    await app.store.lastDeliveries(account.id, deliveriesShown),
  ];
  const watched = mailboxes.map(({ settings }) => settings.user);
  const weak = weaknesses(
    recipients.map(({ address }) => address),
    watched,
  );
  const post = { reader, shop: account.id };
  return (
    <>
      <ShopChoice reader={reader} {...shop} path="/settings" />
      <h2>{words.recipients[language]}</h2>
      <p>{words.told[language]}</p>
      {app.config.smtpUrl === null && <p class="warn">{format.say(words.noSmtp, { place: app.mail.destination })}</p>}
      {weak.map((one) => (
        <p class="warn">{one[language]}</p>
      ))}
      {recipients.map((one) => (
        <details>
          <summary>{`${cleanText(one.address)} · ${(one.isBackup ? words.backup : words.atOnce)[language]}`}</summary>
          <RecipientForm {...post} recipient={one} />
          {channelOf(one.address) === 'mail' && (
            <Form {...post} path="/settings/phrase" address={one.address}>
              <label>
                {words.phrase[language]}
                <input name="phrase" autocomplete="off" minlength={4} maxlength={60} required />
              </label>
              <p class="soft">{words.phraseWhy[language]}</p>
              <button type="submit" class="plain">
                {words.setPhrase[language]}
              </button>
            </Form>
          )}
          <Form {...post} path="/settings/recipient/test" address={one.address}>
            <button type="submit" class="plain">
              {words.test[language]}
            </button>
          </Form>
          <Form {...post} path="/settings/recipient/remove" address={one.address}>
            <p class="soft">{words.removeWhy[language]}</p>
            <button type="submit" class="plain">
              {words.remove[language]}
            </button>
          </Form>
        </details>
      ))}
      <details>
        <summary>{words.add[language]}</summary>
        <RecipientForm {...post} recipient={null} />
      </details>
      <Deliveries deliveries={deliveries} format={format} />
      <Mailboxes {...post} mailboxes={mailboxes} />
      <h2>{words.watch[language]}</h2>
      {account.pausedAt === undefined ? (
        <Form {...post} path="/settings/pause">
          <p class="soft">{words.pauseWhy[language]}</p>
          <button type="submit" class="plain">
            {words.pause[language]}
          </button>
        </Form>
      ) : (
        <Form {...post} path="/settings/resume">
          <p class="warn">{format.say(words.paused, { at: format.instant(account.pausedAt) })}</p>
          <button type="submit">{words.resume[language]}</button>
        </Form>
      )}
      <dl>
        {partsOf(account).map((part) => {
          const every = app.intervals[part];
          const isSet = Number.isFinite(every) && every > 0;
          return (
            <>
              <dt>{partText(part)[language]}</dt>
              <dd>
                {isSet ? format.say(words.every, { n: count(Math.round(every / minuteMs)) }) : words.onDemand[language]}
              </dd>
            </>
          );
        })}
      </dl>
      <h2>{words.more[language]}</h2>
      <p>
        <a href={`${base}/settings/detectors?${new URLSearchParams({ shop: account.id })}`}>
          {words.detectors[language]}
        </a>
      </p>
      {hasDoctor && (
        <p>
          <a href={`${base}/settings/doctor?${new URLSearchParams({ shop: account.id })}`}>{words.doctor[language]}</a>
        </p>
      )}
      <p>{words.people[language]}</p>
      <h3>{words.key[language]}</h3>
      <p class="soft">{words.keyWhy[language]}</p>
      <p class="card">
        <code>{app.publicKey}</code>
      </p>
    </>
  );
}

const deliveriesShown = 30;

/** @param recipient null: a new one */
function RecipientForm({
  recipient,
  reader,
  shop,
}: Pick<FormProps, 'reader' | 'shop'> & { readonly recipient: Recipient | null }) {
  const { language } = reader;
  const gets = recipient?.gets ?? topics;
  return (
    <Form reader={reader} shop={shop} path="/settings/recipient" {...(recipient && { address: recipient.address })}>
      {recipient === null && (
        <label>
          {words.address[language]}
          <input type="email" name="address" autocomplete="off" maxlength={320} required />
        </label>
      )}
      <div class="row">
        <label>
          {words.language[language]}
          <select name="language">
            {(['', 'ja', 'en'] as const).map((one) => (
              <option value={one} selected={(recipient?.language ?? '') === one}>
                {one === '' ? words.ofShop[language] : one === 'ja' ? '日本語' : 'English'}
              </option>
            ))}
          </select>
        </label>
        <label>
          {words.quiet[language]}
          <input
            name="quiet"
            value={recipient?.quietHours ? quietHoursText(recipient.quietHours) : ''}
            maxlength={20}
          />
        </label>
      </div>
      <fieldset>
        <legend>{words.gets[language]}</legend>
        {topics.map((topic) => (
          <label class="choice">
            <input type="checkbox" name="gets" value={topic} checked={gets.includes(topic)} />{' '}
            {topicNames[topic][language]}
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>{words.when[language]}</legend>
        {([false, true] as const).map((isBackup) => (
          <label class="choice">
            <input
              type="radio"
              name="isBackup"
              value={isBackup ? 'yes' : 'no'}
              checked={(recipient?.isBackup ?? true) === isBackup}
            />{' '}
            {(isBackup ? words.backup : words.atOnce)[language]}
          </label>
        ))}
      </fieldset>
      <p>
        <button type="submit">{words.save[language]}</button>
      </p>
    </Form>
  );
}
