// Codes of an authenticator app against the figures of the standard, codes for paper, and what a browser calls itself.
import { describe, expect, it } from '@jest/globals';
import { browserName } from '../../../src/console/entering/browser-name.ts';
import { hashOfPaper, newPaperCodes } from '../../../src/console/entering/paper-codes.ts';
import { newOffer, offered, stepOf } from '../../../src/console/entering/totp.ts';
import { minuteMs } from '../../../src/domain/clock.ts';
import { createManualClock } from '../../support/manual-clock.ts';

describe('a code of an app', () => {
  // RFC 6238, appendix B: the secret is the text 12345678901234567890; the last six of its eight digits
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
  it.each([
    [59, '287082'],
    [1111111109, '081804'],
    [1234567890, '005924'],
    [20000000000, '353130'],
  ])('is that of the standard at %i seconds', (seconds, code) => {
    expect(stepOf(secret, code, seconds * 1000)).toBe(Math.floor(seconds / 30));
  });

  it('is taken half a minute early or late, not a whole one, and typed as people type', () => {
    const [at, step] = [1111111109_000, Math.floor(1111111109 / 30)];
    for (const offset of [-30_000, 0, 30_000]) expect(stepOf(secret, '081804', at + offset)).toBe(step);
    for (const offset of [-60_000, 60_000]) expect(stepOf(secret, '081804', at + offset)).toBeNull();
    for (const typed of ['081 804', ' 081804 ', '０８１８０４', '081-804'])
      expect(stepOf(secret, typed, at)).toBe(step);
    for (const wrong of ['', '81804', '0818040', '08180x', '081805']) expect(stepOf(secret, wrong, at)).toBeNull();
  });
});

describe('a secret that is offered', () => {
  const clock = createManualClock(0);
  const deps = { clock, tagOf: (text: string) => `tag-of-${text.length}-${text.slice(0, 9)}` };

  it('is good for ten minutes, for this person, as it was', () => {
    const { secret, token } = newOffer(deps, 'alice');
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(offered(deps, 'alice', token)?.secret).toBe(secret);
    expect(offered(deps, 'mallory', token)).toBeNull();
    expect(offered(deps, 'alice', token.replace(/^../, 'AA.'))).toBeNull();
    for (const wrong of ['', '..', token.slice(0, -1)]) expect(offered(deps, 'alice', wrong)).toBeNull();
    clock.advance(10 * minuteMs);
    expect(offered(deps, 'alice', token)).toBeNull();
  });
});

describe('codes for paper', () => {
  it('are ten that differ, of 100 bits, read in whatever letters they are typed', () => {
    const codes = newPaperCodes();
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}(?:-[0-9A-HJKMNP-TV-Z]{5}){3}$/);
    const [code = ''] = codes;
    const typed = [code.toLowerCase(), code.replaceAll('-', ' '), code.replaceAll('1', 'l').replaceAll('0', 'O')];
    for (const one of typed) expect(hashOfPaper(one)).toBe(hashOfPaper(code));
    expect(hashOfPaper(codes[1] ?? '')).not.toBe(hashOfPaper(code));
  });
});

describe('what a browser calls itself', () => {
  it.each([
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox, Windows'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18 Safari/604', 'Safari, iOS'],
    ['Mozilla/5.0 (Linux; Android 15) AppleWebKit/537 (KHTML) Chrome/140 Mobile Safari/537', 'Chrome, Android'],
    ['Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537 Chrome/140 Safari/537 Edg/140', 'Edge, Windows'],
    ['<script>alert(1)</script>', ''],
    [undefined, ''],
  ])('%s', (said, name) => {
    expect(browserName(said)).toBe(name);
  });
});
