// Settings of one shop: who is told and how, mailboxes, pause and resume, the safe phrase, what each detector watches. Changes
// go through the functions that the commands call, are logged and told to every recipient, and want somebody who came in
// lately where an intruder would begin with them.
import type { Hono } from 'hono';
import { z } from 'zod';
import type { App } from '../../app.ts';
import type { LogEntry } from '../../domain/owner/log-entry.ts';
import type { Account } from '../../domain/shop/account.ts';
import { isMailAddress, parseQuietHours, topics } from '../../domain/telling/recipient.ts';
import type { Text } from '../../domain/text/text.ts';
import { setPaused } from '../../owner/accounts.ts';
import { changePhrase, checkedPhrase } from '../../owner/safe-phrase.ts';
import { added, changeRecipients, movedUp, removed } from '../../telling/recipients.ts';
import { sendAgain } from '../../telling/send-again.ts';
import { addConsentForms } from '../consent/connect.tsx';
import { addInviteForms } from '../consent/invite.tsx';
import type { Doors } from '../doors.ts';
import { type Ask, type Env, missing } from '../env.tsx';
import { shell } from '../parts/shell.tsx';
import { chosenShop, NoShop } from '../parts/shop-choice.tsx';
import { addSetUpForms, showSetUp } from '../set-up/set-up.tsx';
import { arrivalShown, testSent } from './arrival.tsx';
import { addChannelForms } from './channels.tsx';
import { addDetectors } from './detectors.tsx';
import { mailboxAdded } from './mailboxes.tsx';
import { settingsBody } from './page.tsx';
import { senderRemoved, senderSet } from './sender.tsx';
import { addShopForms } from './shop.tsx';
import { createShopForms, type Outcome, OutcomeNote } from './shop-forms.tsx';

const words = {
  title: { en: 'Settings', ja: '設定' },
  noAddress: { en: 'That is no mail address.', ja: 'メールアドレスとして読めません。' },
  noQuiet: {
    en: 'Quiet hours are written like 22:00-07:00.',
    ja: '静かな時間帯は 22:00-07:00 のように入力してください。',
  },
  again: { en: 'It is sent again with the next round.', ja: '次の送信でもう一度送ります。' },
  notAgain: {
    en: 'It has arrived meanwhile, or its reader is no longer told.',
    ja: 'すでに届いたか、送り先から外れています。',
  },
  moved: { en: 'The order was changed.', ja: '順番を変更しました。' },
  saved: { en: 'Saved. Every recipient is told.', ja: '保存しました。すべての送り先にお知らせします。' },
} as const satisfies Readonly<Record<string, Text>>;

const recipientForm = z.object({
  address: z.string().max(320),
  language: z.enum(['', 'ja', 'en']).default(''),
  quiet: z.string().max(40).default(''),
  gets: z.union([z.enum(topics), z.array(z.enum(topics))]).default([]),
  isBackup: z.enum(['yes', 'no']),
});

