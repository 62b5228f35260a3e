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

/** A line of the result. */
export function say(terminal: Terminal, line = ''): void {
  terminal.stdout.write(`${line}\n`);
}

/** A line about what is going on. */
export function note(terminal: Terminal, line = ''): void {
  terminal.stderr.write(`${line}\n`);
}

export function sayJson(terminal: Terminal, value: unknown): void {
  terminal.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}
