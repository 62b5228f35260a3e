// Secrets at rest: sealed for one, opened by the right key only, rotated without loss, their file shut to others.

import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { platform, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { addSecretKey, openSecrets } from '../../src/adapters/secrets.ts';
import { UserError } from '../../src/domain/errors.ts';

let dataDir: string;
let file: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'rusuban-secrets-'));
  file = join(dataDir, 'secret.key');
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

const fromFile = () => openSecrets({ secretKeys: null, dataDir });
const newKey = () => randomBytes(32).toString('base64');
const fromKeys = (...secretKeys: string[]) => openSecrets({ secretKeys, dataDir });

describe('sealing', () => {
  it('gives back what was sealed, and shows nothing of it', async () => {
    const secrets = await fromKeys(newKey());
    const sealed = await secrets.seal('Atzr|token 😀', 'alice');
    expect(sealed).not.toMatch(/Atzr|token/);
    expect(Buffer.from(sealed, 'base64').toString('latin1')).not.toContain('Atzr');
    expect(await secrets.open(sealed, 'alice')).toBe('Atzr|token 😀');
  });

  it('is JWE (dir, A256GCM) that names its key, and never the same twice', async () => {
    const secrets = await fromKeys(newKey());
    const [first, second] = [await secrets.seal('same', 'alice'), await secrets.seal('same', 'alice')];
    const header = JSON.parse(Buffer.from(first.split('.')[0] ?? '', 'base64url').toString());
    expect(header).toEqual({ alg: 'dir', enc: 'A256GCM', kid: secrets.keyId, sub: 'alice' });
    expect(first).not.toBe(second);
  });

  it("does not open one account's secret for another", async () => {
    const secrets = await fromKeys(newKey());
    await expect(secrets.open(await secrets.seal('x', 'alice'), 'mallory')).rejects.toThrow('of mallory is damaged');
  });

  it.each([0, 1, 2, 3, 4])('says that it is damaged when part %i was touched', async (part) => {
    const secrets = await fromKeys(newKey());
    const parts = (await secrets.seal('a secret that is long enough', 'alice')).split('.');
    const touched = parts[part] === '' ? 'AAAA' : `${parts[part]?.startsWith('A') ? 'B' : 'A'}${parts[part]?.slice(1)}`;
    const sealed = parts.with(part, touched).join('.');
    await expect(secrets.open(sealed, 'alice')).rejects.toBeInstanceOf(UserError);
  });
});

describe('the key ring', () => {
  it('opens what older keys sealed, and seals with the newest', async () => {
    const [older, newer] = [newKey(), newKey()];
    const sealed = await (await fromKeys(older)).seal('x', 'alice');
    const both = await fromKeys(newer, older);
    expect(await both.open(sealed, 'alice')).toBe('x');
    expect(both.keyId).toBe((await fromKeys(newer)).keyId);
  });

  it('names the key that is missing', async () => {
    const alices = await fromKeys(newKey());
    const sealed = await alices.seal('x', 'alice');
    const fault = await (await fromKeys(newKey())).open(sealed, 'alice').catch((error) => error);
    expect(fault).toBeInstanceOf(UserError);
    expect(fault.message).toContain(alices.keyId);
    expect(fault.message).toContain('RUSUBAN_SECRET_KEY');
  });

  it('refuses a key that is too short, without showing it', async () => {
    const short = randomBytes(16).toString('base64');
    const fault = await fromKeys(short).catch((error) => error);
    expect(fault).toBeInstanceOf(UserError);
    expect(`${fault.message}${fault.hint}`).not.toContain(short);
  });
});

describe('the key file', () => {
  it('is made at the first start, for its owner alone, and used from then on', async () => {
    const first = await fromFile();
    expect((await fromFile()).keyId).toBe(first.keyId);
    expect(await readdir(dataDir)).toEqual(['secret.key']);
    if (platform() !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('is one when eight start at once', async () => {
    const ids = (await Promise.all(Array.from({ length: 8 }, fromFile))).map(({ keyId }) => keyId);
    expect(new Set(ids).size).toBe(1);
    expect(await readdir(dataDir)).toEqual(['secret.key']);
  });

  it('is shut when it was open to others', async () => {
    await fromFile();
    await chmod(file, 0o644);
    await fromFile();
    if (platform() !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('takes a new key at its head and keeps the old', async () => {
    const before = await fromFile();
    const sealed = await before.seal('x', 'alice');
    const added = await addSecretKey(dataDir);
    const after = await fromFile();
    expect(after.keyId).toBe(added);
    expect(after.keyId).not.toBe(before.keyId);
    expect(await after.open(sealed, 'alice')).toBe('x');
  });

  it('is read anew by a program that runs, when something was sealed under a key that it does not know', async () => {
    const running = await fromFile();
    await addSecretKey(dataDir);
    const rotated = await (await fromFile()).seal('x', 'alice');
    expect(await running.open(rotated, 'alice')).toBe('x');
    expect(await running.open(await running.seal('y', 'alice'), 'alice')).toBe('y');
    await expect(running.open('nonsense', 'alice')).rejects.toBeInstanceOf(UserError);
  });

  it('that is damaged or empty is told, never replaced', async () => {
    for (const [text, said] of [
      ['not a key\n', 'not 32 bytes'],
      ['# nothing\n', 'no key'],
    ] as const) {
      await writeFile(file, text);
      await expect(fromFile()).rejects.toThrow(said);
      expect(await readFile(file, 'utf8')).toBe(text);
    }
  });

  it('in a place that is not a folder gets a clear message', async () => {
    await writeFile(join(dataDir, 'file'), '');
    const fault = await openSecrets({ secretKeys: null, dataDir: join(dataDir, 'file') }).catch((error) => error);
    expect(fault).toBeInstanceOf(UserError);
  });
});
