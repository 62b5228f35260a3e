// The installation's own key (Ed25519), with which every mail is signed; made at the first start, kept beside the others.
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomUUID,
  sign,
  verify,
} from 'node:crypto';
import { chmod, link, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { platform } from 'node:os';
import { join } from 'node:path';
import { systemText, UserError } from '../domain/errors.ts';
import { checkDataFolder } from './system/make-folder.ts';

export interface Signing {
  /** `ed25519:` and 43 characters; to be told to whoever shall check mails. */
  readonly publicKey: string;
  /** Of a text, in base64url. */
  sign(text: string): string;
  digest(content: string | Uint8Array): string;
}

const fileName = 'signing.key';
const prefix = 'ed25519:';

/** Opens the key file in the data folder; makes it at the first start. */
export async function openSigning(dataDir: string): Promise<Signing> {
  const file = join(dataDir, fileName);
  const pem = (await readKeyFile(file)) ?? (await createKeyFile(dataDir, file));
  const [key] = privateKeys(pem, file);
  return {
    publicKey: publicKeyText(createPublicKey(key)),
    sign: (text) => sign(null, Buffer.from(text), key).toString('base64url'),
    digest,
  };
}

/** The public keys of the installation in `dataDir`, newest first; none where no mail was ever signed. */
export async function readPublicKeys(dataDir: string): Promise<string[]> {
  await checkDataFolder(dataDir);
  const file = join(dataDir, fileName);
  const pem = await readKeyFile(file);
  return pem === null ? [] : privateKeys(pem, file).map((key) => publicKeyText(createPublicKey(key)));
}

/**
 * Puts a fresh key at the head of the key file; mails signed by the older ones still check here.
 * @returns its public half
 */
export async function addSigningKey(dataDir: string): Promise<string> {
  await checkDataFolder(dataDir);
  const file = join(dataDir, fileName);
  const older = (await readKeyFile(file)) ?? '';
  if (older !== '') privateKeys(older, file);
  const { draft, publicKey } = await writeDraft(dataDir, older);
  await rename(draft, file);
  return publicKey;
}

/** SHA-256 in base64url. */
export function digest(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('base64url');
}

/**
 * Checks signatures by a public key.
 * @throws UserError when it isn't one
 */
export function signatureChecker(publicKey: string): (text: string, signature: string) => boolean {
  const x = publicKey.trim().replace(prefix, '');
  if (!/^[\w-]{43}$/.test(x))
    throw new UserError(
      {
        en: `"${publicKey.slice(0, 80)}" is not a public key of Rusuban`,
        ja: `「${publicKey.slice(0, 80)}」は留守番の公開鍵ではありません`,
      },
      {
        en: 'it is ed25519: and 43 letters and digits; “rusuban doctor” prints it where the mails come from',
        ja: 'ed25519: の後に43文字の英数字が続きます。送信元で rusuban doctor を実行すると表示されます',
      },
    );
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  return (text, signature) => verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64url'));
}

function publicKeyText(key: KeyObject): string {
  return `${prefix}${key.export({ format: 'jwk' }).x}`;
}

const block = /-----BEGIN PRIVATE KEY-----[^-]+-----END PRIVATE KEY-----/g;

function privateKeys(pem: string, file: string): [KeyObject, ...KeyObject[]] {
  try {
    const [newest, ...older] = (pem.match(block) ?? []).map((one) => createPrivateKey(one));
    const all = [newest, ...older];
    if (newest && all.every((key) => key?.asymmetricKeyType === 'ed25519')) return [newest, ...older];
  } catch {
    // said below
  }
  throw new UserError(
    { en: `${file} holds no signing key.`, ja: `${file} に署名の鍵がありません。` },
    {
      en: 'Restore it from your copy, or delete it: then a new one is made, and mails of before no longer check.',
      ja: '控えから戻すか、削除してください（新しい鍵が作られ、以前のメールは確かめられなくなります）。',
    },
  );
}

async function readKeyFile(file: string): Promise<string | null> {
  try {
    const { mode } = await stat(file);
    if (platform() !== 'win32' && (mode & 0o077) !== 0) await chmod(file, 0o600);
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new UserError(
      {
        en: `The signing key ${file} can't be read: ${(error as Error).message}`,
        ja: `署名の鍵 ${file} を読めません（${systemText(error).ja}）`,
      },
      {
        en: `Let it belong to the user that runs rusuban, with mode 0600 (chmod 600 ${file}).`,
        ja: `rusubanを動かす利用者の所有にして、権限を0600にしてください（chmod 600 ${file}）。`,
      },
      { cause: error },
    );
  }
}

/** Whole or not at all; of two at once the first wins and both use its key. */
async function createKeyFile(dataDir: string, file: string): Promise<string> {
  const { draft } = await writeDraft(dataDir, '');
  try {
    // Unlike a rename, a link never replaces what is there.
    await link(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw unwritable(dataDir, error);
  } finally {
    await rm(draft, { force: true });
  }
  return (await readKeyFile(file)) ?? '';
}

/** A new key, with the older ones behind it, in a file beside the one that it shall become. */
async function writeDraft(dataDir: string, older: string): Promise<{ draft: string; publicKey: string }> {
  const draft = join(dataDir, `.${fileName}.${randomUUID()}`);
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const pem = `${privateKey.export({ type: 'pkcs8', format: 'pem' })}${older}`;
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    await writeFile(draft, pem, { mode: 0o600, flag: 'wx', flush: true });
  } catch (error) {
    await rm(draft, { force: true });
    throw unwritable(dataDir, error);
  }
  return { draft, publicKey: publicKeyText(publicKey) };
}

function unwritable(dataDir: string, error: unknown): UserError {
  return new UserError(
    {
      en: `The signing key can't be written in ${dataDir}: ${(error as Error).message}`,
      ja: `署名の鍵を ${dataDir} に書き込めません（${systemText(error).ja}）`,
    },
    {
      en: 'See that the disk is not full and the folder may be written, or set RUSUBAN_DATA_DIR.',
      ja: 'ディスクの空きとフォルダの書き込み権限を確かめるか、RUSUBAN_DATA_DIR を設定してください。',
    },
    { cause: error },
  );
}
