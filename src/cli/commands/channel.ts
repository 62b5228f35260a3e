// `rusuban channel add`, `confirm`, `list`, `test` and `remove`: where messages go besides mail. What people are to read is
// told of anything only when somebody has typed the number of its trial.
import { randomBytes } from 'node:crypto';
import type { App } from '../../app.ts';
import { UserError } from '../../domain/errors.ts';
import type { Account } from '../../domain/shop/account.ts';
import type { ChannelField, ChannelKind } from '../../domain/telling/channel-kind.ts';
import { webhookAddress } from '../../domain/telling/recipient.ts';
import type { Webhook } from '../../domain/telling/webhook.ts';
import { accountReaders } from '../../owner/account-readers.ts';
import {
  addChannel,
  channelSettings,
  isItsNumber,
  madeSecret,
  removeChannel,
  tellChannel,
} from '../../telling/add-channel.ts';
import { channelKinds, channelNamed, kindNamed, unconfirmed, withWishes } from '../../telling/channels.ts';
import type { RecipientSettings } from '../../telling/recipients.ts';
import { tryRecipients } from '../../telling/try-recipients.ts';
import { ask, askSecret } from '../ask.ts';
import type { ExitCode } from '../failure.ts';
import { speaker } from '../speaker.ts';
import { languageAt, note, say, sayJson, type Terminal } from '../terminal.ts';
import { chosenAccount, withApp, withCore } from '../with-app.ts';
import { textAt, wordsAt } from '../words/index.ts';
import { type RecipientFlags, sayDeliveries, sayTried, settingsOf, tellNow } from './recipient.ts';

interface Named {
  readonly name: string;
  readonly id?: string | undefined;
}

const inTheConsole = {
  what: {
    en: 'a browser can only be added by itself',
    ja: 'ブラウザーへの通知は、その端末のブラウザーからしか追加できません',
  },
  hint: {
    en: 'open the console on that phone or computer: Settings, “Wake this device”',
    ja: 'その端末で管理画面を開き、「設定」の「この端末で通知を受け取る」から追加してください',
  },
};

export async function channelAdd(
  terminal: Terminal,
  flags: RecipientFlags & Named & { readonly kind: string },
): Promise<ExitCode> {
  const kind = kindNamed(flags.kind);
  const name = accountReaders.shortName(flags.name);
  if (kind.isForBrowsers) throw new UserError(inTheConsole.what, inTheConsole.hint);
  return withApp<ExitCode>(async (app) => {
    const account = await chosenAccount(app, flags.id);
    const settings = withWishes(await askFor(terminal, app, kind), settingsOf(flags));
    const webhook: Webhook = { name, kind: kind.id, settings };
    await addChannel(app, account, webhook, speaker());
    if (kind.isForMachines) await sayTold(terminal, app, webhook);
    for (const { key, label } of kind.fields.filter(({ isMade }) => isMade)) {
      const t = textAt(terminal);
      note(terminal, `${label[languageAt(terminal)]}${t(', not shown again:', '（再表示されません）：')}`);
      say(terminal, `${settings[key]}`);
    }
    const code = sayTried(terminal, await tryRecipients(app, account, webhookAddress(webhook)));
    if (kind.isForMachines || code !== 0) return code;
    return confirmNow(terminal, app, account, webhook);
  });
}

/** Each of its settings: asked for, without echo where it is secret; without a terminal from RUSUBAN_CHANNEL. */
function askFor(terminal: Terminal, app: App, kind: ChannelKind): Promise<Webhook['settings']> {
  const given: Readonly<Record<string, string>> = app.config.channelSettings ?? {};
  const answer = async (field: ChannelField, read: (typed: string) => string | null) => {
    const typed = given[field.key];
    if (typed !== undefined) return read(typed);
    return terminal.stdin.isTTY ? askField(terminal, field, read) : undefined;
  };
  return channelSettings(kind, app.webhooks, madeSecret(randomBytes(24)), answer, (key, example) => ({
    en: `set RUSUBAN_CHANNEL (or RUSUBAN_CHANNEL_FILE) to lines like ${key}=${example}`,
    ja: `RUSUBAN_CHANNEL（または RUSUBAN_CHANNEL_FILE）に ${key}=${example} のような行を設定してください`,
  }));
}

async function askField(
  terminal: Terminal,
  { label, example, isSecret, isOptional }: ChannelField,
  read: (typed: string) => string | null,
): Promise<string | null> {
  const t = textAt(terminal);
  const what = label[languageAt(terminal)];
  const usual = isOptional ? t(', or nothing', '、なければ空欄') : '';
  const message = t(`${what} (like ${example}${usual}):`, `${what}（例：${example}${usual}）：`);
  return isSecret ? askSecret(terminal, message, read) : ask(terminal, { message, read });
}

