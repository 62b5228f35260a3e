// `rusuban webhook add`, `list`, `test` and `remove`: messages posted to addresses of the owner's.
import { randomBytes } from 'node:crypto';
import { UserError } from '../../domain/errors.ts';
import { webhookAddress } from '../../domain/telling/recipient.ts';
import type { Webhook, WebhookKind } from '../../domain/telling/webhook.ts';
import { added, changeRecipients, removed } from '../../telling/recipients.ts';
import { tryRecipients } from '../../telling/try-recipients.ts';
import { ask } from '../ask.ts';
import type { ExitCode } from '../failure.ts';
import { speaker } from '../speaker.ts';
import { note, say, sayJson, type Terminal } from '../terminal.ts';
import { chosenAccount, withApp, withCore } from '../with-app.ts';
import { wordsAt } from '../words/index.ts';
import { type RecipientFlags, sayTried, settingsOf, tellNow } from './recipient.ts';

interface Named {
  readonly name: string;
  readonly id?: string | undefined;
}

export async function webhookAdd(
  terminal: Terminal,
  flags: RecipientFlags & Named & { readonly kind: WebhookKind },
): Promise<ExitCode> {
  const { name, kind } = flags;
  const w = wordsAt(terminal).webhook;
  if (!/^[\w-]{1,40}$/.test(name))
    throw new UserError(
      { en: `"${name}" can't be a name`, ja: `「${name}」は名前にできません` },
      { en: 'use letters, digits and dashes', ja: '英数字とハイフン、下線だけにしてください' },
    );
  return withApp<ExitCode>(async (app) => {
    const account = await chosenAccount(app, flags.id);
    const read = (typed: string) => {
      const objection = app.webhooks.objection(typed.trim());
      if (objection === null) return typed.trim();
      throw new UserError(
        { en: `nothing can be posted there: ${objection.en}`, ja: `そこには送信できません：${objection.ja}` },
        { en: 'RUSUBAN_WEBHOOK_ANYWHERE=true allows it', ja: 'RUSUBAN_WEBHOOK_ANYWHERE=true を設定すると許可されます' },
      );
    };
    const url = app.config.webhookUrl === null ? await askForUrl(terminal, read) : read(app.config.webhookUrl);
    const secret = kind === 'standard' ? `whsec_${randomBytes(24).toString('base64')}` : null;
    const webhook: Webhook = { name, kind, settings: { url, secret } };
    await app.store.addWebhook(account.id, webhook, app.clock.now());
    const address = webhookAddress(name);
    // A machine doesn't sleep on it: told at once unless said otherwise.
    const settings = { isBackup: false, ...settingsOf(flags) };
    await changeRecipients(app, account, speaker(), (before) => added(before, address, settings));
    note(terminal, w.added(address));
    if (secret !== null) {
      note(terminal, w.secret);
      say(terminal, secret);
    }
    await tellNow(terminal, app);
    return sayTried(terminal, await tryRecipients(app, account, address));
  });
}

async function askForUrl(terminal: Terminal, read: (typed: string) => string): Promise<string> {
  if (!terminal.stdin.isTTY)
    throw new UserError(
      { en: 'no address was given', ja: 'URLが指定されていません' },
      {
        en: 'set RUSUBAN_WEBHOOK_URL (or RUSUBAN_WEBHOOK_URL_FILE)',
        ja: 'RUSUBAN_WEBHOOK_URL（または RUSUBAN_WEBHOOK_URL_FILE）を設定してください',
      },
    );
  return ask(terminal, { message: wordsAt(terminal).webhookUrl, read });
}

export async function webhookList(
  terminal: Terminal,
  flags: { readonly id?: string | undefined; readonly json?: boolean },
): Promise<ExitCode> {
  return withCore<ExitCode>(async (app) => {
    const account = await chosenAccount(app, flags.id);
    const all = await app.store.listWebhooks(account.id);
    // The path of a hook's address is what lets one post there.
    const shown = all.map(({ name, kind, settings }) => ({ name, kind, host: new URL(settings.url).host }));
    if (flags.json) sayJson(terminal, shown);
    else if (shown.length === 0) note(terminal, wordsAt(terminal).webhook.none);
    else for (const { name, kind, host } of shown) say(terminal, `${name}  ${kind}  ${host}`);
    return 0;
  });
}

export async function webhookTest(terminal: Terminal, { name, id }: Named): Promise<ExitCode> {
  return withApp<ExitCode>(async (app) => {
    const account = await chosenAccount(app, id);
    return sayTried(terminal, await tryRecipients(app, account, webhookAddress(name)));
  });
}

export async function webhookRemove(terminal: Terminal, { name, id }: Named): Promise<ExitCode> {
  return withApp<ExitCode>(async (app) => {
    const account = await chosenAccount(app, id);
    const all = await app.store.listWebhooks(account.id);
    if (!all.some((one) => one.name === name))
      throw new UserError(
        { en: `there is no webhook "${name}"`, ja: `「${name}」というWebhookはありません` },
        { en: 'rusuban webhook list names them', ja: 'rusuban webhook list で一覧を表示できます' },
      );
    const address = webhookAddress(name);
    await changeRecipients(app, account, speaker(), (before) =>
      before.some((one) => one.address === address) ? removed(before, address) : [...before],
    );
    // Told of its own end before it is gone.
    await tellNow(terminal, app);
    await app.store.removeWebhook(account.id, name);
    note(terminal, wordsAt(terminal).webhook.removed(name));
    return 0;
  });
}
