// The store as somebody may use it who doesn't see every shop: the one place where that is decided, below every page, file and
// stream (docs/decisions/0019). A method that isn't named here doesn't compile; what nobody of that kind ever needs is refused.
// A shop outside is asked for under an id that nobody has: so it answers as one that never was, and takes as long.
import type { LogEntry } from '../../domain/owner/log-entry.ts';
import type { Store } from './port.ts';

/** Who asks. */
export interface Scope {
  /** Null: came by a link from the terminal. */
  readonly personId: string | null;
  /** Ids of the clients whose shops are seen; null: every shop. */
  readonly clients: readonly string[] | null;
}

declare const scopeOfStore: unique symbol;
/** Can't be had but by `scopeStore`, which wants to know for whom. */
export type ScopedStore = Store & { readonly [scopeOfStore]: Scope };

/** Something was asked that nobody with these limits is to ask; no page of theirs does. */
export class OutsideScope extends Error {
  override readonly name = 'OutsideScope';
}

/** No account and no incident is called so: ids are made of letters, digits and hyphens. */
const nobodys = '(outside)';

export async function scopeStore(store: Store, scope: Scope): Promise<ScopedStore> {
  if (scope.clients === null) return store as ScopedStore;
  const own = new Set(await store.accountsOf(scope.clients));
  return limited(store, { ...scope, clients: scope.clients }, own) as ScopedStore;
}

