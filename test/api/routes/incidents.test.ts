// Incidents through the API: found by what is asked for, in pages; answered as a person of the token's role could, but for what
// wants a person.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hourMs, minuteMs } from '../../../src/domain/clock.ts';
import { newRecipient } from '../../../src/domain/telling/recipient.ts';
import type { Severity } from '../../../src/domain/watch/severity.ts';
import { askApi, tokenOf } from '../../support/ask-api.ts';
import { type ConsoleStage, openConsole } from '../../support/console-stage.ts';
import { aSignal } from '../../support/factories.ts';
import { aliceCredentials, anAccount } from '../../support/store.ts';
import { setRecipients, tell } from '../../support/told-store.ts';

const noon = Date.UTC(2026, 5, 10, 3);
let stage: ConsoleStage;
const token = { reader: '', staff: '', client: '', owner: '' };
const severityOf = (n: number): Severity => (['info', 'low', 'medium', 'high', 'critical'] as const)[n % 5] ?? 'info';
beforeAll(async () => {
  stage = await openConsole(noon);
  const { store } = stage.app;
  await store.addAccount(anAccount(), aliceCredentials, noon);
  await store.addAccount(anAccount({ id: 'bob' }), aliceCredentials, noon);
  await setRecipients(store, newRecipient('alice@example.com'));
  const entry = { at: noon, who: 'a', via: 'command', subject: null, detail: {} } as const;
  await store.addClient(
    { id: 'aoi', name: 'Aoi', createdAt: noon },
    { ...entry, accountId: null, what: 'client-added' },
  );
  await store.setOwner('alice', 'aoi', { ...entry, accountId: 'alice', what: 'owner-changed' });
  const title = '<script>alert(1)</script> ';
  for (let n = 0; n < 12; n++) {
    const evidence = Array.from({ length: 3 }, (_, row) => ({
      ...{ subject: { kind: 'listing', sku: `S${row}`, asin: null, title } as const, at: noon },
    }));
    const signals = [aSignal({ fingerprint: `listing-burst|${n}`, evidence, evidenceTotal: 3 })];
    // several at the same moment, of which the id says which is first
    const at = noon + Math.floor(n / 3) * minuteMs;
    const about = { id: `inc-${String(n).padStart(2, '0')}`, accountId: n < 9 ? 'alice' : 'bob', signals };
    await tell(store, at, { ...about, severity: severityOf(n), ...(n === 4 && { status: 'resolved' }) });
  }
  for (const role of ['reader', 'staff', 'owner'] as const) token[role] = await tokenOf(stage.app, role, role);
  token.client = await tokenOf(stage.app, 'client', 'client', { clients: ['aoi'] });
});
afterAll(() => stage?.close());

const ask = (path: string, body?: unknown, by = token.owner) =>
  askApi(stage.page.url, path, { token: by, ...(body !== undefined && { body }) });
const idsOf = async (path: string, by?: string): Promise<string[]> =>
  (await ask(path, undefined, by)).json.items.map(({ id }: { id: string }) => id);
const kindOf = ({ json }: Awaited<ReturnType<typeof ask>>) =>
  String(json?.type ?? '').replace('urn:rusuban:problem:', '');

describe('incidents', () => {
  it.each([1, 4, 5, 100])('in pages of %s are all of them, each once, what was noticed last first', async (limit) => {
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const query: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const { json } = await ask(`/incidents?limit=${limit}${query}`);
      seen.push(...json.items.map(({ id }: { id: string }) => id));
      cursor = json.next;
    }
    expect(seen).toEqual(Array.from({ length: 12 }, (_, n) => `inc-${String(11 - n).padStart(2, '0')}`));
  });

  it('are found by shop, status, how grave they are, and since when they changed or were answered', async () => {
    expect(await idsOf('/incidents?account=bob')).toEqual(['inc-11', 'inc-10', 'inc-09']);
    expect(await idsOf('/incidents?status=resolved')).toEqual(['inc-04']);
    expect(await idsOf('/incidents?status=resolved,open&account=alice&severity=critical')).toEqual(['inc-04']);
    expect(await idsOf('/incidents?severity=high&status=open')).toEqual(['inc-09', 'inc-08', 'inc-03']);
    expect(await idsOf(`/incidents?since=${noon + 3 * minuteMs}`)).toEqual(['inc-11', 'inc-10', 'inc-09']);
    expect(await idsOf('/incidents?account=nowhere')).toEqual([]);
    stage.clock.advance(hourMs);
    await ask('/incidents/inc-10/answer', { answer: 'acknowledge', revision: 1 });
    expect(await idsOf(`/incidents?since=${stage.clock.now()}`)).toEqual(['inc-10']);
  });

  it('of a client’s token are that client’s shops’ alone', async () => {
    expect((await idsOf('/incidents', token.client)).every((id) => id < 'inc-09')).toBe(true);
    expect(await idsOf('/incidents?account=bob', token.client)).toEqual([]);
  });

  it('have a headline in both languages, and one with all its evidence and what happened', async () => {
    const [listed] = (await ask('/incidents?account=alice&limit=1')).json.items;
    expect(listed.headline).toEqual({ en: expect.stringMatching(/\w/), ja: expect.stringMatching(/[ぁ-ん一-龠]/) });
    const { json } = await ask('/incidents/inc-03');
    expect(json.incident.signals[0].evidence).toHaveLength(3);
    expect(json.timeline.map(({ what }: { what: string }) => what)).toEqual(['sign', 'noticed', 'decision', 'message']);
    expect(json.timeline.at(-1)).toMatchObject({ who: 'alice@example.com', kind: 'alert', outcome: null });
    // as it was written: who shows it escapes it
    expect(json.incident.signals[0].evidence[0].subject.title).toContain('<script>');
  });
});