/** At a terminal the number is asked for at once; else it is said how to type it later. */
async function confirmNow(terminal: Terminal, app: App, account: Account, webhook: Webhook): Promise<ExitCode> {
  const t = textAt(terminal);
  const command = `rusuban channel confirm ${webhook.name} ${t('NUMBER', '番号')} ${account.id}`;
  const howTo = t(
    `It tells nobody yet. When the test has arrived, type the number that it says: ${command}`,
    `まだお知らせは届きません。テストが届いたら、書かれている番号を入力してください：${command}`,
  );
  if (!terminal.stdin.isTTY) {
    note(terminal, howTo);
    return 0;
  }
  const message = t('The number in the test message (nothing: later):', 'テストに書かれている番号（空欄なら後で）：');
  const read = (typed: string) => {
    if (typed.trim() !== '') mustBeItsNumber(app, account, webhook, typed);
    return typed.trim();
  };
  const number = await ask(terminal, { message, read });
  if (number === '') note(terminal, howTo);
  else await tellFromNowOn(terminal, app, account, webhook, {});
  return 0;
}

/** @throws UserError when it isn't */
function mustBeItsNumber(app: App, account: Account, webhook: Webhook, typed: string): void {
  if (isItsNumber(app, account, webhook, typed)) return;
  throw new UserError(
    { en: 'that is not the number of its test message', ja: 'テストに書かれている番号と違います' },
    {
      en: `send another test with: rusuban channel test ${webhook.name}`,
      ja: `もう一度テストを送るには：rusuban channel test ${webhook.name}`,
    },
  );
}

async function tellFromNowOn(
  terminal: Terminal,
  app: App,
  account: Account,
  webhook: Webhook,
  settings: RecipientSettings,
): Promise<void> {
  await tellChannel(app, account, webhook, settings, speaker());
  await sayTold(terminal, app, webhook);
}

async function sayTold(terminal: Terminal, app: App, webhook: Webhook): Promise<void> {
  note(terminal, wordsAt(terminal).webhook.added(webhookAddress(webhook)));
  await tellNow(terminal, app);
}

export async function channelConfirm(
  terminal: Terminal,
  { name, number, id, ...flags }: RecipientFlags & Named & { readonly number: string },
): Promise<ExitCode> {
  return withApp<ExitCode>(async (app) => {
    const account = await chosenAccount(app, id);
    const webhook = await channelNamed(app.store, account, name);
    mustBeItsNumber(app, account, webhook, number);
    await tellFromNowOn(terminal, app, account, webhook, settingsOf(flags));
    return 0;
  });
}

export async function channelKindsList(terminal: Terminal): Promise<ExitCode> {
  for (const { id, about, fields, isForBrowsers } of channelKinds) {
    const asked = isForBrowsers ? [] : fields.filter(({ isMade }) => !isMade);
    const names = asked.map(({ key, isOptional }) => (isOptional ? `[${key}]` : key)).join(', ');
    say(terminal, `${id}  ${about[languageAt(terminal)]}  ${names}`.trimEnd());
  }
  return 0;
}

export async function channelList(
  terminal: Terminal,
  flags: { readonly id?: string | undefined; readonly json?: boolean },
): Promise<ExitCode> {
  return withCore<ExitCode>(async (app) => {
    const account = await chosenAccount(app, flags.id);
    const all = await app.store.listWebhooks(account.id);
    const open = await unconfirmed(app.store, account.id, await app.store.listRecipients(account.id));
    const isOpen = ({ name }: Webhook) => open.some((one) => one.name === name);
    const shown = all.map((one) => ({ ...seen(one), isConfirmed: !isOpen(one) }));
    const t = textAt(terminal);
    if (flags.json) sayJson(terminal, shown);
    else if (shown.length === 0) note(terminal, wordsAt(terminal).webhook.none);
    for (const { name, kind, host, isConfirmed } of flags.json ? [] : shown)
      say(
        terminal,
        [name, kind, ...(host ? [host] : []), ...(isConfirmed ? [] : [t('not confirmed', '未確認')])].join('  '),
      );
    return 0;
  });
}

/** Its settings let one post there; of an address the host is shown. */
function seen({ name, kind, settings: { url } }: Webhook) {
  return { name, kind, host: url && URL.canParse(url) ? new URL(url).host : null };
}

export async function channelTest(terminal: Terminal, { name, id }: Named): Promise<ExitCode> {
  return withApp<ExitCode>(async (app) => {
    const account = await chosenAccount(app, id);
    const webhook = await channelNamed(app.store, account, name);
    const open = await unconfirmed(app.store, account.id, await app.store.listRecipients(account.id));
    const code = sayTried(terminal, await tryRecipients(app, account, webhookAddress(webhook)));
    if (code !== 0 || !open.some((one) => one.name === webhook.name)) return code;
    return confirmNow(terminal, app, account, webhook);
  });
}

export async function channelRemove(terminal: Terminal, { name: typed, id }: Named): Promise<ExitCode> {
  return withApp<ExitCode>(async (app) => {
    const account = await chosenAccount(app, id);
    const webhook = await channelNamed(app.store, account, typed);
    sayDeliveries(terminal, app, await removeChannel(app, account, webhook, speaker()));
    note(terminal, wordsAt(terminal).webhook.removed(webhook.name));
    return 0;
  });
}
