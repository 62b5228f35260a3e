// An application of the Selling Partner API: what accounts authorise, and under whose name they are read. An agency has
// one for all its clients.
import { dayMs, type Instant } from '../clock.ts';

/** How sellers are sent to Amazon to authorise it. */
export interface ConsentTerms {
  /** `amzn1.sp.solution.…`, under which sellers find it at Amazon; null: nobody is sent there. */
  readonly solutionId: string | null;
  /** Not published at Amazon yet. */
  readonly isDraft: boolean;
  /** Where Amazon sends them back to, as registered there; null: to the console's own address. */
  readonly redirectUri: string | null;
}

export interface Application extends ConsentTerms {
  /** Login with Amazon's client id, which is no secret. */
  readonly clientId: string;
  /** When its client secret was issued, where that is known: it lapses. */
  readonly secretIssuedAt: Instant | null;
  /** Ids of the accounts that are read by it. */
  readonly accountIds: readonly string[];
}

/** How long a client secret is good for: Amazon has it changed every 180 days. */
export const secretLifeMs = 180 * dayMs;

/** Those that sellers can be sent to authorise. */
export const connectable = (applications: readonly Application[]): Application[] =>
  applications.filter(({ solutionId }) => solutionId !== null);

/** The client ids that are meant by what was typed: that very one, else those of which it is a part; all where it is empty. */
export function clientIdsNamed(clientIds: readonly string[], typed: string): readonly string[] {
  return clientIds.includes(typed) ? [typed] : clientIds.filter((one) => one.includes(typed));
}

/** As much of a client id as people compare and type. */
export function clientIdEnd(clientId: string): string {
  return clientId.slice(-8);
}
