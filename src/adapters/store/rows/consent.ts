// Rows of consents under way.
import type { ConsentInvitation, ConsentOutcome, ConsentRequest } from '../../../domain/owner/consent.ts';
import type { Via } from '../../../domain/owner/log-entry.ts';
import type { KeptOutcome } from '../consent-port.ts';
import type { ConsentInvitation as InvitationRow, ConsentRequest as Row } from '../generated/client.ts';

export function toConsent({ stateHash: _, outcome: __, via, expiresAt, ...row }: Row): ConsentRequest {
  return { ...row, via: via as Via, expiresAt: expiresAt.getTime() };
}

export const toOutcome = ({ accountId, invitationHash, outcome }: Row): KeptOutcome | null =>
  outcome === null
    ? null
    : { ...(outcome as unknown as ConsentOutcome), accountId, isInvited: invitationHash !== null };

export function toSellerInvitation({ via, expiresAt, ...row }: InvitationRow): ConsentInvitation {
  return { ...row, via: via as Via, expiresAt: expiresAt.getTime() };
}
