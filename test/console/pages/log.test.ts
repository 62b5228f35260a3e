// The log as a page, and what the page of people says of links that wait and of who may what.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { makeInvitation } from '../../../src/console/entering/visitor.ts';
import { dayMs } from '../../../src/domain/clock.ts';
import type { LogEntry } from '../../../src/domain/owner/log-entry.ts';
import { askConsole } from '../../support/ask-console.ts';
import { whoIsIn } from '../../support/console-people.ts';
import { type ConsoleStage, openConsole } from '../../support/console-stage.ts';
import { aliceCredentials, anAccount } from '../../support/store.ts';

const noon = Date.UTC(2026, 5, 10, 3);
let stage: ConsoleStage;
let owner: { readonly cookie: string };
beforeAll(async () => {
  stage = await openConsole(noon);
  await stage.app.store.addAccount(anAccount({ language: 'en', timeZone: 'Asia/Tokyo' }), aliceCredentials, noon);
  owner = await whoIsIn(stage.app, 'owner', 'Alice');
});
afterAll(() => stage?.close());

const page = async (path: string, { cookie } = owner, language = 'en') =>
  (await askConsole(stage.page.url ?? '', path, { headers: { cookie, 'accept-language': language } })).html;
const post = (path: string, form: Record<string, string>, { cookie } = owner) =>
  askConsole(stage.page.url ?? '', path, { form, headers: { cookie } });
const entry = (more: Partial<LogEntry>): LogEntry => ({
  ...{ at: noon, accountId: 'alice', who: 'bob', via: 'command', what: 'step-ticked', subject: null, detail: {} },
  ...more,
});
const notes = (html: string) => [...html.matchAll(/note: ([\w-]+)/g)].map(([, note]) => note);

describe('the log', () => {
  it('is searched by who, what, how, shop and day of the shop, and read on beyond a page', async () => {
    const note = (words: string, more: Partial<LogEntry>) =>
      stage.app.store.appendLog(entry({ detail: { note: words }, ...more }));
    await note('ticked', {});
    await note('gone-shop', { accountId: 'closed' });
    await note('by-carol', { who: 'Carol <b>', via: 'console' });
    await note('opened', { who: 'carol', what: 'step-unticked' });
    // the last minute of the tenth in Tokyo, and the first of the eleventh
    await note('late', { at: Date.UTC(2026, 5, 10, 14, 59) });
    await note('next-day', { at: Date.UTC(2026, 5, 10, 15, 0) });
    const found = async (query: string) => notes(await page(`/log?${query}`)).sort();
    expect(await found('who=CAROL')).toEqual(['by-carol', 'opened']);
    expect(await found('what=step-unticked')).toEqual(['opened']);
    expect(await found('via=console')).toEqual(['by-carol']);
    expect(await found('shop=closed')).toEqual(['gone-shop']);
    expect(await found('from=2026-06-11')).toEqual(['next-day']);
    expect(await found('who=bob&from=2026-06-10&to=2026-06-10')).toEqual(['gone-shop', 'late', 'ticked']);
    expect(await page('/log?who=nobody')).toContain('Nothing of that kind');
    // what is no such thing is as if it weren’t asked
    expect((await found('what=x&via=y&from=z&to=2026-99-99&before=q')).length).toBe(6);
    expect(await page('/log?who=Carol')).toContain('Carol &lt;b');
    for (let n = 0; n < 201; n++) await note(`n${n}`, { who: 'many' });
    const html = await page('/log?who=many');
    expect(notes(html)).toHaveLength(200);
    const [, older = ''] = /href="(\/log\?[^"]*before=\d+)"/.exec(html) ?? [];
    expect(notes(await page(older.replaceAll('&amp;', '&')))).toEqual(['n0']);
  });
});

describe('a link that nobody has used', () => {
  it('is shown to owners, who take it back: then it makes nobody a person', async () => {
    const by = { name: 'Alice', via: 'console' } as const;
    const { url } = await makeInvitation(stage.app, by, 'http://localhost', {
      role: 'staff',
      clients: null,
      person: null,
    });
    const token = url.split('#')[1] ?? '';
    const staff = await whoIsIn(stage.app, 'staff', 'Bob');
    expect(await page('/people', staff)).not.toContain('/people/invitation/end');
    const html = await page('/people');
    const [, invitation = ''] = /name="invitation" value="([^"]+)"/.exec(html) ?? [];
    expect(html).not.toContain(token);
    const options = () => post('/welcome/options', { token, name: 'Carol' });
    expect((await options()).status).toBe(200);
    expect((await post('/people/invitation/end', { invitation }, staff)).status).toBe(403);
    expect((await post('/people/invitation/end', { invitation })).status).toBe(303);
    expect((await options()).status).toBe(403);
    expect((await post('/people/invitation/end', { invitation })).status).toBe(409);
    expect(await stage.app.store.readLog({ limit: 1 })).toMatchObject([{ what: 'invitation-ended', who: 'Alice' }]);
    // one whose time is over isn’t shown
    await makeInvitation(stage.app, by, 'http://localhost', { role: 'staff', clients: null, person: null });
    expect(await stage.app.store.listInvitations(noon)).toHaveLength(1);
    expect(await stage.app.store.listInvitations(noon + dayMs)).toEqual([]);
  });
});

describe('the page of people', () => {
  it('says who can see and do what, with those who are it now', async () => {
    const rows = (html: string) =>
      [...html.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) => row.replace(/<[^>]+>/g, '|').replace(/\|+/g, '|'));
    const said = rows(await page('/people'));
    expect(said[0]).toBe('|owner|staff|reader|client|');
    expect(said.slice(1, -1).map((row) => row.split('|').slice(2, 6).join())).toEqual([
      'yes,yes,yes,yes',
      'yes,yes,no,yes',
      'yes,no,no,yes',
      'yes,yes,no,no',
      'yes,no,no,no',
      'yes,no,no,no',
    ]);
    expect(said.at(-1)).toBe('|At present|Alice|Bob|nobody|nobody|');
    expect(await page('/people', owner, 'ja')).toContain('誰が何を見られ');
  });
});
