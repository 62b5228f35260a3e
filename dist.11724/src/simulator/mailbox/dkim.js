// DKIM signatures (RFC 6376) with a key of the simulator's own, and the DNS that serves it: what Amazon's would be.
// Written out here, since the program's own library must be held against something that isn't itself.
import { createHash, createSign, generateKeyPairSync } from 'node:crypto';
const selector = 'simulator';
const signed = ['from', 'to', 'subject', 'date', 'message-id', 'content-type'];
let keys = null;
/** One key a process, made when first needed: a tenth of a second. */
function keyPair() {
    if (keys === null) {
        const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
        keys = { privateKey, published: publicKey.export({ type: 'spki', format: 'der' }).toString('base64') };
    }
    return keys;
}
/** Signs a whole mail as `domain`, relaxed/relaxed; gives the header to put on top. */
export function dkimHeader(raw, domain) {
    const end = raw.indexOf('\r\n\r\n');
    const lines = raw
        .subarray(0, end)
        .toString('utf8')
        .split(/\r\n(?![ \t])/);
    const body = relaxedBody(raw.subarray(end + 4).toString('latin1'));
    const hash = createHash('sha256').update(Buffer.from(body, 'latin1')).digest('base64');
    const fields = signed.filter((name) => lines.some((line) => nameOf(line) === name));
    const unsigned = `DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=${domain}; s=${selector}; h=${fields.join(':')}; bh=${hash}; b=`;
    const of = (name) => lines.findLast((line) => nameOf(line) === name) ?? '';
    const text = [...fields.map((name) => `${relaxedHeader(of(name))}\r\n`), relaxedHeader(unsigned)].join('');
    const signature = createSign('sha256').update(text, 'utf8').sign(keyPair().privateKey, 'base64');
    return `${unsigned}${signature}\r\n`;
}
const nameOf = (line) => line.slice(0, line.indexOf(':')).trim().toLowerCase();
function relaxedHeader(line) {
    const value = line
        .slice(line.indexOf(':') + 1)
        .replace(/\r\n/g, '')
        .replace(/[ \t]+/g, ' ')
        .trim();
    return `${nameOf(line)}:${value}`;
}
function relaxedBody(body) {
    const lines = body.split('\r\n').map((line) => line.replace(/[ \t]+/g, ' ').replace(/ $/, ''));
    const text = lines.join('\r\n').replace(/(?:\r\n)+$/, '');
    return text === '' ? '' : `${text}\r\n`;
}
/** The DNS of `domains`: their key and DMARC policy; of any other name there is nothing. */
export function dnsOf(domains) {
    return async (name, type) => {
        const host = name.toLowerCase().replace(/\.$/, '');
        for (const domain of type === 'TXT' ? domains : []) {
            if (host === `${selector}._domainkey.${domain}`)
                return [[`v=DKIM1; k=rsa; p=${keyPair().published}`]];
            if (host === `_dmarc.${domain}`)
                return [['v=DMARC1; p=quarantine']];
        }
        throw Object.assign(new Error(`no ${type} of ${name}`), { code: 'ENOTFOUND' });
    };
}
//# sourceMappingURL=dkim.js.map