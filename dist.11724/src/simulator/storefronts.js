import { iso, offsetOf, wallOf } from './time.js';
const slashed = (at, zone) => {
    const [y, m, d] = iso(wallOf(at, zone)).slice(0, 10).split('-');
    return `${d}/${m}/${y} ${iso(wallOf(at, zone)).slice(11, 19)}`;
};
const isSummer = (at, zone, winterOffset) => offsetOf(at, zone) !== winterOffset;
// The charset that Japan's Content-Type names was never seen by us (amazn docs#2086 has the bytes, not the header):
// so it names none here, which is the harder case for a reader.
export const storefronts = {
    JP: {
        marketplaceId: 'A1VC38T7YXB528',
        name: 'Amazon.co.jp',
        country: 'JP',
        region: 'fe',
        currency: 'JPY',
        digits: 0,
        perHundredYen: 100,
        zone: 'Asia/Tokyo',
        languageCode: 'ja_JP',
        words: 'ja',
        charset: 'cp932',
        contentCharset: null,
        fbaCode: 'AMAZON_JP',
        orderPrefixes: ['249', '250', '503'],
        hasTransfers: false,
        openDate: (at) => `${iso(wallOf(at, 'Asia/Tokyo')).slice(0, 10).replaceAll('-', '/')} ${iso(wallOf(at, 'Asia/Tokyo')).slice(11, 19)} JST`,
    },
    US: {
        marketplaceId: 'ATVPDKIKX0DER',
        name: 'Amazon.com',
        country: 'US',
        region: 'na',
        currency: 'USD',
        digits: 2,
        perHundredYen: 0.67,
        zone: 'America/Los_Angeles',
        languageCode: 'en_US',
        words: 'en',
        charset: 'utf8',
        contentCharset: 'utf8',
        fbaCode: 'AMAZON_NA',
        orderPrefixes: ['111', '112', '113', '114'],
        hasTransfers: false,
        openDate: (at) => {
            const zone = 'America/Los_Angeles';
            const wall = iso(wallOf(at, zone));
            return `${wall.slice(0, 10)} ${wall.slice(11, 19)} ${isSummer(at, zone, -8 * 3_600_000) ? 'PDT' : 'PST'}`;
        },
    },
    GB: {
        marketplaceId: 'A1F83G8C2ARO7P',
        name: 'Amazon.co.uk',
        country: 'GB',
        region: 'eu',
        currency: 'GBP',
        digits: 2,
        perHundredYen: 0.52,
        zone: 'Europe/London',
        languageCode: 'en_GB',
        words: 'en',
        charset: 'windows-1252',
        contentCharset: 'Cp1252',
        fbaCode: 'AMAZON_EU',
        orderPrefixes: ['026', '202', '203', '204', '205', '206'],
        hasTransfers: false,
        openDate: (at) => `${slashed(at, 'Europe/London')} ${isSummer(at, 'Europe/London', 0) ? 'BST' : 'GMT'}`,
    },
    DE: {
        marketplaceId: 'A1PA6795UKMFR9',
        name: 'Amazon.de',
        country: 'DE',
        region: 'eu',
        currency: 'EUR',
        digits: 2,
        perHundredYen: 0.61,
        zone: 'Europe/Berlin',
        languageCode: 'de_DE',
        words: 'de',
        charset: 'windows-1252',
        contentCharset: 'Cp1252',
        fbaCode: 'AMAZON_EU',
        orderPrefixes: ['302', '303', '304', '305', '306'],
        hasTransfers: true,
        openDate: (at) => `${slashed(at, 'Europe/Berlin')} ${isSummer(at, 'Europe/Berlin', 3_600_000) ? 'CEST' : 'CET'}`,
    },
};
/** An amount of yen in this store's minor units, at the prices that shops like: 1,980 yen, 12.99. */
export function priced(yen, store) {
    const whole = (yen / 100) * store.perHundredYen;
    if (store.digits === 0)
        return Math.max(1, whole > 1000 ? Math.round(whole / 10) * 10 : Math.round(whole));
    return Math.max(1, whole > 5 ? Math.round(whole) * 100 - 1 : Math.round(whole * 100));
}
/** Minor units as Amazon writes decimals: `1980`, `12.99`. */
export function decimal(minor, store) {
    return (minor / 10 ** store.digits).toFixed(store.digits);
}
/** The same as a JSON number. */
export function amount(minor, store) {
    return minor / 10 ** store.digits;
}
//# sourceMappingURL=storefronts.js.map