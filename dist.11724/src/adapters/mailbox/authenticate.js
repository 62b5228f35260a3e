// Checks a mail's own DKIM signature and DMARC with mailauth. DNS is asked about Amazon's zones and nothing else:
// a question about a stranger's domain would tell its owner that the mail was read. SPF and ARC can't be checked
// afterwards (only the receiving server knows who called; ARC's keys are other people's), so its word is taken there.
import { promises as dns } from 'node:dns';
import { readAddresses, readDate } from './headers.js';
/** DNS by the system's servers, with an end to waiting. */
export function systemResolve() {
    const resolver = new dns.Resolver({ timeout: 1_500, tries: 2 });
    return (name, type) => resolver.resolve(name, type);
}
/** Remembers answers (and that there is none) for an hour; a failure to ask is asked again. */
export function cachedResolve(resolve, now, forMs = 3_600_000, limit = 1_000) {
    const known = new Map();
    return (name, type) => {
        const key = `${type} ${name}`;
        const before = known.get(key);
        if (before && now() - before.at < forMs)
            return before.answer;
        if (known.size >= limit)
            known.clear();
        const answer = resolve(name, type);
        known.set(key, { at: now(), answer });
        answer.catch((error) => {
            if (!isNoAnswer(error))
                known.delete(key);
        });
        return answer;
    };
}
function isNoAnswer(error) {
    return error instanceof Error && 'code' in error && (error.code === 'ENOTFOUND' || error.code === 'ENODATA');
}
class Refused extends Error {
    code = 'ENODATA';
}
/** Each costs a question to the DNS and a check; RFC 6376 (6.1) lets a verifier stop at some number. Amazon writes two. */
const signaturesLimit = 10;
const isUnder = (name, zones) => zones.some((zone) => name === zone || name.endsWith(`.${zone}`));
const nothing = { own: null };
/**
 * What the sender's DNS says about this mail; null when it was not asked: it is not signed by one of the zones, it says
 * of its own signature that text may be added, or no signature could be held against its key.
 */
export async function checkSignatures(raw, mail, options) {
    const { zones, resolve, now } = options;
    const { signatures, from } = mail;
    const isTheirs = signatures.some(({ domain }) => isUnder(domain, zones));
    const isFrom = from.length === 1 && isUnder((from[0]?.address ?? '').split('@').at(-1) ?? '', zones);
    if (signatures.length > signaturesLimit)
        return nothing;
    if (resolve === null || !isTheirs || !isFrom || !signatures.every(({ coversAll }) => coversAll))
        return nothing;
    const ask = async (name, type) => {
        if (isUnder(name.toLowerCase().replace(/\.$/, ''), zones))
            return resolve(name, type);
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
        });
        const results = (dkim?.results ?? []).map(({ status, signingDomain }) => ({
            method: 'dkim',
            result: status.result,
            domain: signingDomain?.toLowerCase() ?? null,
        }));
        if (dmarc)
            results.push({ method: 'dmarc', result: dmarc.status.result, domain: dmarc.domain ?? null });
        // No key (it may have been withdrawn since) or another body (storing a mail can change it) proves nothing; only a
        // signature that is false under its own key does.
        const isTelling = results.some(({ method, result }) => method === 'dkim' && (result === 'pass' || result === 'fail'));
        if (!isTelling)
            return nothing;
        const holding = dkim?.results.find(({ status, signingDomain }) => status.result === 'pass' && isUnder(signingDomain?.toLowerCase() ?? '', zones) && status.aligned);
        return { own: results, ...(holding && signedHead(holding)) };
    }
    catch {
        // A mail that mailauth can't take apart is one that nothing is proven of.
        return nothing;
    }
}
function signedHead({ id, signingHeaders }) {
    if (id === undefined)
        return undefined;
    const covered = (name) => {
        const [line, ...more] = (signingHeaders?.headers ?? []).filter((header) => name.test(header));
        return line === undefined || more.length > 0 ? '' : line.slice(line.indexOf(':') + 1).replace(/\r?\n[ \t]+/g, ' ');
    };
    const to = readAddresses([covered(/^to\s*:/i)]).map(({ address }) => address);
    return { signed: { id, to, date: readDate(covered(/^date\s*:/i)) } };
}
//# sourceMappingURL=authenticate.js.map