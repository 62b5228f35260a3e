// The thread in which mails are examined, one at a time. Asks the main thread for DNS, so that its answers are remembered
// there and tests give their own; everything else of a mail stays in here until it is facts.
import { parentPort } from 'node:worker_threads';
import type { ExaminedMail } from '../../domain/mail/mail.ts';
import { examineMail } from './examine.ts';

export interface Job {
  readonly raw: Uint8Array;
  readonly zones: readonly string[];
  readonly isOffline: boolean;
  readonly now: number;
}

export interface DnsQuestion {
  readonly id: number;
  readonly name: string;
  readonly type: string;
}

export type ToThread =
  | { readonly kind: 'job'; readonly job: Job }
  | { readonly kind: 'dns'; readonly id: number; readonly records: string[][] | string[] }
  | { readonly kind: 'dns'; readonly id: number; readonly code: string };

export type FromThread =
  | { readonly kind: 'ready' }
  | { readonly kind: 'dns'; readonly question: DnsQuestion }
  | { readonly kind: 'done'; readonly examined: ExaminedMail }
  | { readonly kind: 'failed'; readonly reason: string };

const waiting = new Map<number, (said: Extract<ToThread, { kind: 'dns' }>) => void>();
let asked = 0;
const say = (message: FromThread) => parentPort?.postMessage(message);

async function resolve(name: string, type: string): Promise<string[][] | string[]> {
  asked += 1;
  const id = asked;
  const said = await new Promise<Extract<ToThread, { kind: 'dns' }>>((answer) => {
    waiting.set(id, answer);
    say({ kind: 'dns', question: { id, name, type } });
  });
  if ('records' in said) return said.records;
  throw Object.assign(new Error(`${name} has no answer`), { code: said.code });
}

async function examine({ raw, zones, isOffline, now }: Job): Promise<FromThread> {
  try {
    const options = { zones, resolve: isOffline ? null : resolve, now: () => now };
    return { kind: 'done', examined: await examineMail(Buffer.from(raw.buffer, raw.byteOffset, raw.length), options) };
  } catch (error) {
    return { kind: 'failed', reason: String(error) };
  }
}

parentPort?.on('message', (message: ToThread) => {
  if (message.kind === 'job') void examine(message.job).then(say);
  else {
    waiting.get(message.id)?.(message);
    waiting.delete(message.id);
  }
});
say({ kind: 'ready' });
