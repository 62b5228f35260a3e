// Plans over real HTTP: said, shown on the calendar, taken back; refused where they would keep too much quiet.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { minuteMs } from '../../../src/domain/clock.ts';
import { newRecipient } from '../../../src/domain/telling/recipient.ts';
import { askConsole } from '../../support/ask-console.ts';
import { type ConsoleStage, openConsole } from '../../support/console-stage.ts';
import { enterConsole } from '../../support/enter-console.ts';
import { aliceCredentials, anAccount } from '../../support/store.ts';
import { setRecipients } from '../../support/told-store.ts';

const noon = Date.UTC(2026, 5, 10, 3);
let stage: ConsoleStage;
let headers: Record<string, string>;

beforeAll(async () => {
  stage = await openConsole(noon);
});
beforeEach(async () => {
  await stage.app.store.addAccount(anAccount({ language: 'en' }), aliceCredentials, noon);
  await setRecipients(stage.app.store, newRecipient('alice@example.com'));
  headers = { ...(await enterConsole(stage)), 'accept-language': 'en' };
});
afterEach(() => stage.app.store.removeAccount('alice'));
afterAll(() => stage?.close());

const ask = (path: string, form?: Record<string, string>) =>
  askConsole(stage.page.url ?? '', path, { headers, ...(form && { form }) });
const said = () => stage.app.store.listStatements('alice');
const sale = { shop: 'alice', kind: 'sale', from: '2026-06-12', to: '2026-06-13', note: '<b>summer</b>' };

describe('a plan', () => {
  it('is said for whole days of the shop, stands on the calendar, and is taken back; the log knows who did', async () => {
    expect(await ask('/plans/planned', sale)).toMatchObject({
      status: 303,
      headers: { location: '/plans?shop=alice' },
    });
    const [plan] = await said();
    expect(plan).toMatchObject({
      what: 'planned',
      kind: 'sale',
      from: Date.UTC(2026, 5, 11, 15),
      to: Date.UTC(2026, 5, 13, 15) - 1,
      saidBy: 'Alice',
    });
    const { html } = await ask('/plans');
    expect(html).toMatch(/<time dateTime="2026-06-12">12<\/time><b>1<\/b>/i);
    expect(html).not.toMatch(/<time dateTime="2026-06-14">14<\/time><b>/i);
    // a sale of the whole marketplace, known without anybody's saying
    expect(html).toMatch(/<time dateTime="2026-06-23">23<\/time><small>Prime Day/i);
    expect(html).toContain('&lt;b&gt;summer');
    expect((await ask('/plans/end', { shop: 'alice', id: plan?.id ?? '' })).status).toBe(303);
    expect(await said()).toMatchObject([{ ended: { by: 'Alice' } }]);
    const log = await stage.app.store.readLog({ accountId: 'alice', limit: 5 });
    expect(log.map(({ what, via }) => [what, via])).toEqual([
      ['planned-ended', 'console'],
      ['planned-added', 'console'],
    ]);
  });

  it.each([
    [{ from: '2026-06-14' }, 409, 'ends before it begins'],
    [{ to: '2026-12-13' }, 409, 'That is too long'],
    [{ from: '2026-02-30' }, 409, 'no date'],
    [{ note: 'x'.repeat(501) }, 409, 'note is too long'],
    [{ kind: 'everything' }, 404, 'no such page'],
    [{ shop: 'mallory' }, 404, 'no such page'],
  ])('is refused with %j, and why is said', async (odd, status, why) => {
    const answer = await ask('/plans/planned', { ...sale, ...odd });
    expect([answer.status, answer.html]).toEqual([status, expect.stringContaining(why)]);
    expect(await said()).toEqual([]);
  });

  it('that makes a takeover’s own marks the owner’s, and a snooze, want somebody who came in lately', async () => {
    stage.clock.advance(6 * minuteMs);
    for (const kind of ['payout-change', 'contact-change'])
      expect((await ask('/plans/planned', { ...sale, kind })).status).toBe(403);
    const snooze = { shop: 'alice', detector: '', hours: '4' };
    expect((await ask('/plans/snooze', snooze)).status).toBe(403);
    expect(await said()).toEqual([]);
    headers = { ...(await enterConsole(stage)), 'accept-language': 'en' };
    expect((await ask('/plans/snooze', snooze)).status).toBe(303);
    expect((await ask('/plans/snooze', { ...snooze, hours: '9999' })).status).toBe(404);
    expect((await ask('/plans/snooze', { ...snooze, detector: 'nothing' })).status).toBe(404);
    expect(await said()).toMatchObject([{ what: 'snoozed', detector: null }]);
  });
});
