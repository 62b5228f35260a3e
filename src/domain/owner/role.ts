// What a person in the console may do. Every page and form names one of these acts, and only this file says who may.

import type { IncidentAnswer } from './incident-answer.ts';

export const roles = ['owner', 'staff', 'reader'] as const;
export type Role = (typeof roles)[number];

export const acts = ['see', 'work', 'close', 'people'] as const;
/**
 * `see`: every page, one's own keys and sessions. `work`: what a shift does: tick, say seen, reopen, plan, ask. `close`: what
 * silences or changes what is told. `people`: who else comes in.
 */
export type Act = (typeof acts)[number];

const allowed: Readonly<Record<Role, readonly Act[]>> = {
  owner: acts,
  staff: ['see', 'work'],
  reader: ['see'],
};

export function mayDo(role: Role, act: Act): boolean {
  return allowed[role].includes(act);
}

export function isRole(word: string): word is Role {
  return (roles as readonly string[]).includes(word);
}

/** What saying this of an incident is: closing it is no shift's work. */
export const actOf = (answer: IncidentAnswer): Act => (answer === 'dismiss' || answer === 'resolve' ? 'close' : 'work');
