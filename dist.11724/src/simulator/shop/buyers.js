// Buyers with planted personal data: made up, but such that any of it found in our database or log is a leak.
import { chance, choose, hash } from '../random.js';
// Places that exist nowhere, so that a leaked city is told from the seller's own; telephone numbers from the ranges
// that Ofcom, the NANP and the Bundesnetzagentur keep for fiction (Japan keeps none: subscriber 0000).
const worlds = {
    ja: {
        given: ['翔太郎', '美咲希', '健之助', '結衣奈', '大和丸', '陽葵乃', '蓮司朗', '凛々花'],
        family: ['架空坂', '仮名山', '例示川', '見本田', '模擬谷', '試験原', '虚構寺', '雛形橋'],
        name: (given, family) => `${family} ${given}`,
        streets: ['架空通', '見本町', '例示台', '仮名丘'],
        street: (street, n) => `${street}${1 + (n % 9)}丁目${10 + (n % 80)}番${100 + (n % 890)}号`,
        cities: ['架空見市', '例示浜市', '仮名岳市', '模擬沢市'],
        states: ['北海道', '神奈川県', '大阪府', '福岡県'],
        postalCode: (n) => `9${String((n % 90) + 10)}-X${String((n % 900) + 100)}`,
        phone: (n) => `050-0000-${String(n % 10_000).padStart(4, '0')}`,
        mail: 'marketplace.amazon.co.jp',
    },
    en: {
        given: ['Wilhelmina', 'Barnabus', 'Octaviana', 'Peregrinus', 'Euphemiah', 'Thaddeusz', 'Clementyne', 'Ignatiuss'],
        family: ['Mockingham', 'Fictley', 'Sampleton', 'Exampleby', 'Pretendham', 'Testerville', 'Placehold', 'Dummister'],
        name: (given, family) => `${given} ${family}`,
        streets: ['Imaginary Lane', 'Fictitious Road', 'Specimen Street', 'Mockup Mews'],
        street: (street, n) => `${1 + (n % 240)} ${street}`,
        cities: ['Sampleford', 'Mockchester', 'Exampleton-on-Sea', 'Fictbury'],
        states: ['Placeshire', 'Mockshire', 'Fictshire', 'Sampleshire'],
        postalCode: (n) => `ZZ${10 + (n % 89)} ${n % 10}QX`,
        phone: (n) => `+44 20 7946 0${String(n % 1000).padStart(3, '0')}`,
        mail: 'marketplace.amazon.co.uk',
    },
    de: {
        given: ['Walpurgis', 'Kunibert', 'Adelgunde', 'Eusebius', 'Friedegund', 'Hademar', 'Irmtraud', 'Wunibald'],
        family: [
            'Musterhuber',
            'Beispielmeier',
            'Scheinbach',
            'Probemann',
            'Fiktius',
            'Attrappe',
            'Platzhalter',
            'Vorlage',
        ],
        name: (given, family) => `${given} ${family}`,
        streets: ['Musterallee', 'Beispielgasse', 'Attrappenweg', 'Platzhalterring'],
        street: (street, n) => `${street} ${1 + (n % 180)}`,
        cities: ['Musterhausen', 'Beispielingen', 'Scheinheim', 'Probestadt'],
        states: ['Musterland', 'Beispielland', 'Scheinland', 'Probeland'],
        postalCode: (n) => `D-00${String(100 + (n % 900))}`,
        phone: (n) => `+49 30 23125 ${String(n % 1000).padStart(3, '0')}`,
        mail: 'marketplace.amazon.de',
    },
};
/** The buyer of an order: the same order always has the same one, and some come back. */
export function buyerOf(orderId, store) {
    const world = worlds[store.words];
    const n = hash(orderId, 'buyer') % 900;
    const c = Math.floor(4 * chance(n, 'city'));
    return {
        name: world.name(choose(world.given, n, 'given'), choose(world.family, n, 'family')),
        email: `${hash(n, 'mail').toString(36)}${hash('mail', n).toString(36)}@${world.mail}`,
        phone: world.phone(hash(n, 'phone')),
        line1: world.street(choose(world.streets, n, 'street'), hash(n, 'number')),
        city: world.cities[c],
        state: world.states[c],
        postalCode: world.postalCode(hash(n, 'post')),
        country: store.country,
    };
}
//# sourceMappingURL=buyers.js.map