export function addSettings(routes: Hono<Env>, doors: Doors, has: { readonly hasDoctor: boolean }): void {
  const show = showWith(has);
  const { minded: only } = doors;
  addDetectors(routes, only);
  routes.get('/settings', only, (context) => show(context, 200, null, context.req.query('shop')));

  const forms = createShopForms(routes, doors, { settings: show, setup: showSetUp });
  addSetUpForms(forms);
  addShopForms(forms);
  addConsentForms(forms);
  addInviteForms(forms);
  addChannelForms(forms);
  const { form } = forms;
  form('/settings/recipient', { isGrave: true }, async (account, given, { var: { app, visitor } }) => {
    const read = recipientForm.safeParse(given);
    if (!read.success) return null;
    const { address, language, quiet, gets, isBackup } = read.data;
    const known = (await app.store.listRecipients(account.id)).some((one) => one.address === address);
    if (!known && !isMailAddress(address.trim())) return { isGood: false, text: words.noAddress };
    const quietHours = quiet.trim() === '' ? null : parseQuietHours(quiet);
    if (quiet.trim() !== '' && quietHours === null) return { isGood: false, text: words.noQuiet };
    const settings = {
      ...{ language: language === '' ? null : language, quietHours, isBackup: isBackup === 'yes' },
      gets: topics.filter((topic) => [gets].flat().includes(topic)),
    };
    await changeRecipients(app, account, visitor, (before) => added(before, address.trim(), settings));
    return { isGood: true, text: words.saved };
  });
  form('/settings/recipient/earlier', { isGrave: false }, async (account, { address }, { var: { app, visitor } }) => {
    if (typeof address !== 'string') return null;
    await changeRecipients(app, account, visitor, (before) => movedUp(before, address));
    return { isGood: true, text: words.moved };
  });
  form('/settings/recipient/remove', { isGrave: true }, async (account, { address }, { var: { app, visitor } }) => {
    if (typeof address !== 'string') return null;
    await changeRecipients(app, account, visitor, (before) => removed(before, address));
    return { isGood: true, text: words.saved };
  });
  form('/settings/recipient/test', { isGrave: false }, async (account, { address }, { var: { app } }) =>
    typeof address === 'string' ? testSent(app, account, address) : null,
  );
  form(
    '/settings/recipient/confirm',
    { isGrave: false },
    async (account, { address, number }, { var: { app, visitor } }) => {
      const readers = await app.store.listRecipients(account.id);
      if (typeof address !== 'string' || typeof number !== 'string') return null;
      if (!readers.some((one) => one.address === address)) return null;
      return arrivalShown(app, account, { address, number }, visitor);
    },
  );
  form('/settings/message/again', { isGrave: false }, async ({ id }, { message }, { var: { app, visitor } }) => {
    if (typeof message !== 'string') return null;
    const isSent = await sendAgain(app, id, message, visitor);
    return { isGood: isSent, text: isSent ? words.again : words.notAgain };
  });
  form('/settings/phrase', { isGrave: true }, async (account, { address, phrase }, { var: { app, visitor } }) => {
    const readers = (await app.store.listRecipients(account.id)).map((one) => one.address);
    if (typeof address !== 'string' || typeof phrase !== 'string' || !readers.includes(address)) return null;
    await changePhrase(app, account, address, visitor, checkedPhrase(phrase));
    return { isGood: true, text: words.saved };
  });
  form('/settings/sender', { isGrave: true }, (_account, given, { var: { app, visitor } }) =>
    senderSet(app, given, visitor),
  );
  form('/settings/sender/remove', { isGrave: true }, (_account, _given, { var: { app, visitor } }) =>
    senderRemoved(app, visitor),
  );
  form('/settings/mailbox', { isGrave: true }, (account, given, { var: { app, visitor } }) =>
    mailboxAdded(app, account.id, given, visitor),
  );
  form('/settings/mailbox/remove', { isGrave: true }, async (account, { name }, { var: { app, visitor } }) => {
    if (typeof name !== 'string') return null;
    const entry = { ...by(app, visitor, account), what: 'mailbox-removed', subject: name } as const;
    return (await app.store.removeMailbox(account.id, name, entry)) ? { isGood: true, text: words.saved } : null;
  });
  for (const isPaused of [true, false])
    form(
      `/settings/${isPaused ? 'pause' : 'resume'}`,
      { isGrave: isPaused },
      async (account, _, { var: { app, visitor } }) => {
        await setPaused(app, account, isPaused, visitor);
        return { isGood: true, text: words.saved };
      },
    );

  const by = (
    { clock }: App,
    { name, via }: Ask['var']['visitor'],
    { id }: Account,
  ): Omit<LogEntry, 'what' | 'subject'> => ({
    ...{ at: clock.now(), accountId: id, who: name, via, detail: {} },
  });
}

const showWith =
  (has: { readonly hasDoctor: boolean }) =>
  async (
    context: Ask,
    status: 200 | 403 | 409,
    outcome: Outcome | null,
    named: string | null | undefined,
  ): Promise<Response> => {
    const { reader, app } = context.var;
    const { language } = reader;
    const shop = await chosenShop(context, named ?? undefined);
    const title = words.title[language];
    if (!shop && (named ?? null) !== null) return missing(context);
    const body = (
      <>
        <h1>{title}</h1>
        <OutcomeNote reader={reader} outcome={outcome} />
        {shop ? await settingsBody(app, reader, shop, has) : <NoShop reader={reader} />}
      </>
    );
    return context.html(shell(reader, { title, body }), status);
  };
