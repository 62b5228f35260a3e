// Who is told, among a shop's settings: each recipient with a form of their own, the words by which they know our mails, and
// whether what is sent there arrives.
import { channelOf, quietHoursText, type Recipient, type Topic, topics } from '../../domain/telling/recipient.ts';
import type { Text } from '../../domain/text/text.ts';
import { cleanText } from '../../messages/language/foreign-text.ts';
import { Arrival } from './arrival.tsx';
import { ButtonForm, Form, type FormProps } from './form.tsx';

const words = {
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
  order: {
    en: 'Whoever is told “at once” is told at the same time as the others. The order is that in which people call each other up: it stands beside the checklist of an incident.',
    ja: '「すぐに」の送り先には同時にお知らせします。並び順は、互いに電話などで連絡する順番です。異変のページのチェックリストに表示されます。',
  },
  earlier: { en: 'One place earlier', ja: '順番を一つ上げる' },
  remove: { en: 'Remove', ja: '削除する' },
  removeWhy: {
    en: 'This one is told of it, too, and then of nothing more.',
    ja: '削除したことはこの送り先にもお知らせし、その後は何もお知らせしません。',
  },
  phrase: { en: 'Safe phrase', ja: '合言葉' },
  phraseWhy: {
    en: 'It stands in every mail to this reader and is shown nowhere else, not here either. Four letters or more.',
    ja: 'この送り先へのすべてのメールに入る言葉です。ほかの場所（この画面を含む）には表示しません。4文字以上。',
  },
  setPhrase: { en: 'Set a new one', ja: '新しく設定する' },
} as const satisfies Readonly<Record<string, Text>>;
const topicNames: Readonly<Record<Topic, Text>> = {
  alerts: { en: 'incidents', ja: '異変' },
  reports: { en: 'weekly reports', ja: '週報' },
  upkeep: { en: 'the watch itself', ja: '見守りの状態' },
};

type OfShop = Pick<FormProps, 'reader' | 'shop' | 'at'>;

export function Recipients({
  recipients,
  arrived,
  ...post
}: OfShop & { readonly recipients: readonly Recipient[]; readonly arrived: ReadonlySet<string> }) {
  const { language } = post.reader;
  return (
    <>
      {recipients.length > 1 && <p class="soft">{words.order[language]}</p>}
      {recipients.map((one, place) => (
        <details>
          <summary>{`${recipients.length > 1 ? `${place + 1}. ` : ''}${cleanText(one.address)} · ${(one.isBackup ? words.backup : words.atOnce)[language]}`}</summary>
          {place > 0 && (
            <ButtonForm
              {...post}
              to={['address', one.address]}
              text={words.earlier[language]}
              path="/settings/recipient/earlier"
            />
          )}
          <RecipientForm {...post} recipient={one} />
          {channelOf(one.address) === 'mail' && <PhraseForm {...post} address={one.address} />}
          <Arrival
            {...post}
            address={one.address}
            isArrived={channelOf(one.address) !== 'mail' || arrived.has(one.address)}
          />
          <ButtonForm
            {...post}
            to={['address', one.address]}
            text={words.remove[language]}
            path="/settings/recipient/remove"
          >
            <p class="soft">{words.removeWhy[language]}</p>
          </ButtonForm>
        </details>
      ))}
      <details>
        <summary>{words.add[language]}</summary>
        <RecipientForm {...post} recipient={null} />
      </details>
    </>
  );
}

export function PhraseForm({ address, ...form }: OfShop & { readonly address: string }) {
  const { language } = form.reader;
  return (
    <ButtonForm {...form} to={['address', address]} text={words.setPhrase[language]} path="/settings/phrase">
      <label>
        {words.phrase[language]}
        <input name="phrase" autocomplete="off" minlength={4} maxlength={60} required />
      </label>
      <p class="soft">{words.phraseWhy[language]}</p>
    </ButtonForm>
  );
}

/**
 * @param recipient null: a new one
 * @param isBackup whether a new one is told only when nobody else has answered, unless the form says otherwise
 */
export function RecipientForm({
  recipient,
  isBackup: isUsuallyBackup = true,
  ...form
}: OfShop & { readonly recipient: Recipient | null; readonly isBackup?: boolean }) {
  const { language } = form.reader;
  const gets = recipient?.gets ?? topics;
  return (
    <Form {...form} path="/settings/recipient" to={recipient ? ['address', recipient.address] : undefined}>
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
              checked={(recipient?.isBackup ?? isUsuallyBackup) === isBackup}
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
