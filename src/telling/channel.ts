// Channel: brings one rendered message to one recipient, as a mail or through a webhook. What can't be brought is said in
// words, never thrown.
import type { Mail } from '../adapters/mail/port.ts';
import type { Store } from '../adapters/store/port.ts';
import type { Webhooks } from '../adapters/webhook/port.ts';
import { findKind } from '../channels/all.ts';
import { usualVerdict } from '../channels/answers.ts';
import { unspoken } from '../channels/unspoken.ts';
import type { Clock } from '../domain/clock.ts';
import type { Verdict } from '../domain/telling/channel-kind.ts';
import { webhookNameOf } from '../domain/telling/recipient.ts';
import { messageMail } from '../messages/layout/envelope.ts';
import { noteOf, type Parcel } from './note.ts';

export interface ChannelDeps {
  readonly store: Store;
  readonly mail: Mail;
  readonly webhooks: Webhooks;
  readonly clock: Clock;
  readonly mailFrom: string;
  /** The same for the same text, and for others not to be guessed. */
  readonly tagOf: (text: string) => string;
}

export type Brought =
  | { readonly outcome: 'sent'; readonly messageId: string; readonly detail: string }
  | Extract<Verdict, { readonly outcome: 'refused' }>;

export async function bring(deps: ChannelDeps, parcel: Parcel, signal?: AbortSignal): Promise<Brought> {
  const { account, incident, address, rendered } = parcel;
  const thread = incident === null ? `account.${account.id}` : `incident.${incident.id}`;
  const mail = messageMail(rendered, {
    thread,
    message: `${parcel.name}.${deps.tagOf(`${thread}/${parcel.name}/${address}`)}`,
    recipient: address,
    from: deps.mail.from ?? deps.mailFrom,
    ...(incident && { incidentId: incident.id }),
  });
  const { messageId } = mail;
  const webhookName = webhookNameOf(address);
  if (webhookName === null) {
    const sent = await deps.mail.send(mail, signal);
    return sent.outcome === 'sent' ? { ...sent, messageId } : sent;
  }
  const webhook = (await deps.store.listWebhooks(account.id)).find((one) => one.name === webhookName);
  if (!webhook) return { outcome: 'refused', isPermanent: true, detail: `there is no webhook ${webhookName} any more` };
  const kind = findKind(webhook.kind);
  if (kind === null)
    return { outcome: 'refused', isPermanent: false, detail: `this version knows no channel “${webhook.kind}”` };
  const digits = (of: string) =>
    ['first', 'second']
      .map((half) => deps.tagOf(`${half}/${of}`))
      .join('')
      .slice(0, 32);
  const key = digits(messageId);
  const ofThread = incident === null ? key : digits(`${thread}/${address}`);
  const note = noteOf(parcel, { id: messageId, key, thread: ofThread, at: deps.clock.now() });
  const request = kind.request(note, webhook.settings);
  const posted = await deps.webhooks.post(request, signal);
  if (!('status' in posted)) return posted;
  // before anything is made of it: what is cut or quoted afterwards holds none of our keys
  const answer = unspoken(posted, kind, webhook.settings, request);
  const verdict = kind.judge?.(answer) ?? usualVerdict(answer);
  return verdict.outcome === 'sent' ? { ...verdict, messageId } : verdict;
}
