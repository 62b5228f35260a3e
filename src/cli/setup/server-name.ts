// A server as people write it: `mail.example.com`, or with its port.
import type { Language } from '../../domain/marketplace.ts';
import { refusal } from '../words/index.ts';
import { setupWords } from '../words/setup.ts';

export interface ServerName {
  readonly host: string;
  /** Null: the usual one. */
  readonly port: number | null;
}

/** @throws UserError when it is none */
export function readServerName(typed: string): ServerName {
  const text = typed.trim();
  const [, host = '', port] = /^([\p{L}\d](?:[\p{L}\d.-]*[\p{L}\d])?)(?::(\d{1,5}))?$/u.exec(text) ?? [];
  const number = port === undefined ? null : Number(port);
  if (host === '' || (number !== null && (number < 1 || number > 65_535)))
    throw refusal((_, language: Language) => {
      const w = setupWords[language];
      return [w.notAServer(text), w.serverHint];
    });
  return { host, port: number };
}
