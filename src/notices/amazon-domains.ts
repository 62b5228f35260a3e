// Amazon's own domains as data, each with where it is known from. Everything under such a domain is Amazon's, except
// what is listed as open to others. amazonaws.com and cloudfront.net are hosting for anyone and are not here.

interface Source {
  readonly domains: readonly string[];
  readonly source: string;
}

const sources: readonly Source[] = [
  {
    domains: ['amazon.co.jp', 'amazon.jp', 'amazon.com', 'amazonbusiness.jp'],
    source: 'Amazon.co.jp help, "Amazonからの連絡かどうかの識別について": its list of sending domains',
  },
  {
    domains: [
      ...['amazon.ca', 'amazon.com.mx', 'amazon.com.br', 'amazon.ie', 'amazon.es', 'amazon.co.uk', 'amazon.fr'],
      ...['amazon.com.be', 'amazon.nl', 'amazon.de', 'amazon.it', 'amazon.se', 'amazon.co.za', 'amazon.pl'],
      ...['amazon.eg', 'amazon.com.tr', 'amazon.sa', 'amazon.ae', 'amazon.in', 'amazon.sg', 'amazon.com.au'],
      'amazon.cn',
    ],
    source: 'Amazon developer documentation, "Marketplace IDs": the domains of the shops',
  },
  {
    domains: [
      'amazon.eu',
      'amazonpay.com',
      'payments-amazon.com',
      'amazonbusiness.com',
      'primevideo.com',
      'amazon.jobs',
    ],
    source: 'Sites that the shops themselves link to as theirs',
  },
  {
    domains: ['audible.com', 'audible.co.jp', 'audible.de', 'audible.co.uk', 'audible.fr', 'audible.it', 'audible.es'],
    source: 'Audible’s conditions of use: "an Amazon company"',
  },
  {
    // not awsapps.com: every customer of AWS has a name of their own choice under it
    domains: ['signin.aws', 'aws.com', 'aws.training', 'amazon.dev', 'amazon.work'],
    source: 'AWS Sign-In user guide, "Domains to add to your allow list"; Amazon’s developer and work sites',
  },
];

/** Only lead somewhere or carry pictures: good in a link, never a sender. */
const linkOnly: readonly Source[] = [
  {
    domains: ['media-amazon.com', 'ssl-images-amazon.com', 'images-amazon.com', 'amazon-adsystem.com'],
    source: 'Pictures and pixels of the shops’ own mails',
  },
  {
    domains: ['amzn.to', 'amzn.asia', 'amzn.eu', 'amzn.com', 'amzn.in', 'a.co'],
    source: 'Amazon’s own short links',
  },
  {
    domains: [
      ...[
        'aboutamazon.com',
        'aboutamazon.jp',
        'aboutamazon.eu',
        'aboutamazon.co.uk',
        'aboutamazon.de',
        'aboutamazon.fr',
      ],
      ...['aboutamazon.it', 'aboutamazon.es', 'aboutamazon.in', 'aboutamazon.com.br', 'aboutamazon.com.au'],
      ...['aboutamazon.ca', 'aboutamazon.pl', 'aboutamazon.sg'],
    ],
    source: 'aboutamazon.com, the choice of countries in its footer',
  },
  {
    domains: ['amazon.science', 'amazonforum.com', 'kindle.com', 'alexa.com', 'ring.com'],
    source: 'aboutamazon.com, "Our businesses"',
  },
  {
    domains: [
      'imdb.com',
      'goodreads.com',
      'twitch.tv',
      'eero.com',
      'zappos.com',
      'abebooks.com',
      'wholefoodsmarket.com',
    ],
    source:
      'Wikipedia, "Amazon (company)", for IMDb, Twitch and Whole Foods Market; the others from memory, not looked up',
  },
  {
    domains: ['amazonservices.com'],
    source: 'Amazon MWS developer guide, "Amazon MWS endpoints" (docs.developer.amazonservices.com)',
  },
];

