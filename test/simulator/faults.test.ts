// Quotas by the virtual clock, and faults on the way.
import { describe, expect, it } from '@jest/globals';
import { started } from '../support/started-simulator.ts';

const participations = '/sellers/v1/marketplaceParticipations';

describe('quotas', () => {
  it('allow a burst, then one at the rate that the header names', async () => {
    const { simulator, clock, ask } = await started('forgotten-seller', { isPacingOff: false });
    for (let i = 0; i < 15; i++) expect((await ask.get(participations)).status).toBe(200);
    const refused = await ask.get(participations);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('x-amzn-ratelimit-limit')).toBe('0.016');
    expect(refused.body).toMatchObject({ errors: [{ code: 'QuotaExceeded' }] });
    expect(simulator.calls.throttled).toBe(1);
    clock.advance(62_500);
    expect((await ask.get(participations)).status).toBe(200);
    expect((await ask.get(participations)).status).toBe(429);
  });

  it('are counted for each operation alone', async () => {
    const { ask, marketplaceIds } = await started('forgotten-seller', { isPacingOff: false });
    for (let i = 0; i < 16; i++) await ask.get(participations);
    const others = await ask.get('/listings/2021-08-01/items/A2ALICEBOOKS01', { marketplaceIds });
    expect(others.status).toBe(200);
  });
});

describe('faults', () => {
  it.each([
    ['internal-failure', 500, 'InternalFailure'],
    ['unavailable', 503, '<!DOCTYPE html>'],
    ['role-missing', 403, 'Unauthorized'],
    ['throttled', 429, 'QuotaExceeded'],
  ] as const)('%s', async (kind, status, words) => {
    const { simulator, ask } = await started('forgotten-seller');
    simulator.faults.switchOn({ kind, operation: 'getMarketplaceParticipations', times: 2 });
    for (let i = 0; i < 2; i++) {
      const said = await ask.get(participations);
      expect(said.status).toBe(status);
      expect(said.text).toContain(words);
    }
    expect((await ask.get(participations)).status).toBe(200);
  });

  it('reset cuts the body off', async () => {
    const { simulator, ask } = await started('forgotten-seller');
    await ask.get(participations);
    simulator.faults.switchOn({ kind: 'reset', operation: 'getMarketplaceParticipations', times: 1 });
    await expect(ask.get(participations)).rejects.toThrow();
    expect((await ask.get(participations)).status).toBe(200);
  });

  it('a stalled body never ends', async () => {
    const { simulator, ask } = await started('forgotten-seller');
    const token = String((await ask.token()).body.access_token);
    simulator.faults.switchOn({ kind: 'stalled-body' });
    const response = await fetch(simulator.url + participations, {
      headers: { 'x-amz-access-token': token },
      signal: AbortSignal.timeout(300),
    });
    await expect(response.text()).rejects.toThrow(/timeout/);
  });

  it.each(['slow-body', 'chunk-borders'] as const)('%s tears characters apart and loses nothing', async (kind) => {
    const { simulator, ask } = await started('forgotten-seller');
    const whole = await ask.get(participations);
    simulator.faults.switchOn({ kind, pauseMs: 3 });
    const response = await fetch(simulator.url + participations, {
      headers: { 'x-amz-access-token': String((await ask.token()).body.access_token) },
    });
    const pieces: Uint8Array[] = [];
    for await (const piece of response.body ?? []) pieces.push(piece);
    expect(pieces.length).toBeGreaterThan(3);
    expect(pieces.some((piece) => ((piece[0] ?? 0) & 0xc0) === 0x80)).toBe(true);
    expect(Buffer.concat(pieces).toString()).toBe(whole.text);
  });

  it('the clock is the story’s, and may be off', async () => {
    const { simulator, clock, ask } = await started('forgotten-seller');
    const dateOf = async () => Date.parse((await ask.get(participations)).headers.get('date') ?? '');
    expect(await dateOf()).toBe(clock.now());
    simulator.faults.switchOn({ kind: 'clock-skew', skewMs: 420_000 });
    expect(await dateOf()).toBe(clock.now() + 420_000);
  });
});
