// Which of the Authentication-Results in a mail may be believed (docs/decisions/0013-who-is-believed.md), and from which
// servers a mailbox has them, learned from mails that nobody but Amazon can have sent there.
import type { AuthenticationBasis } from '../domain/mail/authentication.ts';
import type { AuthResult, TraceHeader } from '../domain/mail/mail.ts';
import type { MailboxServers, ResultsWriter, ServerSighting } from '../domain/mail/mailbox.ts';
import { isProviders, isSameServer, type MailServers, providerOf, systemOf } from './mail-servers.ts';

type ResultsHeader = Extract<TraceHeader, { kind: 'results' }>;

/**
 * Whose results are believed. Names: those that the owner gave; each stands for all names under it as well. Writers: those that
 * the mailbox was seen to have them from. Null: nothing is known of the mailbox, as of a file; then the place in the mail
 * decides.
 */
export type TrustedServers = readonly string[] | { readonly learned: readonly ResultsWriter[] } | null;

/** Outlook writes no name. */
const nameless = 'outlook.com';

const isResults = (header: TraceHeader): header is ResultsHeader => header.kind === 'results';

/** The Authentication-Results that may be believed, merged; null when there are none. */
export function receiverResults(
  trace: readonly TraceHeader[],
  servers: TrustedServers,
): { authservId: string; results: AuthResult[]; basis: AuthenticationBasis } | null {
  const [basis, believed] = believedOf(trace, servers);
  const [first] = believed;
  if (first === undefined) return null;
  const results: AuthResult[] = [];
  for (const header of believed) {
    for (const result of header.results) {
      // Of two headers about one thing the upper one counts; within one all do, since a mail may carry several signatures.
      const isSaid = believed
        .slice(0, believed.indexOf(header))
        .some(({ results: above }) => above.some(({ method }) => method === result.method));
      if (!isSaid) results.push(result);
    }
  }
  return { authservId: first.authservId || nameless, results, basis };
}

function believedOf(
  trace: readonly TraceHeader[],
  servers: TrustedServers,
): readonly [AuthenticationBasis, readonly ResultsHeader[]] {
  if (servers === null) return ['place', writtenByReceiver(trace)];
  return 'learned' in servers
    ? ['learned', writtenAsLearned(trace, servers.learned)]
    : ['known', writtenBy(trace, servers)];
}

/** Below the line by which a stranger's machine handed it over a server's own words may stand next, and no further down. */
function writtenBy(trace: readonly TraceHeader[], servers: readonly string[]): readonly ResultsHeader[] {
  const entry = trace.findIndex((header) => header.kind === 'received' && !header.isHandedOn);
  const next = trace.findIndex((header, i) => i > entry && header.kind === 'received');
  const within = entry === -1 || next === -1 ? trace : trace.slice(0, next);
  const isTheirs = (header: TraceHeader) =>
    isResults(header) &&
    servers.some((name) => {
      const id = header.authservId || nameless;
      return id === name.toLowerCase() || id.endsWith(`.${name.toLowerCase()}`);
    });
  const top = within.findIndex(isTheirs);
  if (top === -1) return [];
  const end = within.slice(top).findIndex((header) => !isTheirs(header));
  return within.slice(top, end === -1 ? undefined : top + end).filter(isResults);
}

/**
 * Nothing below the line by which a stranger's machine handed a mail over can be told from that stranger's invention; above
 * it only the receiving system writes. Where that system is a provider who clears away what bears its name, the lines below
 * count as well, as far as the next machine that isn't its own.
 */
function writtenByReceiver(trace: readonly TraceHeader[]): readonly ResultsHeader[] {
  const [top] = trace.filter((header) => header.kind === 'received');
  if (top === undefined) return [];
  const provider = providerOf(top.by);
  if (provider !== null) return ofProvider(trace, provider);
  const entry = trace.findIndex((header) => header.kind === 'received' && !header.isHandedOn);
  const machines = trace
    .slice(0, entry === -1 ? undefined : entry + 1)
    .flatMap((header) => (header.kind === 'received' ? [header.by] : []));
  return trace
    .slice(0, entry === -1 ? undefined : entry)
    .filter(isResults)
    .filter(({ authservId }) =>
      machines.some((by) => authservId !== '' && (isSameServer(by, authservId) || isOwnMachine(by, authservId))),
    );
}

