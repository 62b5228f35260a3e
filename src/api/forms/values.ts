// What forms are made of.
import { z } from 'zod';
import { severities } from '../../domain/watch/severity.ts';

export const instant = z.number().describe('milliseconds since 1970-01-01T00:00:00Z');
/** Dates go no further. */
const latest = 8.64e15;
export const count = z.number().int().nonnegative();
export const share = z.number().min(0).max(1);
export const severity = z.enum(severities);
export const date = z.iso.date().describe("a calendar day in the account's zone");
export const week = z
  .string()
  .regex(/^\d{4}-W\d{2}$/)
  .describe('an ISO week');
export const text = z.object({ en: z.string(), ja: z.string() });

/** The same as an address has it. */
export const givenMoment = z.coerce.number().int().min(0).max(latest);
export const moment = z.number().int().min(0).max(latest).describe('milliseconds since 1970-01-01T00:00:00Z');
