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
  if (!/^[\w-]{1,40}$/.test(name)) throw new UserError(`"${name}" can't be a name`, 'use letters, digits and dashes');
  return withApp<ExitCode>(async (app) => {
    const account = await chosenAccount(terminal, app, flags.id);
    const read = (typed: string) => {
      const objection = app.webhooks.objection(typed.trim());
      if (objection === null) return typed.trim();
      throw new UserError(`nothing can be posted there: ${objection}`, 'RUSUBAN_WEBHOOK_ANYWHERE=true allows it');
    };
    const url = app.config.webhookUrl === null ? await askForUrl(terminal, read) : read(app.config.webhookUrl);
    const secret = kind === 'standard' ? `whsec_${randomBytes(24).toString('base64')}` : null;
    const webhook: Webhook = { name, kind, settings: { url, secret } };
    await app.store.addWebhook(account.id, webhook, app.clock.now());
    const address = webhookAddress(name);
    // A machine doesn't sleep on it: told at once unless said otherwise.
    const settings = { isBackup: false, ...settingsOf(flags) };
    await changeRecipients(app, account, speaker(), (before) => added(before, address, settings));
    note(terminal, `${address} is told from now on.`);
    if (secret !== null) {
      note(terminal, 'Its receiver checks the signature with this secret, which is not shown again:');
      say(terminal, secret);
    }
    await tellNow(terminal, app);
    return sayTried(terminal, await tryRecipients(app, account, address));
  });
}

async function askForUrl(terminal: Terminal, read: (typed: string) => string): Promise<string> {
  if (!terminal.stdin.isTTY)
    throw new UserError('no address was given', 'set RUSUBAN_WEBHOOK_URL (or RUSUBAN_WEBHOOK_URL_FILE)');
  return ask(terminal, { message: wordsAt(terminal).webhookUrl, read });
}

export async function webhookList(
  terminal: Terminal,
  flags: { readonly id?: string | undefined; readonly json?: boolean },
): Promise<ExitCode> {
  return withCore<ExitCode>(async (app) => {
    const account = await chosenAccount(terminal, app, flags.id);
    const all = await app.store.listWebhooks(account.id);
    // The path of a hook's address is what lets one post there.
    const shown = all.map(({ name, kind, settings }) => ({ name, kind, host: new URL(settings.url).host }));
    if (flags.json) sayJson(terminal, shown);
    else if (shown.length === 0) note(terminal, 'There is no webhook yet. Add one with: rusuban webhook add NAME');
    else for (const { name, kind, host } of shown) say(terminal, `${name}  ${kind}  ${host}`);
    return 0;
  });
}

export async function webhookTest(terminal: Terminal, { name, id }: Named): Promise<ExitCode> {
  return withApp<ExitCode>(async (app) => {
    const account = await chosenAccount(terminal, app, id);
    return sayTried(terminal, await tryRecipients(app, account, webhookAddress(name)));
  });
}

export async function webhookRemove(terminal: Terminal, { name, id }: Named): Promise<ExitCode> {
  return withApp<ExitCode>(async (app) => {
    const account = await chosenAccount(terminal, app, id);
    const all = await app.store.listWebhooks(account.id);
    if (!all.some((one) => one.name === name))
      throw new UserError(`there is no webhook "${name}"`, 'rusuban webhook list names them');
    const address = webhookAddress(name);
    await changeRecipients(app, account, speaker(), (before) =>
      before.some((one) => one.address === address) ? removed(before, address) : [...before],
    );
    // Told of its own end before it is gone.
    await tellNow(terminal, app);
    await app.store.removeWebhook(account.id, name);
    note(terminal, `${name} is posted to no longer. Take the hook away at its receiver, too.`);
    return 0;
  });
}
