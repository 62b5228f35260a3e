// What there is to set up for a shop, and how far it is: read off what is there, so that set-up can be left and gone on with
// anywhere, in the console or at a terminal. Only what somebody wanted to leave out is written down, in the log.
import type { Mail } from '../adapters/mail/port.ts';
import type { Store } from '../adapters/store/port.ts';
import type { Clock } from '../domain/clock.ts';
import type { Mailbox } from '../domain/mail/mailbox.ts';
import type { Speaker } from '../domain/owner/log-entry.ts';
import type { Account } from '../domain/shop/account.ts';
import { channelOf, type Recipient } from '../domain/telling/recipient.ts';
import { arrivedAt } from './arrival.ts';

/** In their order; the first is done where there is a shop. */
export const setUpSteps = ['api', 'mailbox', 'recipients', 'phrase', 'trial'] as const;
export type SetUpStep = (typeof setUpSteps)[number];

/** `left-out`: somebody said that it isn't wanted. */
export type StepState = 'done' | 'open' | 'left-out';

export interface SetUpFacts {
  readonly account: Pick<Account, 'isMailOnly'>;
  readonly mailboxes: readonly Mailbox[];
  readonly recipients: readonly Recipient[];
  /** Those who have a safe phrase. */
  readonly phrased: ReadonlySet<string>;
  /** Those to whom mails were shown to arrive. */
  readonly arrived: ReadonlySet<string>;
  readonly leftOut: ReadonlySet<string>;
}

const readersOf = ({ recipients }: SetUpFacts) => recipients.filter(({ address }) => channelOf(address) === 'mail');

export const withoutPhrase = (facts: SetUpFacts): Recipient[] =>
  readersOf(facts).filter(({ address }) => !facts.phrased.has(address));
/** A channel is nobody's before it has shown that it tells somebody. */
export const notArrived = (facts: SetUpFacts): Recipient[] =>
  readersOf(facts).filter(({ address }) => !facts.arrived.has(address));

/** How far each step is. */
export function stateOf(facts: SetUpFacts): Readonly<Record<SetUpStep, StepState>> {
  const isDone: Readonly<Record<SetUpStep, boolean>> = {
    api: !facts.account.isMailOnly,
    mailbox: facts.mailboxes.length > 0,
    recipients: facts.recipients.length > 1,
    phrase: withoutPhrase(facts).length === 0,
    trial: notArrived(facts).length === 0,
  };
  // whether anybody is reached can't be left out, nor both ways of seeing a shop
  const isBlind = !isDone.api && !isDone.mailbox && facts.leftOut.has('api') && facts.leftOut.has('mailbox');
  const isLeftOut = (step: SetUpStep) =>
    facts.leftOut.has(step) && step !== 'trial' && !(isBlind && (step === 'api' || step === 'mailbox'));
  const states = setUpSteps.map((step) => [step, isDone[step] ? 'done' : isLeftOut(step) ? 'left-out' : 'open']);
  return Object.fromEntries(states) as Record<SetUpStep, StepState>;
}

export interface SetUpDeps {
  readonly store: Store;
  readonly mail: Pick<Mail, 'destination'>;
}

export async function setUpFacts(deps: SetUpDeps, account: Account): Promise<SetUpFacts> {
  const { store } = deps;
  const recipients = await store.listRecipients(account.id);
  const phrased = new Set<string>();
  for (const { address } of recipients) if ((await store.phraseOf(account.id, address)) !== null) phrased.add(address);
  const log = await store.readLog({ accountId: account.id, what: 'set-up-left-out', limit: 50 });
  return {
    account,
    mailboxes: await store.listMailboxes(account.id),
    recipients,
    phrased,
    arrived: await arrivedAt(deps, account.id),
    leftOut: new Set(log.flatMap(({ subject }) => subject ?? [])),
  };
}

/** Notes that a step isn't wanted; doing it later undoes that. */
export async function leaveOut(
  { store, clock }: { readonly store: Pick<Store, 'appendLog'>; readonly clock: Clock },
  accountId: string,
  step: SetUpStep,
  { name: who, via }: Speaker,
): Promise<void> {
  await store.appendLog({ at: clock.now(), accountId, who, via, what: 'set-up-left-out', subject: step, detail: {} });
}
