// Who sees one client's shops gets nothing of another's by any method of the store, changes nothing of it, and can't tell a
// shop that isn't theirs from one that never was. Every method stands in the table, else this doesn't compile.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Store } from '../../../src/adapters/store/port.ts';
import { OutsideScope, type ScopedStore, scopeStore } from '../../../src/adapters/store/scoped.ts';
import type { LogEntry } from '../../../src/domain/owner/log-entry.ts';
import { sightRule } from '../../../src/watch/freshness.ts';
import { everyMs } from '../../../src/watch/schedule.ts';
import { dumpOf } from '../../support/all-that-is-kept.ts';
import { openTestStore, type TestStore } from '../../support/store.ts';
import { addTwoClients, foreign, nobodys, ours, theirs } from '../../support/two-clients.ts';

const noon = Date.UTC(2026, 5, 10, 3);
let test: TestStore;
let scoped: ScopedStore;
beforeAll(async () => {
  test = await openTestStore({ isEmpty: true });
  await addTwoClients(test.store, noon);
  scoped = await scopeStore(test.store, { personId: 'ann', clients: [ours.client] });
});
afterAll(() => test?.close());

type Ids = typeof ours | typeof theirs | typeof nobodys;
const never = () => {
  throw new Error('decides about another client');
};
/** What each method is asked about a client's shop, and about somebody else who comes in. */
function asked({ client, shop, incident }: Ids): { readonly [Method in keyof Store]: readonly unknown[] } {
  const word = client.replace('client-', '');
  const entry: LogEntry = {
    ...({ at: noon, accountId: shop, who: 'ann', via: 'console', what: 'account-changed' } as const),
    ...{ subject: null, detail: {} },
  };
  const span = { from: noon - 1000, to: noon + 1000 };
  const someone = 'somebody else';
  const proof = { hash: 'proof', expiresAt: noon + 1000 };
  const passkey = { id: 'key', personId: someone, publicKey: new Uint8Array([1]), counter: 0, transports: [] };
  const key = { ...passkey, host: 'localhost', createdAt: noon, usedAt: null };
  const statement = { id: 'new', accountId: shop, from: noon, to: noon, note: '', saidAt: noon, saidBy: 'ann' };
  const byShop = [shop] as const;
  const byIncident = [incident] as const;
  return {
    ...{ listAccounts: [[shop]], findAccount: byShop, listMailboxes: byShop, readServers: [shop, word] },
    ...{ listRecipients: byShop, listWebhooks: byShop, phraseOf: [shop, `reader@${word}.example`] },
    ...{
      lastRuns: byShop,
      lastVerdicts: byShop,
      lastDeliveries: [shop, 10],
      lastSights: [[shop]],
      lastLooks: [[shop]],
    },
    ...{ lastRunsOfAll: [], freshness: [], counts: byShop, currentState: [shop, []], listStatements: byShop },
    ...{ unseenAsins: [shop, 'offers', 0, noon, 10], readPeriod: [shop, span, span, new Map()] },
    ...{ listUnclear: [shop, span], outlineShops: [sightRule(noon, everyMs)], listApplications: [] },
    ...{ listIncidents: byShop, findIncident: byIncident, incidentIds: [incident.slice(0, 6)] },
    ...{ incidentMessages: byIncident, listDecisions: byIncident, listTicks: byIncident, outlineOpenIncidents: [] },
    ...{ outlineClosedIncidents: [[shop], 5], briefIncidents: [[incident]], accountsOfIncidents: [[incident]] },
    answer: [incident, never],
    addTick: [incident, { step: 'x', at: noon, by: 'ann' }, entry],
    removeTick: [incident, 'first', entry],
    listAnswers: byShop,
    addAnswer: [shop, { question: 'bank', answer: 'no', note: '', answeredAt: noon }],
    requestAudit: [{ id: 'new', accountId: shop, mailTo: [], requestedAt: noon }],
    ...{ cancelAudit: [shop, noon], lastAudit: byShop, findAudit: [`audit-${word}`] },
    ...{ appendLog: [entry], readLog: [{ accountId: shop, limit: 50 }], consoleRevision: [[client]], databaseNow: [] },
    ...{ listClients: [], accountsOf: [[client]], listPeople: [], listPasskeys: [someone], listApps: [] },
    ...{ listSessions: [noon, 0], listInvitations: [noon], countCodes: [], listIdentities: [] },
    addPasskey: [key, proof, entry],
    removePasskey: [someone, 'key', 'kept', entry],
    addApp: [{ personId: someone, secret: 'secret', step: 1 }, proof, entry],
    removeApp: [someone, 'kept', entry],
    removeIdentity: [someone, 'kept', entry],
    replaceCodes: [someone, ['hash'], entry],
    leaveConsole: [`session-${word}`, entry],
    addAccount: [{ id: 'new', name: 'new' }, null, noon],
    ...{ removeAccount: byShop, changeAccount: [shop, { name: 'x' }, entry], setPaused: [shop, noon, entry] },
    setOwner: [shop, ours.client, entry],
    addApplication: [{ clientId: 'x', clientSecret: 'x', solutionId: 'x', isDraft: false, redirectUri: null }, entry],
    removeApplication: [`amzn1.client.${word}`, entry],
    beginConsent: [{ accountId: shop, clientId: `amzn1.client.${word}` }, 'state', noon],
    ...{ takeConsent: [`state-${word}`], noteConsent: [`browser-${word}`, {}], findConsent: [`browser-${word}`] },
    consentUnderWay: [`browser-${word}`, noon],
    inviteSeller: [{ accountId: shop, clientId: `amzn1.client.${word}` }, entry],
    ...{ findSellerInvitation: [`token-${word}`, noon], listSellerInvitations: [shop, noon] },
    endSellerInvitation: [`token-${word}`, noon, entry],
    addClient: [{ id: 'new', name: 'new', createdAt: noon }, entry],
    removeClient: [client, entry],
    addMailbox: [shop, { name: 'new', settings: {} }, noon],
    changeMailbox: [shop, { name: word, settings: {} }],
    changeServers: [shop, word, never],
    removeMailbox: [shop, word, entry],
    changeRecipients: [shop, never],
    addWebhook: [shop, { name: 'new', kind: 'json', settings: {} }, noon],
    removeWebhook: [shop, word],
    changePhrase: [shop, `reader@${word}.example`, never],
    addStatement: [{ ...statement, ended: null, what: 'snoozed', detector: null }, entry],
    endStatement: [`plan-${word}`, { at: noon, by: 'ann' }, entry],
    readSecret: [`amzn1.client.${word}`],
    setSecret: [`amzn1.client.${word}`, 'x', null, entry],
    readCredentials: byShop,
    setCredentials: [shop, { clientId: 'x', clientSecret: 'x', refreshToken: 'x' }, noon, entry],
    ...{ rotateSecrets: [], countPeople: [], removeInvitation: ['hash', entry], removePerson: [someone, entry] },
    addInvitation: [
      { tokenHash: 'h', madeBy: 'a', expiresAt: noon, role: 'owner', clients: null, personId: null },
      entry,
    ],
    changeRole: ['ann', { role: 'owner', clients: null }, entry],
    ...{ unlockApp: [someone, entry], addConsoleLink: [{ tokenHash: 'h', madeBy: 'a', expiresAt: noon }, entry] },
    findInvitation: ['h', noon],
    ...{
      join: ['h', {}, noon, never],
      findPasskey: ['key'],
      findIdentity: [{ issuer: word, subject: word }],
      takeProof: [proof, noon],
      signInByIdentity: [{}, {}, noon, entry],
      addIdentity: [{ personId: someone }, 'session', entry],
      signIn: [{ id: 'key', counter: 0 }, proof, {}, noon, entry],
    },
    ...{ beginTry: [word, null], lockIfSpent: [someone, entry], signInByApp: [{}, 1, {}, noon, entry] },
    ...{
      signInByPaper: ['hash', {}, noon, never],
      enterConsole: ['h', {}, noon, never],
      consoleSession: ['h', noon, 0],
    },
    ...{ observe: [shop, never], recordRun: [shop, {}], look: [shop, 0, never], accountsToLookAt: [noon, shop] },
    ...{ accountsToFollowUp: [noon], followUp: [shop, noon, never], openIncidents: [] },
    forget: [shop, { readBefore: noon * 2, evidenceBefore: noon * 2, pullsBefore: noon * 2 }],
    phraseUnder: [{ accountId: shop, recipient: `reader@${word}.example` }],
    ...{
      noteBounce: [{}, noon, never],
      claimAudit: [`audit-${word}`, noon, noon],
      noteAudit: [`audit-${word}`, {}, noon],
    },
    endAudit: [`audit-${word}`, { state: 'failed', detail: '' }, noon],
    ...{
      releaseAudit: [`audit-${word}`],
      waitingAudits: [noon],
      weekliesOwed: [],
      owe: [[]],
      claimOutbox: [noon, 1000],
    },
    ...{ exhaustedOutbox: [noon], settleOutbox: ['key', {}, noon], pendingOutbox: [{ accountId: shop }] },
    ...{ outboxFaults: [noon], outboxBacklog: [noon], advance: ['bucket', noon, 1, 1], raise: ['bucket', noon] },
    ...{ setTurn: ['bucket', noon, 1, 1], findReport: ['key'], keepReport: ['key', {}], hold: ['name'] },
    ...{
      listSubscriptions: [],
      keepSubscriptions: [shop, {}, noon],
      noteRung: [[], noon],
      listUnannounced: [{}, 0, noon],
    },
    ...{ sendAgain: ['key', noon, entry], noteSecretEnd: ['client', noon, noon] },
    ...{ keptSecret: ['sender'], keepFirst: ['sender', 'x', noon], keepSecret: ['sender', null, entry] },
    ...{ forgetSecret: ['sender'] },
    ...{ serverInfo: [], close: [] },
    pageIncidents: [{ accountIds: [shop], limit: 10 }],
    ...{ listApiTokens: [], removeApiToken: [`token-${word}`, entry], useApiToken: ['hash', noon] },
    addApiToken: [{ id: 'new', name: 'new', tokenHash: 'h', role: 'reader', clients: [client] }, entry],
    beginRequest: [{ tokenId: `token-${word}`, key: 'key', requestHash: 'h' }, noon, noon],
    endRequest: [{ tokenId: `token-${word}`, key: 'key', requestHash: 'h' }, null],
  };
}

