// Keeps secrets at rest: JWE (dir, A256GCM) under a ring of keys, newest first. Every sealed text names its key, so
// that keys can be changed without losing what the old ones sealed.
import { hkdfSync, randomBytes, randomUUID } from 'node:crypto';
import { chmod, link, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { platform } from 'node:os';
import { join } from 'node:path';
// each from its own file: every command loads this one
import * as base64url from 'jose/base64url';
import { decodeProtectedHeader } from 'jose/decode/protected_header';
import { compactDecrypt } from 'jose/jwe/compact/decrypt';
import { CompactEncrypt } from 'jose/jwe/compact/encrypt';
import { calculateJwkThumbprint } from 'jose/jwk/thumbprint';
import { systemText, UserError } from '../domain/errors.js';
import { checkDataFolder } from './system/make-folder.js';
const keyBytes = 32;
const fileName = 'secret.key';
const fileHeader = '# Keys that seal the stored sign-ins, newest first. Whoever has this file can read them. Keep a copy.';
/** Opens the key ring; generates the key file at the first start. */
export async function openSecrets({ secretKeys, dataDir }) {
    const file = join(dataDir, fileName);
    const source = secretKeys === null ? file : 'RUSUBAN_SECRET_KEY';
    const texts = secretKeys ?? (await readKeyFile(file)) ?? (await createKeyFile(dataDir, file));
    const ring = await ringOf(texts, source);
    const [newest] = ring;
    if (newest === undefined)
        throw noKey(source);
    const [keyId, sealingKey] = newest;
    return {
        keyId,
        seal: (plain, subject) => new CompactEncrypt(new TextEncoder().encode(plain))
            .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: keyId, sub: subject })
            .encrypt(sealingKey),
        async open(sealed, subject) {
            // `secrets rotate` may have added a key while this program runs.
            if (secretKeys === null && !ring.has(keyNamedBy(sealed)))
                for (const [id, key] of await ringOf((await readKeyFile(file)) ?? [], source))
                    ring.set(id, key);
            return unseal(ring, sealed, subject, source);
        },
        derive: (purpose) => [...ring.values()].map((key) => new Uint8Array(hkdfSync('sha256', key, '', `rusuban ${purpose}`, keyBytes))),
    };
}
/**
 * Puts a fresh key at the head of the key file; what the older ones sealed stays readable.
 * @returns its id
 */