/** Yahoo!'s machines call themselves by addresses of their own network. */
const isOwnMachine = (by: string, authservId: string) => /^10(?:\.\d{1,3}){3}$/.test(by) && isProviders(authservId);

function ofProvider(trace: readonly TraceHeader[], { receives, writes }: MailServers): readonly ResultsHeader[] {
  const end = trace.findIndex((header) => header.kind === 'received' && !receives.test(header.by));
  return trace
    .slice(0, end === -1 ? undefined : end)
    .filter(isResults)
    .filter(({ authservId }) => writes.test(authservId));
}

/**
 * The uppermost results that the receiving system may have written, and whether they stand where a sender's may as well. Null
 * where there are none; undefined where no server took the mail in.
 */
function uppermost(
  trace: readonly TraceHeader[],
): { readonly at: number; readonly isBelow: boolean } | null | undefined {
  const top = trace.find((header) => header.kind === 'received');
  if (top === undefined) return undefined;
  const provider = providerOf(top.by);
  if (provider !== null) {
    const [first] = ofProvider(trace, provider);
    return first === undefined ? null : { at: trace.indexOf(first), isBelow: false };
  }
  const entry = trace.findIndex((header) => header.kind === 'received' && !header.isHandedOn);
  const next = trace.findIndex((header, i) => i > entry && header.kind === 'received');
  const at = trace.slice(0, entry === -1 || next === -1 ? undefined : next).findIndex(isResults);
  return at === -1 ? null : { at, isBelow: entry !== -1 && at > entry };
}

/** Who wrote the uppermost results of a mail, as far as its place tells; undefined where no server took the mail in. */
export function writerOf(trace: readonly TraceHeader[]): ResultsWriter | null | undefined {
  const found = uppermost(trace);
  if (!found) return found;
  const header = trace[found.at];
  return header?.kind === 'results' ? { system: systemOf(header.authservId), isBelow: found.isBelow } : null;
}

const isSameWriter = (a: ResultsWriter | null, b: ResultsWriter | null) =>
  a?.system === b?.system && a?.isBelow === b?.isBelow;

/** What a server of the mailbox wrote stands above all that a sender did: the uppermost are its own, or none are. */
function writtenAsLearned(trace: readonly TraceHeader[], learned: readonly ResultsWriter[]): readonly ResultsHeader[] {
  const [found, writer] = [uppermost(trace), writerOf(trace)];
  if (!found || !writer || !learned.some((one) => isSameWriter(one, writer))) return [];
  const isTheirs = (header: TraceHeader) => isResults(header) && systemOf(header.authservId) === writer.system;
  const rest = trace.slice(found.at);
  const end = rest.findIndex((header) => !isTheirs(header));
  return rest.slice(0, end === -1 ? undefined : end).filter(isResults);
}

/** Mails that must agree before something is learned of them. */
const enough = 3;
/** Mails that are remembered; a server that none of them has come by is forgotten. */
const remembered = 20;

/** What a mailbox's servers are after more of Amazon's mails were seen in it. The same mail twice teaches nothing. */
export function learnServers(before: MailboxServers, more: readonly ServerSighting[]): MailboxServers {
  const byId = new Map([...before.sightings, ...more].map((one) => [one.id, one]));
  const sightings = [...byId.values()].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)).slice(-remembered);
  const times = (writer: ResultsWriter | null) => sightings.filter((one) => isSameWriter(one.writer, writer)).length;
  const writers = sightings
    .flatMap(({ writer }) => (writer === null ? [] : [writer]))
    .filter((writer, i, all) => all.findIndex((one) => isSameWriter(one, writer)) === i)
    .sort((a, b) => (a.system < b.system ? -1 : a.system > b.system ? 1 : Number(a.isBelow) - Number(b.isBelow)));
  const isLearned = before.learned !== null || [null, ...writers].some((writer) => times(writer) >= enough);
  if (!isLearned) return { ...before, sightings };
  const isKnown = (writer: ResultsWriter) => (before.learned ?? []).some((one) => isSameWriter(one, writer));
  return { ...before, sightings, learned: writers.filter((one) => times(one) >= enough || isKnown(one)) };
}

/** Whose word is believed in a mailbox: the owner's choice, else what was learned, else what `otherwise` says. */
export function trustedIn({ named, learned }: MailboxServers, otherwise: readonly string[] | null): TrustedServers {
  return named ?? otherwise ?? (learned === null ? null : { learned });
}
