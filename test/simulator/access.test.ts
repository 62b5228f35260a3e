// Who gets in: tokens, their hour, revocation; and that nothing can be written.
import { describe, expect, it } from '@jest/globals';
import { asker } from '../support/ask-simulator.ts';
import { started } from '../support/started-simulator.ts';

const hourMs = 3_600_000;
const participations = '/sellers/v1/marketplaceParticipations';

describe('Login with Amazon', () => {
  it('gives a token that is good for an hour of virtual time', async () => {
    const { simulator, clock, ask } = await started('forgotten-seller');
    const { status, body } = await ask.token();
    expect(status).toBe(200);
    expect(body).toMatchObject({ token_type: 'bearer', expires_in: 3600 });
    const held = asker(simulator, String(body.access_token));
    clock.advance(hourMs - 1);
    expect((await held.get(participations)).status).toBe(200);
    clock.advance(1);
    const expired = await held.get(participations);
    expect(expired.status).toBe(403);
    expect(expired.body).toEqual({
      errors: [
        {
          code: 'Unauthorized',
          message: 'Access to requested resource is denied.',
          details: 'The access token you provided has expired.',
        },
      ],
    });
  });

  it('takes JSON as well as a form', async () => {
    const { simulator } = await started('forgotten-seller');
    const { clientId, clientSecret, refreshToken } = simulator.credentials;
    const response = await fetch(`${simulator.url}/auth/o2/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        grant_type: 'refresh_token',
        client_id: clientId,
        client_secret: clientSecret,
        refresh_token: refreshToken,
      }),
    });
    expect(response.status).toBe(200);
  });

  it.each([
    ['a wrong secret', { client_secret: 'x' }, 401, 'invalid_client'],
    ['a wrong refresh token', { refresh_token: 'x' }, 400, 'invalid_grant'],
    ['another grant', { grant_type: 'password' }, 400, 'unsupported_grant_type'],
  ])('refuses %s', async (_what, fields, status, error) => {
    const { ask } = await started('forgotten-seller');
    const said = await ask.token(fields);
    expect([said.status, said.body.error]).toEqual([status, error]);
  });

  it('refuses everything once the grant is revoked, and takes it back', async () => {
    const { simulator, ask } = await started('forgotten-seller');
    expect((await ask.get(participations)).status).toBe(200);
    const restore = simulator.faults.switchOn({ kind: 'revoked' });
    expect((await ask.token()).body.error).toBe('invalid_grant');
    expect((await ask.get(participations)).text).toContain('revoked, malformed or invalid');
    restore();
    expect((await ask.get(participations)).status).toBe(200);
  });
});

describe('the API', () => {
  it('refuses no token and a forged one', async () => {
    const { simulator } = await started('forgotten-seller');
    expect((await fetch(simulator.url + participations)).status).toBe(403);
    expect((await asker(simulator, 'Atza|mvwj2ao0.forged').get(participations)).status).toBe(403);
  });

  it.each([
    ['PUT', '/listings/2021-08-01/items/A2ALICEBOOKS01/HON-000001'],
    ['PATCH', '/listings/2021-08-01/items/A2ALICEBOOKS01/HON-000001'],
    ['DELETE', '/listings/2021-08-01/items/A2ALICEBOOKS01/HON-000001'],
    ['POST', '/finances/transfers/2024-06-01/payouts'],
  ])('refuses and counts %s %s', async (method, path) => {
    const { simulator, ask } = await started('forgotten-seller');
    expect((await ask.send(method, path, {})).status).toBe(403);
    expect(simulator.calls.forbidden).toBe(1);
  });

  it('refuses a path that it does not know without counting it as a write', async () => {
    const { simulator, ask } = await started('forgotten-seller');
    expect((await ask.get('/orders/v0/orders')).status).toBe(403);
    expect(simulator.calls.forbidden).toBe(0);
  });

  it('shows business and contact in Europe only, deposit methods in eight stores only', async () => {
    const japan = await started('forgotten-seller');
    const germany = await started('payout-swap');
    const britain = await started('catalogue-launch');
    const methods = '/finances/transfers/2024-06-01/paymentMethods';
    const status = async ({ ask, marketplaceIds }: typeof japan, path: string) =>
      (await ask.get(path, { marketplaceId: marketplaceIds })).status;
    expect(await status(japan, '/sellers/v1/account')).toBe(403);
    expect(await status(britain, '/sellers/v1/account')).toBe(200);
    expect(await status(japan, methods)).toBe(403);
    expect(await status(britain, methods)).toBe(400);
    expect(await status(germany, methods)).toBe(200);
  });
});
