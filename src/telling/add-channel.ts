// A channel is added, confirmed, removed: the same for whoever says so at a terminal or in the console. What people are to read
// is told of anything only when somebody has typed the number of its trial.
import type { Webhooks } from '../adapters/webhook/port.ts';
import { UserError } from '../domain/errors.ts';
import type { Speaker } from '../domain/owner/log-entry.ts';
import type { Account } from '../domain/shop/account.ts';
import type { ChannelKind } from '../domain/telling/channel-kind.ts';
import { webhookAddress } from '../domain/telling/recipient.ts';
import type { Webhook } from '../domain/telling/webhook.ts';
import type { Text } from '../domain/text/text.ts';
import { digitsOf } from './arrival.ts';
import type { ChannelDeps } from './channel.ts';
import { confirmNumber, kindNamed, readField, wishesOf } from './channels.ts';
import { notifyDue } from './notify.ts';
import { added, changeRecipients, type RecipientSettings, type RecipientsDeps, removed } from './recipients.ts';

/** @param random 24 bytes that nobody can guess */
export const madeSecret = (random: Buffer): string => `whsec_${random.toString('base64')}`;

/**
 * What a channel is set up with.
 * @param made what we make ourselves
 * @param given asks for one field, or reads what was typed already; undefined: nothing was
 * @param howTo says how a field is given that is missing
 * @throws UserError that names what is missing or wrong
 */
export async function channelSettings(
  kind: ChannelKind,
  { objection }: Pick<Webhooks, 'objection'>,
  made: string,
  given: (
    field: ChannelKind['fields'][number],
    read: (typed: string) => string | null,
  ) => Promise<string | null | undefined>,
  howTo: (key: string, example: string) => Text,
): Promise<Webhook['settings']> {
  const settings: Record<string, string | null> = {};
  for (const field of kind.fields) {
    const { key, label, example } = field;
    const value = field.isMade ? made : await given(field, (typed) => readField(field, typed, objection));
    if (value !== undefined) settings[key] = value;
    else if (!field.isOptional)
      throw new UserError(
        {
          en: `nothing was given for "${label.en}" (${key})`,
          ja: `「${label.ja}」（${key}）が指定されていません`,
        },
        howTo(key, example),
      );
  }
  return settings;
}

/** Keeps it; a machine is told from now on, since it confirms by its answer. */
export async function addChannel(
  deps: ChannelDeps & RecipientsDeps,
  account: Account,
  webhook: Webhook,
  by: Speaker,
): Promise<void> {
  if (kindNamed(webhook.kind).isForBrowsers) await checkOther(deps, account, webhook);
  await deps.store.addWebhook(account.id, webhook, deps.clock.now());
  if (kindNamed(webhook.kind).isForMachines) await tellChannel(deps, account, webhook, {}, by);
}

/** @throws UserError when this browser is woken already: it would show everything twice */
async function checkOther({ store }: Pick<ChannelDeps, 'store'>, { id }: Account, { kind, settings }: Webhook) {
  const same = (await store.listWebhooks(id)).find((one) => one.kind === kind && one.settings.url === settings.url);
  if (same === undefined) return;
  throw new UserError(
    { en: `this device was added already, as ${same.name}`, ja: `この端末は「${same.name}」として追加済みです` },
    {
      en: 'send it a test, or remove it there first',
      ja: 'そこからテストを送るか、先にそれを削除してください',
    },
  );
}

/** Is it the number that its trial told? */
export const isItsNumber = (
  deps: Pick<ChannelDeps, 'tagOf'>,
  account: Pick<Account, 'id'>,
  webhook: Webhook,
  typed: string,
): boolean => digitsOf(typed) === confirmNumber(deps, account.id, webhook);

/** Makes it a recipient. */
export async function tellChannel(
  deps: RecipientsDeps,
  account: Account,
  webhook: Webhook,
  settings: RecipientSettings,
  by: Speaker,
): Promise<void> {
  const wishes = { ...wishesOf(webhook), ...settings };
  await changeRecipients(deps, account, by, (before) => added(before, webhookAddress(webhook), wishes));
}

/** It is told of its own end before it is gone. @returns what became of those messages */
export async function removeChannel(
  deps: Parameters<typeof notifyDue>[0] & RecipientsDeps,
  account: Account,
  webhook: Webhook,
  by: Speaker,
) {
  const address = webhookAddress(webhook);
  await changeRecipients(deps, account, by, (before) =>
    before.some((one) => one.address === address) ? removed(before, address) : [...before],
  );
  const told = await notifyDue(deps);
  await deps.store.removeWebhook(account.id, webhook.name);
  return told;
}
