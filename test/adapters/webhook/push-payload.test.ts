// What is pushed to a browser, held to the example of RFC 8291 and to a browser's own cryptography.
import { describe, expect, it } from '@jest/globals';
import { newPushKey, pushIdentity } from '../../../src/adapters/webhook/push-identity.ts';
import { sealedFor } from '../../../src/adapters/webhook/push-payload.ts';
import { exampleKeys, newBrowserKeys, readIdentity, readPush } from '../../support/push-reader.ts';

// appendix A
const example = {
  text: 'When I grow up, I want to be a watermelon',
  privateKey: Buffer.from('yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw', 'base64url'),
  salt: Buffer.from('DGv6ra1nlYgDCS1FRnbzlw', 'base64url'),
  body:
    'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_' +
    'yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
};

describe('a text sealed for one browser', () => {
  it('is the example of the RFC, byte for byte', async () => {
    const { key, secret } = await exampleKeys;
    expect(sealedFor({ key, secret }, example.text, example).toString('base64url')).toBe(example.body);
    expect(await readPush(Buffer.from(example.body, 'base64url'), await exampleKeys)).toBe(example.text);
  });

  it.each(['', 'a', '重大：出品23件\u{1f600}', 'x'.repeat(3_993)])(
    'is read by that browser alone: %.20j',
    async (text) => {
      const [keys, others] = [await newBrowserKeys(), await newBrowserKeys()];
      const body = sealedFor(keys, text, example);
      expect(body.length).toBeLessThanOrEqual(4_096);
      expect(await readPush(body, keys)).toBe(text);
      await expect(readPush(body, others)).rejects.toThrow();
      body[body.length - 1] = (body.at(-1) ?? 0) ^ 1;
      await expect(readPush(body, keys)).rejects.toThrow();
    },
  );

  it('for what is no point of the curve is none', () => {
    const key = Buffer.concat([Buffer.from([4]), Buffer.alloc(64, 7)]).toString('base64url');
    expect(() => sealedFor({ key, secret: 'BTBZMqHH6r4Tts7J_aSIgg' }, 'a', example)).toThrow();
  });
});

describe('who pushes', () => {
  const now = Date.UTC(2026, 5, 10, 3);
  it('is said to one service, until then, and signed by the key that browsers were given', async () => {
    const { publicKey, authorization } = pushIdentity(newPushKey(), 'mailto:owner@example.com');
    expect(Buffer.from(publicKey, 'base64url')).toHaveLength(65);
    const said = authorization('https://push.example.com', now + 3_600_000);
    const { key, payload } = await readIdentity(said, 'https://push.example.com', now);
    expect([key, payload.sub, payload.exp]).toEqual([publicKey, 'mailto:owner@example.com', now / 1000 + 3600]);
    await expect(readIdentity(said, 'https://elsewhere.example.com', now)).rejects.toThrow();
    await expect(readIdentity(said, 'https://push.example.com', now + 4_000_000)).rejects.toThrow();
  });
});
