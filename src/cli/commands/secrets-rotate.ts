// `rusuban secrets rotate`: a new key, and every stored secret encrypted anew under it.
import { addSecretKey, addSigningKey } from '../../app.ts';
import { loadConfig } from '../../config/load.ts';
import type { ExitCode } from '../failure.ts';
import { logDone } from '../logged.ts';
import { note, type Terminal } from '../terminal.ts';
import { withCore } from '../with-app.ts';

export async function secretsRotate(terminal: Terminal, flags: { readonly signingKey?: boolean }): Promise<ExitCode> {
  const { secretKeys, dataDir } = loadConfig();
  // With RUSUBAN_SECRET_KEY the new key is the one that the owner has put first; else one is made in the data folder.
  if (secretKeys === null) note(terminal, `A new key was added to the key file: ${await addSecretKey(dataDir)}`);
  const publicKey = flags.signingKey ? await addSigningKey(dataDir) : null;
  if (publicKey !== null) note(terminal, `Mails are now signed by another key; tell whoever checks them: ${publicKey}`);
  return withCore<ExitCode>(async (app) => {
    const rotated = await app.store.rotateSecrets();
    await logDone(app, {
      what: 'secrets-rotated',
      accountId: null,
      detail: { secrets: rotated, ...(publicKey && { publicKey }) },
    });
    note(
      terminal,
      `${rotated} stored ${rotated === 1 ? 'secret is' : 'secrets are'} now encrypted under the newest key.`,
    );
    note(terminal, 'Restart what runs (rusuban start), so that it uses the newest key.');
    return 0;
  });
}
