// An invitation for a shop's seller, who needs to be nobody here: a link, good once and for seven days, for one shop. Random and
// kept as a hash, not signed: it can be taken back, and is used up in one statement.
import type { Instant } from '../domain/clock.ts';
import { type ConsentInvitation, invitationLifeMs } from '../domain/owner/consent.ts';
import type { Speaker } from '../domain/owner/log-entry.ts';
import type { Account } from '../domain/shop/account.ts';
import { type Application, clientIdEnd } from '../domain/shop/application.ts';
import type { BeginDeps } from './consent.ts';
import { entryBy } from './entry-by.ts';

/** Under the console's own address. */
export const invitedPath = '/consent/invited';

export async function inviteSeller(
  deps: BeginDeps,
  { account, application }: { readonly account: Account; readonly application: Application },
  by: Speaker,
): Promise<{ readonly path: string; readonly expiresAt: Instant }> {
  const token = deps.tokens.make();
  const expiresAt = deps.clock.now() + invitationLifeMs;
  const { clientId } = application;
  const invitation: ConsentInvitation = {
    ...{ tokenHash: deps.tokens.hash(token), accountId: account.id, clientId },
    ...{ madeBy: by.name, via: by.via, expiresAt },
  };
  const about = { accountId: account.id, detail: { client: clientIdEnd(clientId) } };
  await deps.store.inviteSeller(invitation, entryBy(deps, by, 'shop-invited', about));
  return { path: `${invitedPath}/${token}`, expiresAt };
}

/** @returns false where that shop has no such invitation (any more) */
export async function takeBackInvitation(
  deps: BeginDeps,
  accountId: string,
  tokenHash: string,
  by: Speaker,
): Promise<boolean> {
  const now = deps.clock.now();
  const theirs = await deps.store.listSellerInvitations(accountId, now);
  if (!theirs.some((one) => one.tokenHash === tokenHash)) return false;
  return deps.store.endSellerInvitation(tokenHash, now, entryBy(deps, by, 'shop-invitation-ended', { accountId }));
}

/** As the log names who came by one: whoever made it stands for them. */
export const speakerOf = ({ madeBy, via }: ConsentInvitation): Speaker => ({ name: `${madeBy} (invitation)`, via });
