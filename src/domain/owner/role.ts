// What a person in the console may do, and for which shops. Every page and form names one of these acts, and only this file
// says who may.

import type { IncidentAnswer } from './incident-answer.ts';

export const roles = ['owner', 'staff', 'reader', 'client'] as const;
export type Role = (typeof roles)[number];

export const acts = ['see', 'work', 'answer', 'invite', 'close', 'people'] as const;
/**
 * `see`: every page, one's own keys and sessions. `work`: what a shift does: tick, say seen, reopen, ask. `answer`: close an
 * incident. `invite`: have a shop's seller connect it. `close`: what else silences or changes what is told. `people`: who else comes in, and whose shops are whose.
 */
export type Act = (typeof acts)[number];

const allowed: Readonly<Record<Role, readonly Act[]>> = {
  owner: acts,
  staff: ['see', 'work', 'invite'],
  reader: ['see'],
  client: ['see', 'work', 'answer'],
};

export function mayDo(role: Role, act: Act): boolean {
  return allowed[role].includes(act);
}

export function isRole(word: string): word is Role {
  return (roles as readonly string[]).includes(word);
}

/** What somebody is here, and for whose shops. */
export interface Membership {
  readonly role: Role;
  /** Ids of the clients whose shops they see; null: every shop, also one that is no client's. */
  readonly clients: readonly string[] | null;
}

/**
 * Can there be somebody like that? Owners decide who else comes in, so nothing is hidden from them; a client's person is of
 * one client, which is not the same as a staff member who minds one.
 */
export function isMembership({ role, clients }: Membership): boolean {
  if (role === 'owner') return clients === null;
  if (role === 'client') return clients?.length === 1;
  return clients === null || clients.length > 0;
}

/** What saying this of an incident is: closing it is no shift's work. */
export const actOf = (answer: IncidentAnswer): Act =>
  answer === 'dismiss' || answer === 'resolve' ? 'answer' : 'work';
