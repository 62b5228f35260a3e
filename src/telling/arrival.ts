// Does what is sent to an address arrive? Its reader shows it by typing the number that only the test message tells. When that
// was, stands in the log; an address that is told through another mail server has to show it anew.
import type { Mail } from '../adapters/mail/port.ts';
import type { Store } from '../adapters/store/port.ts';
import type { Clock } from '../domain/clock.ts';
import type { Speaker } from '../domain/owner/log-entry.ts';

export interface ArrivalDeps {
  readonly store: Pick<Store, 'readLog' | 'appendLog'>;
  readonly clock: Clock;
  readonly mail: Pick<Mail, 'destination'>;
  readonly tagOf: (text: string) => string;
}

/** Six digits of a tag that others can't guess. */
export const sixDigits = (tag: string): string => String(100_000 + (Number.parseInt(tag.slice(0, 12), 16) % 900_000));

/** What is compared with a number: people type it with spaces, or in wide digits. */
export const digitsOf = (typed: string): string => typed.normalize('NFKC').replace(/\D/g, '');

/** The same for the same address and mail server, so that it need not be kept until it is typed. */
export function arrivalNumber(
  { tagOf, mail }: Pick<ArrivalDeps, 'tagOf' | 'mail'>,
  accountId: string,
  address: string,
) {
  return sixDigits(tagOf(`arrival/${JSON.stringify([accountId, address.toLowerCase(), mail.destination])}`));
}

/** @returns false when it is another number */
export async function confirmArrival(
  deps: ArrivalDeps,
  accountId: string,
  address: string,
  typed: string,
  by: Speaker,
): Promise<boolean> {
  if (digitsOf(typed) !== arrivalNumber(deps, accountId, address)) return false;
  await noteArrival(deps, accountId, address, by);
  return true;
}

export async function noteArrival(
  { store, clock, mail }: ArrivalDeps,
  accountId: string,
  address: string,
  { name: who, via }: Speaker,
): Promise<void> {
  const detail = { through: mail.destination };
  await store.appendLog({ at: clock.now(), accountId, who, via, what: 'arrival-confirmed', subject: address, detail });
}

/** Where messages were shown to arrive, through the mail server that is set. */
export async function arrivedAt(
  { store, mail }: Pick<ArrivalDeps, 'store' | 'mail'>,
  accountId: string,
): Promise<ReadonlySet<string>> {
  const log = await store.readLog({ accountId, what: 'arrival-confirmed', limit: mostRead });
  return new Set(log.flatMap(({ subject, detail }) => (detail.through === mail.destination ? (subject ?? []) : [])));
}

/** Newest first; more addresses than this no shop has. */
const mostRead = 500;
