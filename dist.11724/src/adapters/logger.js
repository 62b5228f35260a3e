// The program's log: JSON lines on stderr (stdout belongs to what a command answers). Every finished line passes
// through one filter, so that no call site has to remember what is secret.
import { destination as openDestination, pino } from 'pino';
const removed = '[removed]';
/** Fields whose values never reach the log, at any depth, whatever the spelling (camelCase, snake_case, header). */
const hiddenFields = new Set([
    // secrets
    'password, pass, passphrase, secret, clientSecret, refreshToken, accessToken, idToken, secretKey, secretKeys',
    'authorization, xAmzAccessToken, cookie, setCookie, databaseUrl, redisUrl, smtpUrl, connectionString',
    // a buyer's data, which isn't asked for; should Amazon send it all the same, it stops here
    'buyer, buyerInfo, buyerName, buyerEmail, recipient, recipientName, deliveryAddress, shippingAddress, shipToAddress',
    'addressLine1, addressLine2, addressLine3, phone, phoneNumber, postalCode, shipPostalCode, buyerPhoneNumber',
].flatMap((line) => line.split(', ').map(plain)));
/** Secrets inside running text, such as an error's message or stack. */
const hiddenInText = [
    // Login with Amazon: refresh token, access token, client secret
    [/Atz[ar]\|[^\s"'\\,;&)}\]]+/g, removed],
    [/amzn1\.oa2-cs\.[^\s"'\\,;&)}\]]+/g, removed],
    // the password of a URL; a raw @ in it doesn't end it
    [/\b((?:postgres(?:ql)?|rediss?|smtps?):\/\/[^\s:/@"'<>]*):[^\s"'<>]*@/gi, `$1:${removed}@`],
    // forms, queries and JSON quoted within text
    [
        /\b(client_secret|refresh_token|access_token|password)(\\?["']?\s*[=:]\s*\\?["']?)[^\s"'\\&,;}]+/gi,
        `$1$2${removed}`,
    ],
];
/** `X-Amz-Access-Token`, `x_amz_access_token` and `xAmzAccessToken` are one name. */
function plain(field) {
    return field.replace(/[^a-z0-9]/gi, '').toLowerCase();
}
/** The text without the secrets that can be told by their form. */
export function withoutSecrets(text) {
    return hiddenInText.reduce((rest, [pattern, replacement]) => rest.replace(pattern, replacement), text);
}
function filterLine(line) {
    const filtered = JSON.parse(line, (field, value) => {
        if (hiddenFields.has(plain(field)) && value !== null)
            return removed;
        return typeof value === 'string' ? withoutSecrets(value) : value;
    });
    return `${JSON.stringify(filtered)}\n`;
}
/** A logger; children that it makes pass through the same filter. Errors belong under the key `err`. */
export function createLogger({ level, destination }) {
    return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, hooks: { streamWrite: filterLine } }, destination ?? openDestination({ dest: 2, sync: true }));
}
//# sourceMappingURL=logger.js.map