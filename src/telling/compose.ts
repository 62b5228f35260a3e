// Compose: what an owed message says, rendered when it is sent, so that it tells what is so then.
import { z } from 'zod';
import type { OutboxRow } from '../adapters/store/port.ts';
import { detectors } from '../detectors/all.ts';
import type { Account, AccountAsRead } from '../domain/shop/account.ts';
import type { MessageKind } from '../domain/telling/message.ts';
import type { Rendered } from '../domain/telling/rendered.ts';
import type { Text } from '../domain/text/text.ts';
import { coverageOf } from '../domain/watch/coverage.ts';
import type { Incident } from '../domain/watch/incident.ts';
import { allSteps, checklistFor } from '../incidents/checklist.ts';
import { phoneContacts } from '../incidents/contacts.ts';
import { alertReasonFor, toldTo, toldToOthers } from '../incidents/told.ts';
import { alert } from '../messages/incident/alert.ts';
import { allClear } from '../messages/incident/all-clear.ts';
import { closedAnyway } from '../messages/incident/closed-anyway.ts';
import type { IncidentProps, MessageReason } from '../messages/incident/props.ts';
import { reminder } from '../messages/incident/reminder.ts';
import { unanswered } from '../messages/incident/unanswered.ts';
import type { Message, MessageProps } from '../messages/layout/message.ts';
import { type MessageId, messages } from '../messages/registry.ts';
import { auditMail } from '../messages/reports/audit-mail.ts';
import { accessLost } from '../messages/watch/access-lost.ts';
import { authorisationLapse } from '../messages/watch/authorisation-lapse.ts';
import { blind } from '../messages/watch/blind.ts';
import { channelFailed } from '../messages/watch/channel-failed.ts';
import { mailVerdict } from '../messages/watch/mail-verdict.ts';
import { messageFailed } from '../messages/watch/message-failed.ts';
import { phraseChanged } from '../messages/watch/phrase-changed.ts';
import { pushSilent } from '../messages/watch/push-silent.ts';
import { recipientsChanged } from '../messages/watch/recipients-changed.ts';
import { watchChanged } from '../messages/watch/watch-changed.ts';
import { lookWhatStands } from '../owner/answer.ts';
import { type AnswerLinkDeps, answersTo } from '../owner/answers-to.ts';
import { readCarried } from './carried.ts';
import type { ChannelDeps } from './channel.ts';
import { renderWeeklyFor } from './weekly-mail.ts';

export interface ComposeDeps extends Pick<ChannelDeps, 'store' | 'clock'>, AnswerLinkDeps {}

/** An owed message with what it is about. */
export interface Owed {
  readonly row: OutboxRow;
  readonly account: AccountAsRead;
  readonly incident: Incident | null;
}

type Composer = (deps: ComposeDeps, owed: Owed) => Promise<Rendered | null>;

/** One for each kind of message that this version can send. */
const composers: Readonly<Record<MessageKind, Composer>> = {
  alert: (deps, owed) => (letters[letterOf(owed.incident) ?? ''] ?? aboutIncident(alert))(deps, owed),
  reminder: aboutIncident(reminder),
  unanswered: aboutIncident(unanswered),
  'all-clear': afterResolving,
  blind: fromProps(blind),
  lapse: fromProps(authorisationLapse),
  'push-silent': fromProps(pushSilent),
  'recipients-changed': fromProps(recipientsChanged),
  'watch-changed': fromProps(watchChanged, async ({ subject }, { store }) => ({
    incident: subject === null ? null : await store.findIncident(`${subject}`),
    detectors,
  })),
  'phrase-changed': fromProps(phraseChanged),
  'channel-failed': fromProps(channelFailed),
  'message-failed': fromProps(messageFailed, ({ kind }) => ({ what: titleOf(`${kind}`) })),
  weekly: aboutWeek,
  'mail-verdict': fromProps(mailVerdict),
  audit: async (deps, { row, account }) => {
    const { store, clock } = deps;
    const said = await readCarried(store, row, { auditId: z.string() });
    const report = said && (await store.findAudit(`${said.auditId}`))?.result;
    if (!report) return null;
    const shop = await shopOf(deps, account);
    return auditMail.render({ account, now: clock.now(), consoleUrl: null, shop, report, detectors });
  },
};

/** Messages of their own that detectors name (`letters`). */
const letters: Readonly<Record<string, Composer>> = {
  'access-lost': async (deps, owed) => {
    const props = await incidentProps(deps, owed);
    return accessLost.render({ ...props, since: props.incident.beganAt });
  },
};

