// A recipient: someone (or something) that is told about an account, in which language, and when not to be disturbed.
import { type Instant, localDay, minuteMs, startOfDay, zoneOffsetMs } from '../clock.ts';
import type { Language } from '../marketplace.ts';

/** Kinds of messages: about incidents; weekly reports and audits; about the watch itself (blind, access lost, a channel failed). */
export const topics = ['alerts', 'reports', 'upkeep'] as const;
export type Topic = (typeof topics)[number];

/** From one wall-clock time to the next, in minutes after midnight; `from` after `to` spans midnight. */
export interface QuietHours {
  readonly fromMinute: number;
  readonly toMinute: number;
}

export interface Recipient {
  /** A mail address, or what a channel is and its name: `webhook:ops`, `ntfy:phone`. */
  readonly address: string;
  /** Null: the account's. */
  readonly language: Language | null;
  /** Null: the account's. */
  readonly timeZone: string | null;
  readonly quietHours: QuietHours | null;
  readonly gets: readonly Topic[];
  /** Told of an incident only when nobody else has answered (incidents/follow-up.ts). */
  readonly isBackup: boolean;
}

/** A recipient who is told of everything, at once for the first of an account and as a backup for those after. */
export function newRecipient(address: string, { isBackup } = { isBackup: false }): Recipient {
  return { address, language: null, timeZone: null, quietHours: null, gets: topics, isBackup };
}

/** Could a mail be sent there? Only the trial message tells. */
export function isMailAddress(text: string): boolean {
  return /^[^\s<>(),:;"\\@\p{Cc}]+@[^\s<>(),:;"\\@\p{Cc}]+$/u.test(text);
}

/** Mail servers treat `Alice@` and `alice@` alike, and so do people: one of them is one recipient. */
export function isSameAddress(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** Each once, as it was written first. */
export function distinctAddresses(addresses: readonly string[]): string[] {
  return addresses.filter((one, place) => addresses.findIndex((other) => isSameAddress(one, other)) === place);
}

/** `webhook:ops`, `ntfy:phone`: what it is, and its name. A mail address has no colon. */
const webhookForm = /^[a-z]+:([\w-]+)$/;

/** The name of the webhook that this recipient is; null for a mail address. */
export function webhookNameOf(address: string): string | null {
  return webhookForm.exec(address)?.[1] ?? null;
}

export const channels = ['mail', 'webhook'] as const;
export type Channel = (typeof channels)[number];

export function channelOf(address: string): Channel {
  return webhookNameOf(address) === null ? 'mail' : 'webhook';
}

/**
 * So many addresses one process writes to at once. Apart for mails and webhooks: a mail server that hangs does so for all
 * addresses, and holds one of its few connections; a webhook is one socket.
 */
export const lanesOf: Readonly<Record<Channel, number>> = { mail: 8, webhook: 24 };

/** Whoever reads it sees what it is; the first two kinds were there before that. */
export function webhookAddress({ kind, name }: { readonly kind: string; readonly name: string }): string {
  return `${kind === 'standard' || kind === 'slack' ? 'webhook' : kind}:${name}`;
}

const clockTime = /^([01]?\d|2[0-3]):([0-5]\d)$/;

function minuteOf(text: string): number | null {
  const match = clockTime.exec(text.trim());
  return match ? Number(match[1]) * 60 + Number(match[2]) : null;
}

/** Reads `22:00-07:00`; null when it isn't that, or spans no time. */
export function parseQuietHours(text: string): QuietHours | null {
  const [from = '', to = '', ...rest] = text.split('-');
  const [fromMinute, toMinute] = [minuteOf(from), minuteOf(to)];
  if (rest.length > 0 || fromMinute === null || toMinute === null || fromMinute === toMinute) return null;
  return { fromMinute, toMinute };
}

/** `22:00-07:00`. */
export function quietHoursText({ fromMinute, toMinute }: QuietHours): string {
  const time = (minute: number) =>
    `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  return `${time(fromMinute)}-${time(toMinute)}`;
}

/** When the quiet hours in which `at` lies are over; null when it lies in none. A change of clocks moves the end along. */
export function quietUntil({ fromMinute, toMinute }: QuietHours, zone: string, at: Instant): Instant | null {
  const midnight = startOfDay(localDay(at, zone), zone);
  const minute = Math.floor((at + zoneOffsetMs(at, zone) - (midnight + zoneOffsetMs(midnight, zone))) / minuteMs);
  const spansMidnight = fromMinute > toMinute;
  const isQuiet = spansMidnight ? minute >= fromMinute || minute < toMinute : minute >= fromMinute && minute < toMinute;
  if (!isQuiet) return null;
  const endDay = localDay(at, zone) + (spansMidnight && minute >= fromMinute ? 1 : 0);
  const end = startOfDay(endDay, zone);
  const wall = end + zoneOffsetMs(end, zone) + toMinute * minuteMs;
  return wall - zoneOffsetMs(wall - zoneOffsetMs(end, zone), zone);
}
