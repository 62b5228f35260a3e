// Rows of consents under way.
import type { ConsentOutcome, ConsentRequest } from '../../../domain/owner/consent.ts';
import type { Via } from '../../../domain/owner/log-entry.ts';
import type { ConsentRequest as Row } from '../generated/client.ts';

export function toConsent({ stateHash: _, outcome: __, via, expiresAt, ...row }: Row): ConsentRequest {
  return { ...row, via: via as Via, expiresAt: expiresAt.getTime() };
}

export const toOutcome = ({ accountId, outcome }: Row): (ConsentOutcome & { readonly accountId: string }) | null =>
  outcome === null ? null : { ...(outcome as unknown as ConsentOutcome), accountId };
