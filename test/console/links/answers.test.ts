// The links in mails, over real HTTP: a look changes nothing, the button answers once, and whoever has no say has none.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { App } from '../../../src/app.ts';
import { type Console, startConsole } from '../../../src/console/server.ts';
import { dayMs } from '../../../src/domain/clock.ts';
import { newRecipient } from '../../../src/domain/telling/recipient.ts';
import type { Incident } from '../../../src/domain/watch/incident.ts';
import { firstReminderMs, unansweredMs } from '../../../src/incidents/follow-up.ts';
import { answerIncident } from '../../../src/owner/answer.ts';
import { answersTo } from '../../../src/owner/answers-to.ts';
import { followUpOn } from '../../../src/telling/follow-up.ts';
import { notifyDue } from '../../../src/telling/notify.ts';
import { type ConsoleStage, openConsole } from '../../support/console-stage.ts';
import type { ManualClock } from '../../support/manual-clock.ts';
import { aliceCredentials, anAccount } from '../../support/store.ts';
import { setRecipients, tell } from '../../support/told-store.ts';

const noon = Date.UTC(2026, 5, 10, 3);
const name = '<b>Alice & Bob</b>';
let stage: ConsoleStage;
let app: App;
let page: Console;
let clock: ManualClock;
let incident: Incident;

beforeAll(async () => {
  stage = await openConsole(noon, { RUSUBAN_CONSOLE_URL: 'https://console.example.com/rusuban/' });
  ({ app, page, clock } = stage);
});
beforeEach(async () => {
  await app.store.addAccount(anAccount({ name, language: 'en' }), aliceCredentials, clock.now());
  await setRecipients(
    app.store,
    newRecipient('alice@example.com'),
    newRecipient('bob@example.com', { isBackup: true }),
  );
  incident = await tell(app.store, clock.now(), { severity: 'critical' });
});
afterEach(() => app.store.removeAccount('alice'));
afterAll(() => stage?.close());

