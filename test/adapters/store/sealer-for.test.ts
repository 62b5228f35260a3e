// Sign-ins to Amazon go where they were given for, and nowhere else.
import { describe, expect, it } from '@jest/globals';
import { openSecrets } from '../../../src/adapters/secrets.ts';
import { OtherEndpoint, sealerFor } from '../../../src/adapters/store/sealer-for.ts';
import { japaneseIn } from '../../support/languages.ts';

const secrets = await openSecrets({ secretKeys: [Buffer.alloc(32, 7).toString('base64')], dataDir: '' });
const endpoints = [null, 'http://127.0.0.1:8080', 'http://127.0.0.1:8081', 'https://sandbox.example.com'];

describe('a sign-in', () => {
  it('opens nothing for another endpoint than it was sealed for', async () => {
    for (const given of endpoints)
      for (const asked of endpoints) {
        const sealed = await sealerFor(given, secrets).seal('Atzr|token', 'alice');
        const opening = sealerFor(asked, secrets).open(sealed, 'alice');
        if (given === asked) expect(await opening).toBe('Atzr|token');
        else {
          const fault = await opening.catch((error: unknown) => error);
          expect(fault).toBeInstanceOf(OtherEndpoint);
          const { what, hint } = (fault as OtherEndpoint).advice;
          expect(`${what.en} ${hint.en}`).toContain(`${given ?? "Amazon's own servers"}`);
          expect(japaneseIn(`${what.en}${hint.en}`)).toEqual([]);
          expect(JSON.stringify([what, hint])).not.toContain('Atzr');
        }
      }
  });

  it('of the version before is for Amazon itself', async () => {
    const sealed = await secrets.seal('Atzr|token', 'alice');
    expect(await sealerFor(null, secrets).open(sealed, 'alice')).toBe('Atzr|token');
    await expect(sealerFor('http://127.0.0.1:8080', secrets).open(sealed, 'alice')).rejects.toThrow(OtherEndpoint);
  });
});
