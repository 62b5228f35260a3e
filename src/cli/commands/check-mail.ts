// `rusuban check-mail`: is this mail really from Amazon? Needs no account and no database.
import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { loadConfig } from '../../config/load.ts';
import { UserError } from '../../domain/errors.ts';
import type { ExaminedMail } from '../../domain/mail.ts';
import type { Language } from '../../domain/marketplace.ts';
import { checkExitCode, checkedMail } from '../../pipeline/check-mail.ts';
import type { ExitCode } from '../failure.ts';
import { sayJson, type Terminal } from '../terminal.ts';

export interface CheckMailFlags {
  readonly file: string;
  readonly text?: boolean;
  readonly offline?: boolean;
  readonly lang?: Language;
  readonly json?: boolean;
}

/** Providers take mails up to 50 MB; what is larger is read so far and said to be incomplete. */
const byteLimit = 60_000_000;

export async function checkMailFile(terminal: Terminal, flags: CheckMailFlags): Promise<ExitCode> {
  const { trustedAuthservIds } = loadConfig();
  const raw = await readAll(terminal, flags.file);
  const examined = await examine(raw, flags);
  const language = flags.lang ?? languageOf(Intl.DateTimeFormat().resolvedOptions().locale);
  const { check, text, json } = checkedMail(examined, { trustedAuthservIds: trustedAuthservIds ?? [] }, language);
  if (flags.json) sayJson(terminal, json);
  else terminal.stdout.write(text);
  return checkExitCode(check);
}

async function examine(raw: Buffer, flags: CheckMailFlags): Promise<ExaminedMail> {
  const { mailExaminer, readPasted } = await import('../../app.ts');
  if (flags.text) return { mail: readPasted(raw.toString('utf8')), own: null, attached: [] };
  const examined = await mailExaminer(flags.offline === true)(raw);
  const { mail } = examined;
  const isMail = mail.from.length > 0 || mail.subject !== '' || mail.messageId !== null || mail.trace.length > 0;
  if (isMail) return examined;
  throw new UserError(
    `${flags.file === '-' ? 'standard input' : flags.file} could not be read as a mail: it has no headers`,
    'save the whole mail as a file (.eml) from your mail program; for copied text add --text',
  );
}

async function readAll(terminal: Terminal, file: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    const source: Readable = file === '-' ? terminal.stdin : createReadStream(file);
    for await (const chunk of source) {
      chunks.push(Buffer.from(chunk as Buffer));
      size += chunks.at(-1)?.length ?? 0;
      if (size > byteLimit) break;
    }
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new UserError(`${file} could not be read (${reason})`, 'give the path of a mail saved as a file (.eml)');
  }
  if (size === 0) throw new UserError('there is no mail: it is empty', 'save the mail as a file (.eml) and name that');
  return Buffer.concat(chunks);
}

function languageOf(locale: string): Language {
  return locale.startsWith('ja') ? 'ja' : 'en';
}