function limited(store: Store, { personId, clients }: Scope, own: ReadonlySet<string>): Store {
  const shop = (id: string) => (own.has(id) ? id : nobodys);
  const incident = async (id: string) => {
    const accountId = (await store.accountsOfIncidents([id])).get(id);
    return accountId !== undefined && own.has(accountId) ? id : nobodys;
  };
  const isOwn = ({ accountId }: { readonly accountId: string | null }) => accountId !== null && own.has(accountId);
  const isTheirs = (one: { readonly personId: string | null }) => personId !== null && one.personId === personId;
  const only = (ids: readonly string[] | undefined) => (ids === undefined ? [...own] : ids.filter((id) => own.has(id)));
  const onlyMap = <Value>(all: ReadonlyMap<string, Value>) => new Map([...all].filter(([id]) => own.has(id)));

  type Of<Rest extends unknown[], Result> = (id: string, ...rest: Rest) => Promise<Result>;
  const ofShop =
    <Rest extends unknown[], Result>(method: Of<Rest, Result>): Of<Rest, Result> =>
    (id, ...rest) =>
      method(shop(id), ...rest);
  const ofIncident =
    <Rest extends unknown[], Result>(method: Of<Rest, Result>): Of<Rest, Result> =>
    async (id, ...rest) =>
      method(await incident(id), ...rest);
  /** What concerns one person, who is the one that asks. */
  const ofSelf =
    <Rest extends unknown[], Result>(method: Of<Rest, Result>): Of<Rest, Result> =>
    (id, ...rest) =>
      isTheirs({ personId: id }) ? method(id, ...rest) : refused();
  const refused = async (): Promise<never> => {
    throw new OutsideScope('asked for what only those see and do who see every shop');
  };

  return {
    // shops, as they are read
    listAccounts: (ids) => store.listAccounts(only(ids)),
    findAccount: ofShop(store.findAccount),
    listMailboxes: ofShop(store.listMailboxes),
    readServers: ofShop(store.readServers),
    listRecipients: ofShop(store.listRecipients),
    listWebhooks: ofShop(store.listWebhooks),
    phraseOf: ofShop(store.phraseOf),
    lastRuns: ofShop(store.lastRuns),
    lastVerdicts: ofShop(store.lastVerdicts),
    lastDeliveries: ofShop(store.lastDeliveries),
    lastSights: (ids) => store.lastSights(only(ids)),
    lastLooks: (ids) => store.lastLooks(only(ids)),
    lastRunsOfAll: async () => onlyMap(await store.lastRunsOfAll()),
    freshness: async () => (await store.freshness()).filter(isOwn),
    counts: ofShop(store.counts),
    currentState: ofShop(store.currentState),
    unseenAsins: ofShop(store.unseenAsins),
    readPeriod: ofShop(store.readPeriod),
    listUnclear: ofShop(store.listUnclear),
    listStatements: async (id) =>
      id === undefined ? (await store.listStatements()).filter(isOwn) : store.listStatements(shop(id)),
    outlineShops: async (rule) => (await store.outlineShops(rule)).filter(({ id }) => own.has(id)),
    // of an application only which of these shops it reads
    listApplications: async () =>
      (await store.listApplications())
        .map((one) => ({ ...one, accountIds: one.accountIds.filter((id) => own.has(id)) }))
        .filter(({ accountIds }) => accountIds.length > 0),

    // incidents
    listIncidents: async (id) =>
      id === undefined ? (await store.listIncidents()).filter(isOwn) : store.listIncidents(shop(id)),
    findIncident: ofIncident(store.findIncident),
    incidentIds: async (beginning) => {
      const ids = await store.incidentIds(beginning);
      const accounts = await store.accountsOfIncidents(ids);
      return ids.filter((id) => own.has(accounts.get(id) ?? nobodys));
    },
    incidentMessages: ofIncident(store.incidentMessages),
    listDecisions: ofIncident(store.listDecisions),
    listTicks: ofIncident(store.listTicks),
    outlineOpenIncidents: async () => (await store.outlineOpenIncidents()).filter(isOwn),
    outlineClosedIncidents: (ids, limit) => store.outlineClosedIncidents(only(ids), limit),
    briefIncidents: async (ids) => {
      const accounts = await store.accountsOfIncidents(ids);
      return store.briefIncidents(ids.filter((id) => own.has(accounts.get(id) ?? nobodys)));
    },
    accountsOfIncidents: async (ids) =>
      new Map([...(await store.accountsOfIncidents(ids))].filter(([, accountId]) => own.has(accountId))),

    pageIncidents: (query) => store.pageIncidents({ ...query, accountIds: only(query.accountIds) }),

    // what is said of them
    answer: ofIncident(store.answer),
    addTick: ofIncident(store.addTick),
    removeTick: ofIncident(store.removeTick),
    // their sellers, who connect them
    inviteSeller: (invitation, entry) => (isOwn(invitation) ? store.inviteSeller(invitation, entry) : refused()),
    listSellerInvitations: ofShop(store.listSellerInvitations),
    endSellerInvitation: async (tokenHash, now, entry) => {
      const theirs = await store.listSellerInvitations(shop(entry?.accountId ?? nobodys), now);
      return theirs.some((one) => one.tokenHash === tokenHash)
        ? store.endSellerInvitation(tokenHash, now, entry)
        : refused();
    },
    listAnswers: ofShop(store.listAnswers),
    addAnswer: ofShop(store.addAnswer),
    requestAudit: (audit) => (isOwn(audit) ? store.requestAudit(audit) : refused()),
    cancelAudit: ofShop(store.cancelAudit),
    lastAudit: ofShop(store.lastAudit),
    findAudit: async (id) => {
      const run = await store.findAudit(id);
      return run && isOwn(run) ? run : null;
    },

    // the log; what is about the whole installation isn't theirs
    appendLog: (entry: LogEntry) => (isOwn(entry) ? store.appendLog(entry) : refused()),
    readLog: (query) => store.readLog({ ...query, accountIds: only(query.accountIds) }),
    consoleRevision: () => store.consoleRevision(clients),
    databaseNow: () => store.databaseNow(),

    // whose shops these are, and oneself
    listClients: async () => (await store.listClients()).filter(({ id }) => clients?.includes(id)),
    accountsOf: async (ids) => store.accountsOf(ids.filter((id) => clients?.includes(id))),
    listPeople: async () => (await store.listPeople()).filter(({ id }) => isTheirs({ personId: id })),
    listPasskeys: async () => (personId === null ? [] : store.listPasskeys(personId)),
    listApps: async () => (await store.listApps()).filter(isTheirs),
    listSessions: async (now, idleSince) => (await store.listSessions(now, idleSince)).filter(isTheirs),
    listInvitations: async () => [],
    listIdentities: async () => (await store.listIdentities()).filter(isTheirs),
    countCodes: async () => new Map([...(await store.countCodes())].filter(([id]) => id === personId)),
    addPasskey: (passkey, proof, entry) => (isTheirs(passkey) ? store.addPasskey(passkey, proof, entry) : refused()),
    removePasskey: ofSelf(store.removePasskey),
    addApp: (app, proof, entry) => (isTheirs(app) ? store.addApp(app, proof, entry) : refused()),
    removeApp: ofSelf(store.removeApp),
    removeIdentity: ofSelf(store.removeIdentity),
    replaceCodes: ofSelf(store.replaceCodes),
    leaveConsole: async (tokenHash, entry) => {
      const theirs = (await store.listSessions(entry.at, 0)).filter(isTheirs);
      return theirs.some((one) => one.tokenHash === tokenHash) && store.leaveConsole(tokenHash, entry);
    },

    // what changes who is told, how a shop is seen and who comes in is an owner's, from whom nothing is hidden
    addAccount: refused,
    removeAccount: refused,
    changeAccount: refused,
    setPaused: refused,
    setOwner: refused,
    addApplication: refused,
    removeApplication: refused,
    beginConsent: refused,
    takeConsent: refused,
    consentUnderWay: refused,
    noteConsent: refused,
    findConsent: refused,
    findSellerInvitation: refused,
    addClient: refused,
    removeClient: refused,
    addMailbox: refused,
    changeMailbox: refused,
    changeServers: refused,
    removeMailbox: refused,
    changeRecipients: refused,
    addWebhook: refused,
    removeWebhook: refused,
    changePhrase: refused,
    addStatement: refused,
    endStatement: refused,
    readSecret: refused,
    setSecret: refused,
    noteSecretEnd: refused,
    readCredentials: refused,
    setCredentials: refused,
    rotateSecrets: refused,
    countPeople: refused,
    addInvitation: refused,
    removeInvitation: refused,
    changeRole: refused,
    removePerson: refused,
    unlockApp: refused,
    addConsoleLink: refused,
    listApiTokens: refused,
    addApiToken: refused,
    removeApiToken: refused,
    useApiToken: refused,
    beginRequest: refused,
    endRequest: refused,

    // coming in, before it is known who comes
    findInvitation: refused,
    join: refused,
    findPasskey: refused,
    signIn: refused,
    findIdentity: refused,
    takeProof: refused,
    signInByIdentity: refused,
    addIdentity: refused,
    beginTry: refused,
    lockIfSpent: refused,
    signInByApp: refused,
    signInByPaper: refused,
    enterConsole: refused,
    consoleSession: refused,

    // the program's own work, over all shops
    observe: refused,
    recordRun: refused,
    look: refused,
    accountsToLookAt: refused,
    accountsToFollowUp: refused,
    followUp: refused,
    openIncidents: refused,
    forget: refused,
    phraseUnder: refused,
    noteBounce: refused,
    claimAudit: refused,
    noteAudit: refused,
    endAudit: refused,
    releaseAudit: refused,
    waitingAudits: refused,
    weekliesOwed: refused,
    owe: refused,
    sendAgain: refused,
    claimOutbox: refused,
    exhaustedOutbox: refused,
    settleOutbox: refused,
    pendingOutbox: refused,
    outboxFaults: refused,
    outboxBacklog: refused,
    advance: refused,
    raise: refused,
    setTurn: refused,
    findReport: refused,
    keepReport: refused,
    hold: refused,
    listSubscriptions: refused,
    keepSubscriptions: refused,
    noteRung: refused,
    listUnannounced: refused,
    keptSecret: refused,
    keepFirst: refused,
    keepSecret: refused,
    forgetSecret: refused,
    serverInfo: refused,
    close: refused,
  };
}
