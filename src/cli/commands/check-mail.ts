// `rusuban check-mail`: is this mail really from Amazon? Needs no account and no database.
import { loadConfig } from '../../config/load.ts';
import { UserError } from '../../domain/errors.ts';
import type { ExaminedMail } from '../../domain/mail/mail.ts';
import type { Language } from '../../domain/marketplace.ts';
import { checkExitCode, checkedMail, isMail } from '../../mailboxes/check-mail.ts';
import type { ExitCode } from '../failure.ts';
import { readMailFile } from '../mail-file.ts';
import { languageAt, sayJson, type Terminal } from '../terminal.ts';

export interface CheckMailFlags {
  readonly file: string;
  readonly text?: boolean;
  readonly offline?: boolean;
  readonly lang?: Language;
  readonly json?: boolean;
}

export async function checkMailFile(terminal: Terminal, flags: CheckMailFlags): Promise<ExitCode> {
  const { trustedAuthservIds } = loadConfig();
  const raw = await readMailFile(terminal, flags.file);
  const examined = await examine(raw, flags);
  const language = flags.lang ?? languageAt(terminal);
  const { check, text, json } = checkedMail(examined, { trustedServers: trustedAuthservIds }, language);
  if (flags.json) sayJson(terminal, json);
  else terminal.stdout.write(text);
  return checkExitCode(check);
}

async function examine(raw: Buffer, flags: CheckMailFlags): Promise<ExaminedMail> {
  const { mailExaminer, readPasted } = await import('../../app.ts');
  if (flags.text) return { mail: await readPasted(raw.toString('utf8')), own: null, attached: [] };
  const examined = await (await mailExaminer({ isOffline: flags.offline === true }))(raw);
  if (isMail(examined)) return examined;
  throw new UserError(
    {
      en: `${flags.file === '-' ? 'standard input' : flags.file} could not be read as a mail: it has no headers`,
      ja: `${flags.file === '-' ? '標準入力' : flags.file} をメールとして読めませんでした（ヘッダーがありません）`,
    },
    {
      en: 'save the whole mail as a file (.eml) from your mail program; for copied text add --text',
      ja: 'メールソフトでメール全体をファイル（.eml）として保存してください。コピーした文章なら --text を付けてください',
    },
  );
}