/**
 * Amazon’s servers send what someone else wrote: a seller's or a buyer's words, signed by Amazon all the same.
 * Source: Seller Central help, "Buyer-Seller Messaging": marketplace.amazon.* hides the other’s own address.
 */
const relay = /(?:^|\.)marketplace\.amazon\.[a-z.]{2,6}$/;

/** Who sends in Amazon's name with its leave, for what is theirs and not Amazon's. */
const partners: readonly Source[] = [
  {
    domains: ['vpass.ne.jp', 'smbc-card.com', 'smbc.co.jp'],
    source: 'Amazon.co.jp, "Amazon Mastercard": issued by Sumitomo Mitsui Card',
  },
  {
    domains: ['chase.com', 'synchronybank.com', 'synchrony.com'],
    source: 'amazon.com, "Prime Visa" and "Amazon Store Card": who issues them',
  },
  { domains: ['newday.co.uk', 'newdaycards.com', 'barclays.co.uk'], source: 'amazon.co.uk, "The Amazon Barclaycard"' },
  { domains: ['zinia.com', 'lbb.de'], source: 'amazon.de, "Amazon Visa": who issues it' },
];

/** Who warns of fakes, and quotes them. */
const warners: readonly Source[] = [
  {
    domains: ['antiphishing.jp', 'jpcert.or.jp', 'jc3.or.jp', 'nisc.go.jp', 'go.jp', 'lg.jp', 'ipa.go.jp'],
    source: 'docs/takeovers.md, contacts',
  },
  {
    domains: ['ftc.gov', 'cisa.gov', 'ncsc.gov.uk', 'bsi.bund.de', 'verbraucherzentrale.de', 'polizei.de'],
    source: 'Offices that warn of fakes, by their own sites',
  },
];

const senders = new Set(sources.flatMap(({ domains }) => domains));
const hosts = new Set([...senders, ...linkOnly.flatMap(({ domains }) => domains)]);

/** Others' places that Amazon's genuine mails lead to: app stores, and pages that ask for nothing of Amazon's. */
const neutral = new Set([
  ...['apps.apple.com', 'itunes.apple.com', 'play.google.com', 'www.facebook.com', 'www.instagram.com', 'twitter.com'],
  ...['x.com', 'www.youtube.com', 'line.me', 'www.w3.org', 'www.antiphishing.jp', 'www.ipa.go.jp', 'www.npa.go.jp'],
  'www.caa.go.jp',
]);

function isUnder(host: string, domains: ReadonlySet<string>): boolean {
  let rest = host.toLowerCase().replace(/\.$/, '');
  for (;;) {
    if (domains.has(rest)) return true;
    const dot = rest.indexOf('.');
    if (dot === -1) return false;
    rest = rest.slice(dot + 1);
  }
}

/** May a mail from Amazon come from this domain? */
export function isAmazonSender(domain: string): boolean {
  return isUnder(domain, senders);
}

/** Does a From header hold an address that may be Amazon's, wherever in it? */
export function namesAmazonSender(from: string): boolean {
  return [...from.matchAll(/@([\w.-]+)/g)].some(([, domain = '']) => isAmazonSender(domain));
}

/** Is a page on this host Amazon's own? */
export function isAmazonHost(host: string): boolean {
  return isUnder(host, hosts);
}

export function isNeutralHost(host: string): boolean {
  return neutral.has(host.toLowerCase());
}

/** Does Amazon pass on others' words from this domain? */
export function isRelay(domain: string): boolean {
  return relay.test(domain.toLowerCase());
}

const partnerDomains = new Set(partners.flatMap(({ domains }) => domains));
const warnerDomains = new Set(warners.flatMap(({ domains }) => domains));

/** May a mail from this domain, proven, call itself after Amazon? */
export function isPartner(domain: string): boolean {
  return isUnder(domain, partnerDomains);
}

/** Does this domain's owner quote fakes to warn of them? */
export function isWarner(domain: string): boolean {
  return isUnder(domain, warnerDomains);
}

/** Every domain whose DNS may be asked about: questions about others would tell their owners that a mail was read. */
export const amazonZones: readonly string[] = [...hosts, 'amazonses.com'];
