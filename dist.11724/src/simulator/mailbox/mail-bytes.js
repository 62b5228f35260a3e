import { dkimHeader } from './dkim.js';
const server = 'mx.example.com';
const words = (text) => `=?UTF-8?B?${Buffer.from(text, 'utf8').toString('base64')}?=`;
const coded = (text) => (/^[\x20-\x7e]*$/.test(text) ? text : words(text));
const base64 = (text) => Buffer.from(text, 'utf8')
    .toString('base64')
    .replace(/.{76}(?=.)/g, '$&\r\n');
const escaped = (text) => text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
/** RFC 5322, in UTC. */
const dated = (at) => new Date(at).toUTCString().replace('GMT', '+0000');
export function mailBytes(posted) {
    const { letter, store, owner, n, receivedAt, told = {} } = posted;
    const domain = store.toLowerCase();
    const code = String(100_000 + ((n * 7_919) % 900_000));
    const fill = (text) => text
        .replace(/\{([\w-]+)\}/g, (place, name) => told[name] ?? place)
        .replaceAll('{name}', owner)
        .replaceAll('{store}', store)
        .replaceAll('{shop}', `www.${domain}`)
        .replaceAll('{code}', code)
        .replaceAll('{order}', `250-${code}0-${code}1`)
        .replaceAll('{n}', String(n));
    const { sender } = letter;
    const from = fill(sender.kind === 'other'
        ? sender.from
        : sender.kind === 'passed-on'
            ? `{buyer-name} <${sender.user}@marketplace.${domain}>`
            : `${store} <${sender.user}@${domain}>`);
    const text = fill(letter.text);
    const [shown, url] = letter.link ?? [];
    const link = shown === undefined || url === undefined
        ? ''
        : `<p><a href="${escaped(fill(url))}">${escaped(fill(shown))}</a></p>`;
    const html = `<html><body><p>${escaped(text).replaceAll('\n', '<br>')}</p>${link}</body></html>`;
    const senderDomain = /@([^>]+)>/.exec(from)?.[1] ?? domain;
    const part = (type, content) => `--part\r\nContent-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64(content)}\r\n`;
    const sent = Buffer.from([
        `From: ${from.replace(/^(.*) </, (_, name) => `${coded(name)} <`)}`,
        'To: alice@example.com',
        `Subject: ${coded(fill(letter.subject))}`,
        `Date: ${dated(receivedAt - 2_000)}`,
        `Message-ID: <${n}.${receivedAt.toString(36)}@${senderDomain}>`,
        'MIME-Version: 1.0',
        'Content-Type: multipart/alternative; boundary=part',
        '',
        `${part('text/plain', text)}${part('text/html', html)}--part--\r\n`,
    ].join('\r\n'), 'utf8');
    const isTrue = sender.kind === 'amazon' || sender.kind === 'passed-on';
    const results = isTrue
        ? `spf=pass smtp.mailfrom=bounces.${domain}; dkim=pass header.d=${domain}; dmarc=pass header.from=${domain}`
        : sender.kind === 'forger'
            ? `spf=softfail smtp.mailfrom=${domain}; dkim=none; dmarc=fail header.from=${domain}`
            : `spf=pass smtp.mailfrom=${senderDomain}; dkim=none; dmarc=none`;
    const top = `Authentication-Results: ${server}; ${results}\r\nReceived: from out.${senderDomain} (192.0.2.7) by ${server} with ESMTPS; ${dated(receivedAt)}\r\n`;
    return Buffer.concat([Buffer.from(top), Buffer.from(isTrue ? dkimHeader(sent, domain) : ''), sent]);
}
//# sourceMappingURL=mail-bytes.js.map