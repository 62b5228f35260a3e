// What the settings of a shop look like: each recipient with a form of their own, then what else there is.
import type { App } from '../../app.ts';
import { minuteMs } from '../../domain/clock.ts';
import { count, type Text } from '../../domain/text/text.ts';
import { partsOf } from '../../domain/watch/coverage.ts';
import { createFormat } from '../../messages/language/format.ts';
import { arrivedAt } from '../../telling/arrival.ts';
import { weaknesses } from '../../telling/recipients.ts';
import { triesShown } from '../../telling/send-again.ts';
import { partText } from '../../watch/part-words.ts';
import { InviteSeller } from '../consent/invite.tsx';
import type { Reader } from '../parts/shell.tsx';
import { ShopChoice, type ShopChosen } from '../parts/shop-choice.tsx';
import { Channels, readChannels } from './channels.tsx';
import { Deliveries } from './deliveries.tsx';
import { ButtonForm, Form } from './form.tsx';
import { Mailboxes } from './mailboxes.tsx';
import { Recipients } from './recipients.tsx';
import { SenderSection } from './sender.tsx';
import { ShopSection } from './shop.tsx';

const words = {
  recipients: { en: 'Who is told', ja: '送り先' },
  told: {
    en: 'Every change here is told to all of them at once.',
    ja: '変更すると、すべての送り先にすぐお知らせします。',
  },
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
  key: { en: 'Public signing key', ja: '署名の公開鍵' },
  keyWhy: {
    en: 'Whoever has it can check that a mail comes from this installation (rusuban verify-mail).',
    ja: 'この鍵で、メールがこの留守番から届いたものか確認できます（rusuban verify-mail）。',
  },
  setup: { en: 'Set-up, step by step', ja: 'はじめの設定（手順）' },
  another: { en: 'Add another shop', ja: '別の店舗を追加する' },
} as const satisfies Readonly<Record<string, Text>>;
export async function settingsBody(
  app: App,
  reader: Reader,
  shop: ShopChosen,
  { hasDoctor }: { readonly hasDoctor: boolean },
) {
  const { account } = shop;
  const { language, base } = reader;
  // the computer and its mail server are no client's matter
  const seesAll = reader.visitor?.clients === null;
  const format = createFormat(language, account.timeZone);
  const [recipients, mailboxes, deliveries] = [
    await app.store.listRecipients(account.id),
    await app.store.listMailboxes(account.id),
    await app.store.lastDeliveries(account.id, triesShown),
  ];
  const watched = mailboxes.map(({ settings }) => settings.user);
  const weak = weaknesses(
    recipients.map(({ address }) => address),
    watched,
  );
  const arrived = await arrivedAt(app, account.id);
  const applications = await app.store.listApplications();
  const invitations = await app.store.listSellerInvitations(account.id, app.clock.now());
  const channels = await readChannels(app, account.id, recipients);
  const post = { reader, shop: account.id };
  return (
    <>
      <ShopChoice reader={reader} {...shop} path="/settings" />
      <h2>{words.recipients[language]}</h2>
      <p>{words.told[language]}</p>
      {weak.map((one) => (
        <p class="warn">{one[language]}</p>
      ))}
      <Recipients {...post} recipients={recipients} arrived={arrived} />
      <Channels {...post} {...channels} />
      {seesAll && <SenderSection {...post} app={app} />}
      <Deliveries {...post} deliveries={deliveries} format={format} />
      <Mailboxes {...post} mailboxes={mailboxes} />
      <h2>{words.watch[language]}</h2>
      {account.pausedAt === undefined ? (
        <ButtonForm {...post} path="/settings/pause" text={words.pause[language]}>
          <p class="soft">{words.pauseWhy[language]}</p>
        </ButtonForm>
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
      {hasDoctor && seesAll && (
        <p>
          <a href={`${base}/settings/doctor?${new URLSearchParams({ shop: account.id })}`}>{words.doctor[language]}</a>
        </p>
      )}
      <p>
        <a href={`${base}/setup?${new URLSearchParams({ shop: account.id })}`}>{words.setup[language]}</a>
        <br />
        <a href={`${base}/setup?new=yes`}>{words.another[language]}</a>
      </p>
      <ShopSection {...post} account={account} applications={applications} />
      <InviteSeller {...post} applications={applications} invitations={invitations} format={format} />
      <h3>{words.key[language]}</h3>
      <p class="soft">{words.keyWhy[language]}</p>
      <p class="card">
        <code>{app.publicKey}</code>
      </p>
    </>
  );
}
