// The installation's own key: made once, kept to its owner, and of use to anyone who has its public half.
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { addSigningKey, openSigning, readPublicKeys, signatureChecker } from '../../src/adapters/signing.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rusuban-signing-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('the signing key', () => {
  it('is made once, also by two at the same time, and read by its owner alone', async () => {
    expect(await readPublicKeys(folder)).toEqual([]);
    const [one, two] = await Promise.all([openSigning(folder), openSigning(folder)]);
    expect(one.publicKey).toMatch(/^ed25519:[\w-]{43}$/);
    expect(two.publicKey).toBe(one.publicKey);
    expect((await openSigning(folder)).publicKey).toBe(one.publicKey);
    expect(await readPublicKeys(folder)).toEqual([one.publicKey]);
    if (process.platform !== 'win32') expect((await stat(join(folder, 'signing.key'))).mode & 0o077).toBe(0);
  });

  it('signs what its public half checks, and only that', async () => {
    const signing = await openSigning(folder);
    const isSigned = signatureChecker(signing.publicKey);
    const signature = signing.sign('text');
    expect(isSigned('text', signature)).toBe(true);
    expect(isSigned('Text', signature)).toBe(false);
    expect(isSigned('text', `${signature}A`)).toBe(false);
    expect(isSigned('text', '')).toBe(false);
    const other = await openSigning(join(folder, 'mallory'));
    expect(isSigned('text', other.sign('text'))).toBe(false);
  });

  it('is changed without losing the one before: what that signed still checks', async () => {
    const before = await openSigning(folder);
    const added = await addSigningKey(folder);
    const after = await openSigning(folder);
    expect(after.publicKey).toBe(added);
    expect(added).not.toBe(before.publicKey);
    expect(await readPublicKeys(folder)).toEqual([added, before.publicKey]);
    expect(signatureChecker(added)('text', after.sign('text'))).toBe(true);
    expect(signatureChecker(added)('text', before.sign('text'))).toBe(false);
    if (process.platform !== 'win32') expect((await stat(join(folder, 'signing.key'))).mode & 0o077).toBe(0);
    await writeFile(join(folder, 'signing.key'), 'nonsense');
    await expect(addSigningKey(folder)).rejects.toThrow(/holds no signing key/);
  });

  it('is not replaced when it is damaged: mails of before would no longer check', async () => {
    await openSigning(folder);
    await writeFile(join(folder, 'signing.key'), 'nonsense');
    await expect(openSigning(folder)).rejects.toThrow(/holds no signing key/);
    expect(await readFile(join(folder, 'signing.key'), 'utf8')).toBe('nonsense');
  });

  it.each(['', 'ed25519:short', 'ssh-ed25519 AAAA', '../../etc/passwd'])(
    'takes no public key that is none: %j',
    (key) => {
      expect(() => signatureChecker(key)).toThrow(/not a public key/);
    },
  );
});