/** The path of the link in a mail to `recipient`, as the proxy passes it on. */
async function linkFor(says: string, recipient = 'alice@example.com'): Promise<string> {
  const url = (await answersTo(app, incident, recipient)).find((answer) => answer.says === says)?.url ?? '';
  expect(url).toMatch(/^https:\/\/console\.example\.com\/rusuban\/answer\//);
  return `${page.url}${new URL(url).pathname}`;
}
/** What goes out now. */
async function sent() {
  const tried = await notifyDue(app, { isGathered: true });
  return tried.flatMap(({ row, outcome }) => (outcome.outcome === 'delivered' ? [row] : []));
}
const status = async () => (await app.store.findIncident(incident.id))?.status;

describe('a link in a mail', () => {
  it('asks when it is opened, answers when its button is pressed, and once', async () => {
    const link = await linkFor('seen');
    const question = await fetch(link);
    const html = await question.text();
    expect(question.status).toBe(200);
    expect(html).toContain('<form method="post">');
    expect(html).toContain('&lt;b&gt;Alice &amp; Bob&lt;/b&gt;');
    expect(html).not.toContain('<b>Alice');
    expect(await status()).toBe('open');

    const first = await fetch(link, { method: 'POST' });
    expect([first.status, await status()]).toEqual([200, 'open']);
    expect(await (await fetch(link, { method: 'POST' })).text()).toContain('Nothing was changed');
    const log = await app.store.readLog({ accountId: 'alice', limit: 5 });
    expect(log.filter(({ what }) => what === 'incident-seen')).toMatchObject([
      { who: 'alice@example.com', via: 'link' },
    ]);
  });

  it('closes what was the owner’s own doing, unless it is grave: an intruder may read this mailbox', async () => {
    const critical = await answersTo(app, incident, 'alice@example.com');
    expect(critical.map(({ says, url }) => [says, url !== undefined])).toEqual([
      ['seen', true],
      ['was-me', false],
      ['false-alarm', false],
    ]);
    incident = await tell(app.store, clock.now(), { id: 'inc-2', severity: 'medium' });
    const link = await linkFor('was-me');
    await tell(app.store, clock.now(), { ...incident, severity: 'critical', revision: 2 }, 'escalated');
    expect(await (await fetch(link)).text()).toContain('more has come to this incident');
    const said = await fetch(link, { method: 'POST' });
    expect([said.status, await said.text()]).toEqual([409, expect.stringContaining('an earlier state')]);
    expect(await status()).toBe('open');
    incident = await tell(app.store, clock.now(), { id: 'inc-3', severity: 'medium' });
    await fetch(await linkFor('was-me'), { method: 'POST' });
    expect(await app.store.findIncident(incident.id)).toMatchObject({
      status: 'dismissed',
      answered: { by: 'alice@example.com', reason: 'that was us', via: 'link' },
    });
  });

  it.each(['seen', 'was-me'])(
    'that says %s calls nobody off: the others hear of it at once, and the backup is called in',
    async (says) => {
      incident = await tell(app.store, clock.now(), { id: `inc-${says}`, severity: 'medium' });
      await sent();
      await fetch(await linkFor(says), { method: 'POST' });
      const heard = await sent();
      expect(heard.map(({ kind, recipient }) => [kind, recipient])).toEqual([['watch-changed', 'bob@example.com']]);
      clock.advance(unansweredMs);
      await followUpOn(app, 'alice');
      const called = await sent();
      expect(called).toContainEqual(expect.objectContaining({ kind: 'unanswered', recipient: 'bob@example.com' }));
      clock.advance(firstReminderMs);
      await followUpOn(app, 'alice');
      expect(
        (await sent()).filter(
          ({ recipient, incidentId }) => recipient === 'alice@example.com' && incidentId === incident.id,
        ),
      ).toEqual([]);
    },
  );

  it('no more calls somebody in once it is said at the computer', async () => {
    incident = await tell(app.store, clock.now(), { id: 'inc-ours', severity: 'medium' });
    await fetch(await linkFor('was-me'), { method: 'POST' });
    const by = { name: 'Alice', via: 'command' as const };
    await answerIncident(app, { incidentId: incident.id, answer: 'dismiss', by, reason: 'ours' });
    await sent();
    clock.advance(unansweredMs);
    await followUpOn(app, 'alice');
    expect(await sent()).not.toContainEqual(
      expect.objectContaining({ kind: 'unanswered', reason: 'unanswered', incidentId: incident.id }),
    );
  });

  it('lets nothing in, out or around it', async () => {
    const { headers } = await fetch(await linkFor('seen'));
    expect(headers.get('content-security-policy')).toMatch(
      /default-src 'none'.*form-action 'self'.*frame-ancestors 'none'/,
    );
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('runs out', async () => {
    const link = await linkFor('seen');
    clock.advance(15 * dayMs);
    expect((await fetch(link, { method: 'POST' })).status).toBe(410);
    expect(await status()).toBe('open');
  });

  it('says nothing in the hand of who is no recipient any more', async () => {
    const link = await linkFor('seen', 'bob@example.com');
    await setRecipients(app.store, newRecipient('alice@example.com'));
    expect((await fetch(link, { method: 'POST' })).status).toBe(410);
    expect(await status()).toBe('open');
  });

  it.each(['/answer/nothing', '/answer/a.b.c', '/answer/..%2f..%2fetc', '/', '/answer', '/rusuban/answer/%00'])(
    'that is none (%s) says so',
    async (path) => {
      const { status: code, headers } = await fetch(`${page.url}${path}`, { method: 'POST' });
      // 403: a form that no page of ours has sent
      expect([403, 404, 410]).toContain(code);
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    },
  );

  it('a second console on its port is told, and nothing breaks', async () => {
    const port = Number(new URL(page.url ?? '').port);
    const second = await startConsole(app, { host: '127.0.0.1', port });
    expect(second.url).toBeNull();
    await second.close();
  });
});
