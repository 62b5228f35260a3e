// Checks a mail's own DKIM signature and DMARC with mailauth. DNS is asked about Amazon's zones and nothing else:
// a question about a stranger's domain would tell its owner that the mail was read. SPF and ARC can't be checked
// afterwards (only the receiving server knows who called; ARC's keys are other people's), so its word is taken there.
import { promises as dns } from 'node:dns';
import type { AuthResult, ExaminedMail, ReadMail, SignedHead } from '../../domain/mail/mail.ts';
import { readAddresses, readDate } from './headers.ts';

/** Answers a question about a name, as `dns.resolve` does; rejects with a `code` like `ENOTFOUND`. */
export type Resolve = (name: string, type: string) => Promise<string[][] | string[]>;

export interface AuthenticateOptions {
  /** Only names under these are asked about. */
  readonly zones: readonly string[];
  /** Null: no DNS, as on a computer that is offline. */
  readonly resolve: Resolve | null;
  /** For signatures that end; the real time. */
  readonly now: () => number;
}

/** DNS by the system's servers, with an end to waiting. */
export function systemResolve(): Resolve {
  const resolver = new dns.Resolver({ timeout: 1_500, tries: 2 });
  return (name, type) => resolver.resolve(name, type as 'TXT') as Promise<string[][]>;
}

/** Remembers answers (and that there is none) for an hour; a failure to ask is asked again. */
export function cachedResolve(resolve: Resolve, now: () => number, forMs = 3_600_000, limit = 1_000): Resolve {
  const known = new Map<string, { readonly at: number; readonly answer: Promise<string[][] | string[]> }>();
  return (name, type) => {
    const key = `${type} ${name}`;
    const before = known.get(key);
    if (before && now() - before.at < forMs) return before.answer;
    if (known.size >= limit) known.clear();
    const answer = resolve(name, type);
    known.set(key, { at: now(), answer });
    answer.catch((error: unknown) => {
      if (!isNoAnswer(error)) known.delete(key);
    });
    return answer;
  };
}

function isNoAnswer(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOTFOUND' || error.code === 'ENODATA');
}

class Refused extends Error {
  readonly code = 'ENODATA';
}

/** Each costs a question to the DNS and a check; RFC 6376 (6.1) lets a verifier stop at some number. Amazon writes two. */
const signaturesLimit = 10;

const isUnder = (name: string, zones: readonly string[]) =>
  zones.some((zone) => name === zone || name.endsWith(`.${zone}`));

const nothing = { own: null };

/**
 * What the sender's DNS says about this mail; null when it was not asked: it is not signed by one of the zones, it says
 * of its own signature that text may be added, or no signature could be held against its key.
 */
export async function checkSignatures(
  raw: Buffer,
  mail: ReadMail,
  options: AuthenticateOptions,
): Promise<Pick<ExaminedMail, 'own' | 'signed'>> {
  const { zones, resolve, now } = options;
  const { signatures, from } = mail;
  const isTheirs = signatures.some(({ domain }) => isUnder(domain, zones));
  const isFrom = from.length === 1 && isUnder((from[0]?.address ?? '').split('@').at(-1) ?? '', zones);
  if (signatures.length > signaturesLimit) return nothing;
  if (resolve === null || !isTheirs || !isFrom || !signatures.every(({ coversAll }) => coversAll)) return nothing;
  const ask: Resolve = async (name, type) => {
    if (isUnder(name.toLowerCase().replace(/\.$/, ''), zones)) return resolve(name, type);
    throw new Refused('not asked');
  };
  try {
    // loaded with the first mail
    const { authenticate } = await import('mailauth');
    const { dkim, dmarc } = await authenticate(raw, {
      resolver: ask,
      disableArc: true,
      disableBimi: true,
      mta: 'localhost',
      curTime: new Date(now()),
    } as Parameters<typeof authenticate>[1]);
    const results: AuthResult[] = (dkim?.results ?? []).map(({ status, signingDomain }) => ({
      method: 'dkim',
      result: status.result,
      domain: signingDomain?.toLowerCase() ?? null,
    }));
    if (dmarc) results.push({ method: 'dmarc', result: dmarc.status.result, domain: dmarc.domain ?? null });
    // No key (it may have been withdrawn since) or another body (storing a mail can change it) proves nothing; only a
    // signature that is false under its own key does.
    const isTelling = results.some(
      ({ method, result }) => method === 'dkim' && (result === 'pass' || result === 'fail'),
    );
    if (!isTelling) return nothing;
    const holding = dkim?.results.find(
      ({ status, signingDomain }) =>
        status.result === 'pass' && isUnder(signingDomain?.toLowerCase() ?? '', zones) && status.aligned,
    );
    return { own: results, ...(holding && signedHead(holding)) };
  } catch {
    // A mail that mailauth can't take apart is one that nothing is proven of.
    return nothing;
  }
}

/** What mailauth found to be covered by a signature; its types don't know it. */
interface Holding {
  readonly id?: string;
  readonly signingHeaders?: { readonly headers: readonly string[] };
}

function signedHead({ id, signingHeaders }: Holding): { signed: SignedHead } | undefined {
  if (id === undefined) return undefined;
  const covered = (name: RegExp) => {
    const [line, ...more] = (signingHeaders?.headers ?? []).filter((header) => name.test(header));
    return line === undefined || more.length > 0 ? '' : line.slice(line.indexOf(':') + 1).replace(/\r?\n[ \t]+/g, ' ');
  };
  const to = readAddresses([covered(/^to\s*:/i)]).map(({ address }) => address);
  return { signed: { id, to, date: readDate(covered(/^date\s*:/i)) } };
}