/** The message that all signals of an incident ask for; null where they don't agree on one. */
function letterOf(incident: Incident | null): string | null {
  const named = (incident?.signals ?? []).map(
    ({ detector, summary }) => detectors.find(({ id }) => id === detector)?.letters?.[summary.key] ?? null,
  );
  const [first = null] = named;
  return named.every((letter) => letter === first) ? first : null;
}

/** The shop's name for the subject, where there are several to tell apart. */
async function shopOf({ store }: ComposeDeps, { name }: Account): Promise<string | null> {
  return (await store.listAccounts()).length > 1 ? name : null;
}

/**
 * The message in its recipient's language; null when what it was about is gone, or is in a form of which nothing is left to
 * be told. Throws what can't be written by this version, but perhaps by another.
 */
export async function compose(deps: ComposeDeps, owed: Owed): Promise<Rendered | null> {
  const { kind, incidentId } = owed.row;
  if (!Object.hasOwn(composers, kind)) throw new Error(`this version of Rusuban knows no message “${kind}”`);
  if (incidentId !== null && owed.incident === null) return null;
  return composers[kind](deps, owed);
}

/** The all-clear only when the state is really back: of one that was forced, who did it and what still stands. */
async function afterResolving(deps: ComposeDeps, owed: Owed): Promise<Rendered | null> {
  if (owed.incident === null) return null;
  const [entry] = (await deps.store.readLog({ subject: owed.incident.id, limit: 50 })).filter(
    ({ what }) => what === 'incident-resolved',
  );
  const wasForced = entry?.detail.stillStanding !== undefined;
  const standing = wasForced ? await lookWhatStands(deps, owed.incident.id) : null;
  if (standing === null || standing.isBack) return aboutIncident(allClear)(deps, owed);
  return closedAnyway.render({ ...(await incidentProps(deps, owed)), standing });
}

function aboutIncident(message: Message<IncidentProps>): Composer {
  return async (deps, owed) => message.render(await incidentProps(deps, owed));
}

async function incidentProps(deps: ComposeDeps, { row, account, incident }: Owed): Promise<IncidentProps> {
  const { store, clock, consoleUrl } = deps;
  if (incident === null) throw new Error(`${row.key}: a message of kind ${row.kind} is about an incident`);
  const messages = await store.incidentMessages(incident.id);
  const told = toldTo(row.recipient, messages);
  return {
    account,
    incident,
    told,
    reason: row.kind === 'alert' ? alertReasonFor(incident, told) : (row.reason as MessageReason),
    firstToldAt: toldToOthers(row.recipient, messages)?.at ?? null,
    shop: await shopOf(deps, account),
    detectors,
    checklist: checklistFor(incident.signals, detectors),
    done: (await store.listTicks(incident.id)).map(({ step }) => step),
    contacts: phoneContacts(account.marketplaceIds),
    answers: await answersTo(deps, incident, row.recipient),
    coverage: coverageOf(account, await store.lastRuns(account.id)),
    now: clock.now(),
    consoleUrl,
  };
}

/** What a kind of message is called; null for one that this version doesn't know. */
function titleOf(kind: string): Text | null {
  const id = kind === 'lapse' ? 'authorisation-lapse' : kind;
  return Object.hasOwn(messages, id) ? messages[id as MessageId].title : null;
}

/** For messages that carry what they say: the row's props, and what each of them may need of what is so now. */
function fromProps<P extends MessageProps>(
  message: Message<P>,
  more: (said: Readonly<Record<string, unknown>>, deps: ComposeDeps) => object | Promise<object> = () => ({}),
): Composer {
  return async (deps, { row, account }) => {
    const { store, clock, consoleUrl } = deps;
    const said = await readCarried(store, row, message.carries ?? {});
    if (said === null) return null;
    const coverage = coverageOf(account, await store.lastRuns(account.id));
    const checklist = allSteps.filter(({ when }) => when === 'first-15-minutes');
    const shop = await shopOf(deps, account);
    const rest = await more(said, deps);
    const props: unknown = { now: clock.now(), consoleUrl, shop, coverage, checklist, ...said, ...rest, account };
    return message.render(props as P);
  };
}

async function aboutWeek(deps: ComposeDeps, { row, account }: Owed): Promise<Rendered | null> {
  const said = await readCarried(deps.store, row, { week: z.string() });
  return said && renderWeeklyFor(deps, account, `${said.week}`, row.recipient);
}
