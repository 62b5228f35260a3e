// Audits and weeks through the API: what is asked for is handed to the program once, and stands in the log.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { minuteMs } from '../../../src/domain/clock.ts';
import { newRecipient } from '../../../src/domain/telling/recipient.ts';
import { weeklyReport } from '../../../src/reports/weekly.ts';
import { askApi, serveApi, tokenOf } from '../../support/ask-api.ts';
import { type ConsoleStage, openConsole } from '../../support/console-stage.ts';
import { aliceCredentials, anAccount } from '../../support/store.ts';
import { setRecipients, tell } from '../../support/told-store.ts';

const noon = Date.UTC(2026, 5, 10, 3);
let stage: ConsoleStage;
let api: Awaited<ReturnType<typeof serveApi>>;
let [staff, reader] = ['', ''];
beforeAll(async () => {
  stage = await openConsole(noon);
  await stage.app.store.addAccount(anAccount(), aliceCredentials, noon);
  await setRecipients(stage.app.store, newRecipient('Alice@example.com'));
  await tell(stage.app.store, noon - minuteMs);
  api = await serveApi(stage.app);
  [staff, reader] = [await tokenOf(stage.app, 'staff', 'desk'), await tokenOf(stage.app, 'reader', 'reads')];
});
afterAll(async () => {
  await api?.close();
  await stage?.close();
});

const ask = (path: string, { token = staff, key, body }: { token?: string; key?: string; body?: unknown } = {}) =>
  askApi(api.url, path, { token, ...(body !== undefined && { body, key: key ?? path }) });

describe('an audit', () => {
  it('is asked for once, whoever asks meanwhile, and logged; a recipient is named as they are written', async () => {
    expect((await ask('/accounts/alice/audits/latest')).status).toBe(404);
    const body = { mailTo: ['alice@EXAMPLE.com', 'Alice@example.com'] };
    const first = await ask('/accounts/alice/audits', { key: 'a', body });
    expect([first.status, first.json]).toMatchObject([202, { accountId: 'alice', state: 'queued' }]);
    expect(api.performed).toEqual([first.json.id]);
    // the answer was lost on the way
    await ask('/accounts/alice/audits', { key: 'a', body });
    expect(api.performed).toHaveLength(1);
    const second = await ask('/accounts/alice/audits', { key: 'b', body: {} });
    expect(second.json.id).toBe(first.json.id);
    expect((await ask(`/audits/${first.json.id}`)).json).toMatchObject({ mailTo: ['Alice@example.com'], result: null });
    expect(await stage.app.store.readLog({ what: 'audit-asked', limit: 1 })).toMatchObject([
      { who: 'desk', via: 'api', accountId: 'alice', subject: first.json.id },
    ]);
    expect((await ask('/accounts/alice/audits', { token: reader, key: 'c', body: {} })).status).toBe(403);
  });

  it('is cancelled once', async () => {
    expect((await ask('/accounts/alice/audits/cancel', { key: 'd', body: {} })).json).toEqual({ isNews: true });
    expect((await ask('/accounts/alice/audits/cancel', { key: 'e', body: {} })).json).toEqual({ isNews: false });
    expect((await ask('/accounts/alice/audits/latest')).json).toMatchObject({ state: 'cancelled' });
    expect(await stage.app.store.readLog({ what: 'audit-cancelled', limit: 2 })).toHaveLength(1);
  });
});

describe('a week', () => {
  it('is the one that the terminal prints, without the safe phrase', async () => {
    const account = await stage.app.store.findAccount('alice');
    if (account === null) throw new Error('alice is gone');
    const { json } = await ask('/accounts/alice/weeks/2026-W24', { token: reader });
    expect(json).toEqual(JSON.parse(JSON.stringify(await weeklyReport(stage.app, account, '2026-W24'))));
    expect(json.incidents.length + json.findings.length).toBeGreaterThan(0);
  });

  it('that is none, or has not begun, is refused', async () => {
    for (const week of ['2026-W25', '2026-W60', 'last', '2026-06-10'])
      expect((await ask(`/accounts/alice/weeks/${week}`)).status).toBe(400);
    expect((await ask('/accounts/nowhere/weeks/2026-W23')).status).toBe(404);
  });
});
