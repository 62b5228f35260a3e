// `rusuban verify-mail`: does this mail really come from this installation? Works offline, and with --key on any computer.
import { loadConfig } from '../../config/load.ts';
import { UserError } from '../../domain/errors.ts';
import type { Language } from '../../domain/marketplace.ts';
import { verifiedText, verifyMail } from '../../mailboxes/verify-mail.ts';
import type { ExitCode } from '../failure.ts';
import { readMailFile } from '../mail-file.ts';
import { languageAt, sayJson, type Terminal } from '../terminal.ts';

export interface VerifyMailFlags {
  readonly file: string;
  readonly key?: string;
  readonly lang?: Language;
  readonly json?: boolean;
}

export async function verifyMailFile(terminal: Terminal, flags: VerifyMailFlags): Promise<ExitCode> {
  const { ownMailMeans, readPublicKeys } = await import('../../app.ts');
  const keys = flags.key === undefined ? await readPublicKeys(loadConfig().dataDir) : [flags.key];
  const [key] = keys;
  if (key === undefined)
    throw new UserError(
      {
        en: 'no mail was ever sent from here, so there is no key to check it by',
        ja: 'ここからはまだメールを送っていないため、確かめる鍵がありません',
      },
      {
        en: 'give the public key: --key ed25519:…; “rusuban doctor” prints it on the computer from which the mails come',
        ja: '公開鍵を --key ed25519:… で指定してください（送信元のコンピューターで rusuban doctor を実行すると表示されます）',
      },
    );
  const means = await ownMailMeans(keys);
  const checked = await verifyMail(await readMailFile(terminal, flags.file), means);
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const language = flags.lang ?? languageAt(terminal);
  if (flags.json) sayJson(terminal, { version: 1, key, ...checked });
  else terminal.stdout.write(verifiedText(checked, language, timeZone));
  return checked.verdict === 'genuine' ? 0 : 1;
}
