// What a command may say and ask. Results go to stdout, everything else to stderr, so that `--json` stays clean.
import type { Readable, Writable } from 'node:stream';
import type { Language } from '../domain/marketplace.ts';

export interface Terminal {
  readonly stdin: Readable & { isTTY?: boolean };
  readonly stdout: Writable;
  readonly stderr: Writable;
  /** Of whoever sits there; default: as the computer is set (LC_ALL, LC_MESSAGES, LANG, or the system's settings). */
  readonly language?: Language;
}

/** The language of whoever sits at the terminal. */
export function languageAt({ language }: Pick<Terminal, 'language'>): Language {
  if (language !== undefined) return language;
  return Intl.DateTimeFormat().resolvedOptions().locale.startsWith('ja') ? 'ja' : 'en';
}

/**
 * What a terminal would obey and not show: all controls but line breaks and tabs, those of eight bits (U+009B) too, and
 * what turns the letters around it. (An isolate, in which our own words hold names of the other direction, ends by itself.)
 */
const controls = /(?![\n\t])\p{Cc}|[\u200e\u200f\u202a-\u202e\u2066\u2067]/gu;

const harmless = (line: string) => line.replace(controls, '\ufffd');

/**
 * As JSON that is safe to look at (JSON itself escapes the controls below U+0020 alone) and to hand on: it goes to other
 * programs and into their logs, so the words by which people know our mails are left out of it.
 */
export function jsonText(value: unknown, indent = 0): string {
  return JSON.stringify(value, (name, inner) => (name === 'safePhrase' ? undefined : inner), indent).replace(
    controls,
    (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A line of the result. */
export function say(terminal: Terminal, line = ''): void {
  terminal.stdout.write(`${harmless(line)}\n`);
}

/** A line about what is going on. */
export function note(terminal: Terminal, line = ''): void {
  terminal.stderr.write(`${harmless(line)}\n`);
}

export function sayJson(terminal: Terminal, value: unknown): void {
  terminal.stdout.write(`${jsonText(value, 2)}\n`);
}