export async function addSecretKey(dataDir) {
    await checkDataFolder(dataDir);
    const file = join(dataDir, fileName);
    const older = (await readKeyFile(file)) ?? [];
    const key = randomBytes(keyBytes);
    const draft = await writeDraft(dataDir, [key.toString('base64'), ...older]);
    await rename(draft, file);
    return keyIdOf(key);
}
async function ringOf(texts, source) {
    const ring = new Map();
    for (const text of texts) {
        const key = decodeKey(text, source);
        ring.set(await keyIdOf(key), key);
    }
    return ring;
}
function keyNamedBy(sealed) {
    try {
        return `${decodeProtectedHeader(sealed).kid}`;
    }
    catch {
        return '';
    }
}
async function unseal(ring, sealed, subject, source) {
    try {
        const { kid } = decodeProtectedHeader(sealed);
        const key = ring.get(`${kid}`);
        if (key === undefined) {
            throw new UserError({
                en: `A stored secret was sealed with the key ${kid}, which is not in ${source}.`,
                ja: `保存済みの秘密情報は鍵 ${kid} で封じられていますが、その鍵が ${source} にありません。`,
            }, {
                en: `Put that key back (into RUSUBAN_SECRET_KEY behind a comma, or into ${fileName} on a line of its own); without it the account must be added anew.`,
                ja: `その鍵を戻してください（RUSUBAN_SECRET_KEY ならコンマの後に、${fileName} なら1行に）。鍵がなければ、アカウントを追加し直す必要があります。`,
            });
        }
        const options = { keyManagementAlgorithms: ['dir'], contentEncryptionAlgorithms: ['A256GCM'] };
        const { plaintext, protectedHeader } = await compactDecrypt(sealed, key, options);
        if (protectedHeader.sub !== subject)
            throw new Error('sealed for someone else');
        return new TextDecoder().decode(plaintext);
    }
    catch (error) {
        if (error instanceof UserError)
            throw error;
        throw new UserError({
            en: `The stored secret of ${subject} is damaged: it does not open with its own key.`,
            ja: `${subject} の保存済みの秘密情報が壊れています（自身の鍵で開けません）。`,
        }, {
            en: 'Restore the database from a backup, or remove the account and add it anew.',
            ja: 'データベースをバックアップから戻すか、アカウントを削除して追加し直してください。',
        }, { cause: error });
    }
}
/** The key's thumbprint (RFC 7638), shortened: enough to tell keys apart, useless to guess 256 random bits. */
async function keyIdOf(key) {
    return (await calculateJwkThumbprint({ kty: 'oct', k: base64url.encode(key) })).slice(0, 16);
}
function decodeKey(text, source) {
    const key = Buffer.from(text, 'base64');
    if (key.length === keyBytes)
        return key;
    throw new UserError({
        en: `A key in ${source} is not ${keyBytes} bytes in base64.`,
        ja: `${source} の鍵が、base64の${keyBytes}バイトではありません。`,
    }, {
        en: 'Restore it from your copy. A new one is made by `openssl rand -base64 32`, but opens nothing that was stored before.',
        ja: '控えから戻してください。openssl rand -base64 32 で新しく作れますが、以前に保存したものは開けません。',
    });
}
function noKey(source) {
    return new UserError({ en: `There is no key in ${source}.`, ja: `${source} に鍵がありません。` }, {
        en: 'Restore it from your copy, or delete the file (then the accounts must be added anew).',
        ja: '控えから戻すか、ファイルを削除してください（その場合、アカウントを追加し直す必要があります）。',
    });
}
/** The keys in the file, newest first; null when there is none. Shuts it against other users if it was open to them. */
async function readKeyFile(file) {
    try {
        const { mode } = await stat(file);
        if (platform() !== 'win32' && (mode & 0o077) !== 0)
            await chmod(file, 0o600);
        const lines = (await readFile(file, 'utf8')).split(/\r?\n/).map((line) => line.trim());
        return lines.filter((line) => line !== '' && !line.startsWith('#'));
    }
    catch (error) {
        if (error.code === 'ENOENT')
            return null;
        throw new UserError({
            en: `The key file ${file} can't be read, or is open to other users and can't be shut: ${error.message}`,
            ja: `鍵ファイル ${file} を読めないか、他の利用者に開いたままで閉じられません（${systemText(error).ja}）`,
        }, {
            en: `Let it belong to the user that runs rusuban, with mode 0600 (chmod 600 ${file}).`,
            ja: `rusubanを動かす利用者の所有にして、権限を0600にしてください（chmod 600 ${file}）。`,
        }, { cause: error });
    }
}
/** Makes the file with one key, whole or not at all; of two at once the first wins and both use its key. */
async function createKeyFile(dataDir, file) {
    const draft = await writeDraft(dataDir, [randomBytes(keyBytes).toString('base64')]);
    try {
        // Unlike a rename, a link never replaces what is there.
        await link(draft, file);
    }
    catch (error) {
        if (error.code !== 'EEXIST')
            throw unwritable(dataDir, error);
    }
    finally {
        await rm(draft, { force: true });
    }
    return (await readKeyFile(file)) ?? [];
}
async function writeDraft(dataDir, keys) {
    const draft = join(dataDir, `.${fileName}.${randomUUID()}`);
    try {
        await mkdir(dataDir, { recursive: true, mode: 0o700 });
        await writeFile(draft, [fileHeader, ...keys, ''].join('\n'), { mode: 0o600, flag: 'wx', flush: true });
        return draft;
    }
    catch (error) {
        await rm(draft, { force: true });
        throw unwritable(dataDir, error);
    }
}
function unwritable(dataDir, error) {
    return new UserError({
        en: `The key file can't be written in ${dataDir}: ${error.message}`,
        ja: `鍵ファイルを ${dataDir} に書き込めません（${systemText(error).ja}）`,
    }, {
        en: 'See that the disk is not full and the folder may be written, or set RUSUBAN_DATA_DIR or RUSUBAN_SECRET_KEY.',
        ja: 'ディスクの空きとフォルダの書き込み権限を確かめるか、RUSUBAN_DATA_DIR か RUSUBAN_SECRET_KEY を設定してください。',
    }, { cause: error });
}
//# sourceMappingURL=secrets.js.map