// Channel: brings one rendered message to one recipient, as a mail or through a webhook. What can't be brought is said in
// words, never thrown.
import type { Mail } from '../adapters/mail/port.ts';
import type { Store } from '../adapters/store/port.ts';
import type { Webhooks } from '../adapters/webhook/port.ts';
import { detectors } from '../detectors/all.ts';
import type { Clock, Instant } from '../domain/clock.ts';
import { toIso } from '../domain/clock.ts';
import type { Account } from '../domain/shop/account.ts';
import { webhookNameOf } from '../domain/telling/recipient.ts';
import type { Rendered } from '../domain/telling/rendered.ts';
import type { WebhookKind } from '../domain/telling/webhook.ts';
import type { Incident } from '../domain/watch/incident.ts';
import { storyOf } from '../messages/incident/story.ts';
import { messageMail } from '../messages/layout/envelope.ts';

export interface ChannelDeps {
  readonly store: Store;
  readonly mail: Mail;
  readonly webhooks: Webhooks;
  readonly clock: Clock;
  readonly mailFrom: string;
  /** The same for the same text, and for others not to be guessed. */
  readonly tagOf: (text: string) => string;
}

/** One message to one recipient. */
export interface Parcel {
  readonly account: Account;
  readonly incident: Incident | null;
  readonly address: string;
  readonly rendered: Rendered;
  /** The kind of message, and why it is sent: `alert`, `first`. */
  readonly kind: string;
  readonly reason: string;
  /** Tells the messages of a thread apart; the same for the same message. */
  readonly name: string;
}

export type Brought =
  | { readonly outcome: 'sent'; readonly messageId: string; readonly detail: string }
  | {
      readonly outcome: 'refused';
      readonly isPermanent: boolean;
      readonly detail: string;
      readonly retryAfterMs?: number;
    };

export async function bring(deps: ChannelDeps, parcel: Parcel, signal?: AbortSignal): Promise<Brought> {
  const { account, incident, address, rendered } = parcel;
  const thread = incident === null ? `account.${account.id}` : `incident.${incident.id}`;
  const mail = messageMail(rendered, {
    thread,
    message: `${parcel.name}.${deps.tagOf(`${thread}/${parcel.name}/${address}`)}`,
    recipient: address,
    from: deps.mailFrom,
    ...(incident && { incidentId: incident.id }),
  });
  const webhookName = webhookNameOf(address);
  if (webhookName === null) {
    const sent = await deps.mail.send(mail, signal);
    return sent.outcome === 'sent' ? { ...sent, messageId: mail.messageId } : sent;
  }
  const webhook = (await deps.store.listWebhooks(account.id)).find((one) => one.name === webhookName);
  if (!webhook) return { outcome: 'refused', isPermanent: true, detail: `there is no webhook ${webhookName} any more` };
  const at = deps.clock.now();
  const body = bodies[webhook.kind](parcel, at);
  const posted = await deps.webhooks.post(webhook, { id: mail.messageId, at, body }, signal);
  return posted.outcome === 'sent' ? { ...posted, messageId: mail.messageId } : posted;
}

/** What a standard webhook carries: docs/schemas/webhook.schema.json. */
function webhookEvent({ account, incident, rendered, kind, reason }: Parcel, at: Instant) {
  return {
    type: `rusuban.${kind}`,
    timestamp: toIso(at),
    data: {
      reason,
      account: { id: account.id, name: account.name },
      subject: rendered.subject,
      text: rendered.text,
      incident: incident && {
        id: incident.id,
        status: incident.status,
        severity: incident.severity,
        revision: incident.revision,
        beganAt: toIso(incident.beganAt),
        visibleAt: toIso(incident.visibleAt),
        noticedAt: toIso(incident.noticedAt),
        story: storyOf(incident, detectors)?.plot ?? null,
        detectors: [...new Set(incident.signals.map(({ detector }) => detector))],
      },
    },
  };
}

/** Slack's own three characters (api.slack.com/reference/surfaces/formatting); Mattermost and others take the same. */
const escapeSlack = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
/** Slack cuts longer texts; the rest is in the mail. */
const slackLimit = 3_000;

/** A text for a chat room: what it is about in bold, then the whole as it stands in the mail, up to a length. */
function slackBody({ rendered, account }: Parcel) {
  const bold = escapeSlack(rendered.subject).replaceAll('*', '');
  const text = rendered.text.length > slackLimit ? `${rendered.text.slice(0, slackLimit)}…` : rendered.text;
  return { text: `*${bold}* (${escapeSlack(account.name)})\n${escapeSlack(text)}` };
}

/** What each kind of webhook is posted; sent as JSON. */
export const bodies: Readonly<Record<WebhookKind, (parcel: Parcel, at: Instant) => unknown>> = {
  standard: webhookEvent,
  slack: slackBody,
};
