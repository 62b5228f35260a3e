// Settings of one shop: who is told and how, mailboxes, pause and resume, the safe phrase, what each detector watches. Changes
// go through the functions that the commands call, are logged and told to every recipient, and want somebody who came in
// lately where an intruder would begin with them.
import type { Hono } from 'hono';
import { z } from 'zod';
import type { App } from '../app.ts';
import { type Advice, UserError } from '../domain/errors.ts';
import type { LogEntry } from '../domain/owner/log-entry.ts';
import type { Account } from '../domain/shop/account.ts';
import { isMailAddress, parseQuietHours, topics } from '../domain/telling/recipient.ts';
import type { Text } from '../domain/text/text.ts';
import { changePhrase, checkedPhrase } from '../owner/safe-phrase.ts';
import { added, changeRecipients, removed } from '../telling/recipients.ts';
import { tryRecipients } from '../telling/try-recipients.ts';
import { type Ask, type Env, missing, type Only } from './env.tsx';
import { freshWanted, isFresh } from './fresh.ts';
import { addDetectors } from './settings-detectors.tsx';
import { mailboxAdded, type Outcome } from './settings-mailboxes.tsx';
import { settingsBody } from './settings-page.tsx';
import { shell } from './shell.tsx';
import { chosenShop, NoShop } from './shop-choice.tsx';

const words = {
  title: { en: 'Settings', ja: '設定' },
  noAddress: { en: 'That is no mail address.', ja: 'メールアドレスとして読めません。' },
  noQuiet: {
    en: 'Quiet hours are written like 22:00-07:00.',
    ja: '静かな時間帯は 22:00-07:00 のように入力してください。',
  },
  saved: { en: 'Saved. Every recipient is told.', ja: '保存しました。すべての送り先にお知らせします。' },
  sent: {
    en: 'The test was handed over to {address}. If it doesn’t arrive within minutes, look into the junk folder.',
    ja: '{address} にテストを送りました。数分で届かないときは、迷惑メールのフォルダもご確認ください。',
  },
  notSent: { en: 'The test did not reach {address}: {why}', ja: '{address} にテストを送れませんでした：{why}' },
} as const satisfies Readonly<Record<string, Text>>;

const recipientForm = z.object({
  address: z.string().max(320),
  language: z.enum(['', 'ja', 'en']).default(''),
  quiet: z.string().max(40).default(''),
  gets: z.union([z.enum(topics), z.array(z.enum(topics))]).default([]),
  isBackup: z.enum(['yes', 'no']),
});

type Notice = Outcome;
type Act = (account: Account, form: Record<string, unknown>, context: Ask) => Promise<Notice | null>;

export function addSettings(routes: Hono<Env>, app: App, only: Only, has: { readonly hasDoctor: boolean }): void {
  const show = showWith(has);
  addDetectors(routes, app, only);
  routes.get('/settings', only, (context) => show(app, context, 200, null));

  /** A form: what it does, and whether it wants somebody who came in lately. Null: the form is none of ours. */
  const form = (path: string, { isGrave }: { readonly isGrave: boolean }, act: Act) =>
    routes.post(path, only, async (context) => {
      const given = await context.req.parseBody({ all: true });
      const shop = typeof given.shop === 'string' ? await chosenShop(app, context, given.shop) : null;
      if (!shop) return missing(context);
      const { id } = shop.account;
      if (isGrave && !isFresh(app, context.var.visitor))
        return show(app, context, 403, { isGood: false, text: freshWanted(context.var.visitor) }, id);
      try {
        const notice = await act(shop.account, given, context);
        return notice ? show(app, context, notice.isGood ? 200 : 409, notice, id) : missing(context);
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        return show(app, context, 409, { isGood: false, text: joined(error.advice) }, id);
      }
    });

  form('/settings/recipient', { isGrave: true }, async (account, given, { var: { visitor } }) => {
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
  form('/settings/recipient/remove', { isGrave: true }, async (account, { address }, { var: { visitor } }) => {
    if (typeof address !== 'string') return null;
    await changeRecipients(app, account, visitor, (before) => removed(before, address));
    return { isGood: true, text: words.saved };
  });
  form('/settings/recipient/test', { isGrave: false }, async (account, { address }) => {
    if (typeof address !== 'string') return null;
    const [tried] = await tryRecipients(app, account, address);
    if (!tried) return null;
    return { isGood: tried.problem === null, text: outcomeOf(address, tried.problem) };
  });
  form('/settings/phrase', { isGrave: true }, async (account, { address, phrase }, { var: { visitor } }) => {
    const readers = (await app.store.listRecipients(account.id)).map((one) => one.address);
    if (typeof address !== 'string' || typeof phrase !== 'string' || !readers.includes(address)) return null;
    await changePhrase(app, account, address, visitor, checkedPhrase(phrase));
    return { isGood: true, text: words.saved };
  });
  form('/settings/mailbox', { isGrave: true }, (account, given, { var: { visitor } }) =>
    mailboxAdded(app, account.id, given, visitor),
  );
  form('/settings/mailbox/remove', { isGrave: true }, async (account, { name }, { var: { visitor } }) => {
    if (typeof name !== 'string') return null;
    const entry = { ...by(visitor, account), what: 'mailbox-removed', subject: name } as const;
    return (await app.store.removeMailbox(account.id, name, entry)) ? { isGood: true, text: words.saved } : null;
  });
  for (const isPaused of [true, false])
    form(
      `/settings/${isPaused ? 'pause' : 'resume'}`,
      { isGrave: isPaused },
      async (account, _, { var: { visitor } }) => {
        const what = isPaused ? 'account-paused' : 'account-resumed';
        const entry = { ...by(visitor, account), what, subject: null } as const;
        await app.store.setPaused(account.id, isPaused ? entry.at : null, entry);
        return { isGood: true, text: words.saved };
      },
    );

  const by = ({ name, via }: Ask['var']['visitor'], { id }: Account): Omit<LogEntry, 'what' | 'subject'> => ({
    ...{ at: app.clock.now(), accountId: id, who: name, via, detail: {} },
  });
}

const joined = ({ what, hint }: Advice): Text => ({ en: `${what.en}. ${hint.en}.`, ja: `${what.ja}。${hint.ja}。` });

function outcomeOf(address: string, problem: Text | null): Text {
  const text = problem === null ? words.sent : words.notSent;
  const say = (language: 'en' | 'ja') =>
    text[language].replace('{why}', () => problem?.[language] ?? '').replace('{address}', () => address);
  return { en: say('en'), ja: say('ja') };
}

const showWith =
  (has: { readonly hasDoctor: boolean }) =>
  async (app: App, context: Ask, status: 200 | 403 | 409, notice: Notice | null, named?: string) => {
    const { reader } = context.var;
    const { language } = reader;
    const shop = await chosenShop(app, context, named);
    const title = words.title[language];
    if (!shop) {
      if (named !== undefined || context.req.query('shop') !== undefined) return missing(context);
      const body = (
        <>
          <h1>{title}</h1>
          <NoShop language={language} />
        </>
      );
      return context.html(shell(reader, { title, body }));
    }
    const body = (
      <>
        <h1>{title}</h1>
        {notice && (
          <p class={notice.isGood ? 'card good' : 'warn'} role={notice.isGood ? 'status' : 'alert'}>
            {notice.text[language]}
          </p>
        )}
        {await settingsBody(app, reader, shop, has)}
      </>
    );
    return context.html(shell(reader, { title, body }), status);
  };
