// Channels of an account: what there is to choose from, and which have shown that they tell anybody. A channel for people
// becomes a recipient only when the number of its trial was typed back; until then it counts as nobody.
import type { Store } from '../adapters/store/port.ts';
import { channelKinds, findKind } from '../channels/all.ts';
import { UserError } from '../domain/errors.ts';
import type { Account } from '../domain/shop/account.ts';
import type { ChannelField, ChannelKind } from '../domain/telling/channel-kind.ts';
import { isSameAddress, newRecipient, type Recipient, webhookAddress } from '../domain/telling/recipient.ts';
import type { Webhook } from '../domain/telling/webhook.ts';
import type { Text } from '../domain/text/text.ts';
import { sixDigits } from './arrival.ts';
import type { ChannelDeps } from './channel.ts';
import type { RecipientSettings } from './recipients.ts';

export { channelKinds } from '../channels/all.ts';

/** @throws UserError that names those there are */
export function kindNamed(id: string): ChannelKind {
  const kind = findKind(id);
  if (kind) return kind;
  const known = channelKinds.map((one) => one.id).join(', ');
  throw new UserError(
    { en: `"${id}" is no kind of channel`, ja: `「${id}」という種類の通知先はありません` },
    { en: `it is one of: ${known}`, ja: `次から選んでください：${known}` },
  );
}

/** The value as it is kept; null for what may be left out. @throws UserError that never holds what was typed */
export function readField(field: ChannelField, typed: string, objection: (url: string) => Text | null): string | null {
  const { key, label, form, example, isOptional } = field;
  const value = typed.trim();
  if (value === '' && isOptional) return null;
  if (form === 'url') {
    const why = objection(value);
    if (why === null) return value;
    throw new UserError(
      { en: `nothing can be posted there: ${why.en}`, ja: `そこには送信できません：${why.ja}` },
      { en: 'RUSUBAN_WEBHOOK_ANYWHERE=true allows it', ja: 'RUSUBAN_WEBHOOK_ANYWHERE=true を設定すると許可されます' },
    );
  }
  if (form.test(value)) return value;
  throw new UserError(
    { en: `that is not right for "${label.en}" (${key})`, ja: `「${label.ja}」（${key}）の形が違います` },
    { en: `it looks like ${example}`, ja: `例：${example}` },
  );
}

/** Under this the settings keep how the recipient is to be told, until it is one. */
const wishesKey = 'wishes';

export function withWishes(settings: Webhook['settings'], wishes: RecipientSettings): Webhook['settings'] {
  return { ...settings, [wishesKey]: JSON.stringify(wishes) };
}

/** The recipient that the channel is, or would be: told at once unless said otherwise, since nobody pushes to a backup's phone. */
export function wishesOf({ kind, settings }: Webhook): RecipientSettings {
  const { gets } = findKind(kind) ?? {};
  return { isBackup: false, ...(gets && { gets }), ...JSON.parse(settings[wishesKey] ?? '{}') };
}

export function recipientToBe(webhook: Webhook): Recipient {
  return { ...newRecipient(webhookAddress(webhook)), ...wishesOf(webhook) };
}

/** Those for people that are nobody's yet. */
export async function unconfirmed(
  store: Pick<Store, 'listWebhooks'>,
  accountId: string,
  recipients: readonly Pick<Recipient, 'address'>[],
): Promise<Webhook[]> {
  const all = await store.listWebhooks(accountId);
  return all.filter(
    (one) =>
      findKind(one.kind)?.isForMachines !== true &&
      !recipients.some(({ address }) => isSameAddress(address, webhookAddress(one))),
  );
}

/** Six digits that only its trial tells, others for every other address. */
export function confirmNumber({ tagOf }: Pick<ChannelDeps, 'tagOf'>, accountId: string, webhook: Webhook): string {
  const { kind, name, settings } = webhook;
  const told = Object.entries(settings).sort(([a], [b]) => (a < b ? -1 : 1));
  const tag = tagOf(`channel/${JSON.stringify([accountId, kind, name, told])}`);
  return sixDigits(tag);
}

/** @throws UserError when there is none of that name */
export async function channelNamed(
  store: Pick<Store, 'listWebhooks'>,
  account: Account,
  name: string,
): Promise<Webhook> {
  const found = (await store.listWebhooks(account.id)).find((one) => one.name === name || webhookAddress(one) === name);
  if (found) return found;
  throw new UserError(
    { en: `there is no channel "${name}"`, ja: `「${name}」という通知先はありません` },
    { en: 'rusuban channel list names them', ja: 'rusuban channel list で一覧を表示できます' },
  );
}
