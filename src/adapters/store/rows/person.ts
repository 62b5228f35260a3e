// Rows of people, their keys and their invitations.
import { type AuthenticatorApp, longestTry, type Passkey, type Person } from '../../../domain/owner/person.ts';
import type { Membership, Role } from '../../../domain/owner/role.ts';
import type {
  ConsoleLink as LinkRow,
  Passkey as PasskeyRow,
  Person as PersonRow,
  Totp as TotpRow,
} from '../generated/client.ts';
import type { Invitation } from '../people-port.ts';

export function toPerson({ id, name, createdAt, ...row }: PersonRow): Person {
  return { id, name, ...toMembership(row), createdAt: createdAt.getTime() };
}

/** What a person’s row says of what they are. */
export type MembershipRow = Pick<PersonRow, 'role' | 'everyShop' | 'clients'>;

export function toMembership({ role, everyShop, clients }: MembershipRow): Membership {
  return { role: role as Role, clients: everyShop ? null : clients };
}

export function fromMembership({ role, clients }: Membership): MembershipRow {
  return { role, everyShop: clients === null, clients: [...new Set(clients)].sort() };
}

export function toPasskey({ publicKey, counter, createdAt, usedAt, ...row }: PasskeyRow): Passkey {
  return {
    ...row,
    publicKey: new Uint8Array(publicKey),
    counter: Number(counter),
    createdAt: createdAt.getTime(),
    usedAt: usedAt?.getTime() ?? null,
  };
}

export function fromPasskey({ publicKey, counter, transports, createdAt, usedAt, ...passkey }: Passkey) {
  return {
    ...passkey,
    publicKey: new Uint8Array(publicKey),
    counter: BigInt(counter),
    transports: [...transports],
    createdAt: new Date(createdAt),
    usedAt: usedAt === null ? null : new Date(usedAt),
  };
}

export function toAuthenticatorApp({ personId, createdAt, usedAt, failures, lockedAt }: TotpRow): AuthenticatorApp {
  const isLocked = lockedAt !== null || failures >= longestTry;
  return { personId, createdAt: createdAt.getTime(), usedAt: usedAt?.getTime() ?? null, isLocked };
}

/** Null: it invites nobody. */
export function toInvitation({ tokenHash, madeBy, expiresAt, personId, role, ...row }: LinkRow): Invitation | null {
  if (role === null) return null;
  return { tokenHash, madeBy, expiresAt: expiresAt.getTime(), personId, ...toMembership({ ...row, role }) };
}