/** What is said of a refusal, without what was asked for. */
async function call(store: Store, method: keyof Store, ids: Ids): Promise<string> {
  const given = asked(ids)[method];
  try {
    const answer = await (store[method] as (...given: readonly unknown[]) => Promise<unknown>)(...given);
    return `answered ${shown(answer)}`;
  } catch (error) {
    return error instanceof OutsideScope ? 'refused' : `failed: ${(error as Error).message.split('\n').at(-1)}`;
  }
}
const shown = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) => (one instanceof Map ? [...one] : one instanceof Set ? [...one] : one)) ??
  'nothing';

/** What hangs on a shop or an incident that isn’t there is refused by the database. */
const asOfNobody = /^answered |^refused$|^failed: (?:Foreign key|There is no account)/;
const methods = Object.keys(asked(ours)) as (keyof Store)[];

describe('who sees one client’s shops', () => {
  it('learns nothing of another’s by any method, and no more than of a shop that never was', async () => {
    // two questions may be asked while the database’s clock goes on
    for (const method of methods.filter((one) => one !== 'databaseNow')) {
      const of = await call(scoped, method, theirs);
      expect([method, of]).toEqual([method, expect.not.stringMatching(foreign)]);
      expect([method, of]).toEqual([method, expect.stringMatching(asOfNobody)]);
      expect([method, of]).toEqual([method, await call(scoped, method, nobodys)]);
    }
  });

  it('changes nothing of another’s, nor of the house’s', async () => {
    const before = await dumpOf(test.url);
    for (const method of methods) await call(scoped, method, theirs);
    expect(await dumpOf(test.url)).toBe(before);
  });

  it('sees what is its own', async () => {
    const seen: (keyof Store)[] = ['findAccount', 'listAccounts', 'listMailboxes', 'listRecipients', 'listWebhooks'];
    const more: (keyof Store)[] = ['findIncident', 'briefIncidents', 'listStatements', 'listTicks', 'lastAudit'];
    const rest: (keyof Store)[] = [
      'readLog',
      'listClients',
      'listApplications',
      'outlineShops',
      'outlineOpenIncidents',
    ];
    for (const method of [...seen, ...more, ...rest])
      expect([method, await call(scoped, method, ours)]).toEqual([method, expect.stringMatching(/answered.*acme/i)]);
  });

  it('is told by the revision of its own shops alone', async () => {
    const before = [await scoped.consoleRevision(), await test.store.consoleRevision()];
    const entry = { at: noon, who: 'bob', via: 'command', what: 'account-changed', subject: null, detail: {} } as const;
    await test.store.appendLog({ ...entry, accountId: theirs.shop });
    expect(await scoped.consoleRevision()).toBe(before[0]);
    expect(await test.store.consoleRevision()).not.toBe(before[1]);
    await test.store.appendLog({ ...entry, accountId: ours.shop });
    expect(await scoped.consoleRevision()).not.toBe(before[0]);
  });

  it('sees nothing where the client is gone or has no shop', async () => {
    for (const clients of [['gone'], []]) {
      const none = await scopeStore(test.store, { personId: 'ann', clients });
      expect(await none.listAccounts()).toEqual([]);
      expect(await none.listAccounts([ours.shop])).toEqual([]);
      expect(await none.readLog({ limit: 10 })).toEqual([]);
    }
  });
});

describe('who sees every shop', () => {
  it('has the store as it is', async () => {
    expect(await scopeStore(test.store, { personId: null, clients: null })).toBe(test.store);
  });
});