describe('an answer', () => {
  it('is taken of the revision that it speaks of alone, and of no later one either', async () => {
    for (const revision of [0, 2, 99]) {
      const said = await ask('/incidents/inc-00/answer', { answer: 'acknowledge', revision });
      expect([said.status, kindOf(said), said.json.revision]).toEqual([409, 'revision-changed', 1]);
    }
    const done = await ask('/incidents/inc-00/answer', { answer: 'acknowledge', revision: 1 });
    expect(done.json).toEqual({ outcome: 'done', id: 'inc-00', status: 'acknowledged', revision: 2 });
    const again = await ask('/incidents/inc-00/answer', { answer: 'acknowledge', revision: 2 });
    expect(again.json).toMatchObject({ outcome: 'already', revision: 2 });
  });

  it('is told to every recipient, with the token’s name as who', async () => {
    const owed = () => stage.app.store.pendingOutbox({ recipient: 'alice@example.com', kind: 'watch-changed' });
    const before = await owed();
    await ask('/incidents/inc-01/answer', { answer: 'acknowledge', revision: 1 }, token.staff);
    expect(await owed()).toBe(before + 1);
    const [entry] = await stage.app.store.readLog({ subject: 'inc-01', limit: 1 });
    expect(entry).toMatchObject({ who: 'staff', via: 'api', what: 'incident-acknowledged' });
  });

  it.each(['dismiss', 'resolve'] as const)(
    'to %s: by who closes incidents, and never of what is grave',
    async (answer) => {
      const body = { answer, revision: 1, reason: 'our own sale', force: true };
      for (const by of [token.reader, token.staff])
        expect(kindOf(await ask('/incidents/inc-02/answer', body, by))).toBe('role-not-enough');
      for (const by of [token.client, token.owner])
        for (const grave of ['inc-03', 'inc-08']) {
          const said = await ask(`/incidents/${grave}/answer`, body, by);
          expect([said.status, kindOf(said)]).toEqual([403, 'wants-a-person']);
          expect((await stage.app.store.findIncident(grave))?.status).toBe('open');
        }
      const [mild, by] =
        answer === 'dismiss' ? (['inc-02', token.client] as const) : (['inc-07', token.owner] as const);
      expect((await ask(`/incidents/${mild}/answer`, body, by)).json).toMatchObject({ outcome: 'done' });
      const log = await stage.app.store.readLog({ subject: mild, limit: 1 });
      expect(log).toMatchObject([{ via: 'api', detail: { reason: 'our own sale' } }]);
    },
  );

  it('to resolve what still stands wants force, and a reason with it', async () => {
    const said = await ask('/incidents/inc-05/answer', { answer: 'resolve', revision: 1 });
    expect([said.status, kindOf(said)]).toEqual([409, 'still-standing']);
    const forced = await ask('/incidents/inc-05/answer', { answer: 'resolve', revision: 1, force: true });
    expect([forced.status, forced.json.errors]).toEqual([
      400,
      [{ in: 'body', name: 'reason', what: 'is needed for this' }],
    ]);
  });
});

describe('a step', () => {
  it('is ticked and taken back, once each', async () => {
    const step = (action: string) => ask('/incidents/inc-06/steps', { step: 'two-step', action }, token.staff);
    expect((await step('tick')).json).toEqual({ step: 'two-step', isDone: true, isNews: true });
    expect((await step('tick')).json).toMatchObject({ isDone: true, isNews: false });
    const { json } = await ask('/incidents/inc-06');
    const done = json.checklist.find((one: { step: { id: string } }) => one.step.id === 'two-step').done;
    expect(done).toMatchObject({ step: 'two-step', by: 'staff' });
    expect((await step('untick')).json).toMatchObject({ isDone: false, isNews: true });
    expect(kindOf(await ask('/incidents/inc-06/steps', { step: 'two-step', action: 'tick' }, token.reader))).toBe(
      'role-not-enough',
    );
  });
});
