// What a command may say and ask. Results go to stdout, everything else to stderr, so that `--json` stays clean.
import type { Readable, Writable } from 'node:stream';

export interface Terminal {
  readonly stdin: Readable & { isTTY?: boolean };
  readonly stdout: Writable;
  readonly stderr: Writable;
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
