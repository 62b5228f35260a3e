// What a host's name is: whose it is by the public suffix list, and whether it is made to be taken for Amazon's.
import punycode from 'punycode.js';
import { getDomain } from 'tldts';
import { isAmazonHost } from './amazon-domains.ts';
import { distance, mixedScriptWords, nameSkeleton } from './fold.ts';

/** The registered domain: `mail.example.co.jp` gives `example.co.jp`; null for addresses and single labels. */
export function registeredDomain(host: string): string | null {
  return getDomain(host, { allowPrivateDomains: true });
}

/** Same owner, as far as names tell. */
export function isSameOwner(a: string, b: string): boolean {
  const owner = registeredDomain(a);
  return owner !== null && owner === registeredDomain(b);
}

/** `xn--...` labels as they are shown. */
export function shownHost(host: string): string {
  if (!host.includes('xn--')) return host;
  try {
    return punycode.toUnicode(host);
  } catch {
    return host;
  }
}

export function isIpHost(host: string): boolean {
  return /^\d{1,3}(\.\d{1,3}){3}$|^\[[0-9a-f:.]+\]$/.test(host);
}

/** Words that are near to "amazon" without meaning it, and AWS, where anyone may have a host. */
const innocent =
  /^(?:amazing|amazed|amazonia|amazonas|amazonian|amazonaws|amazoncognito|amason|almazan|zamazon)|^amazon(?:conservation|watch|rainforest|river|basin|forest|frontlines|aid|fund|team)$/;

/** Does this word read as "amazon", spelt right or nearly? */
export function readsAsAmazon(word: string): boolean {
  const plain = nameSkeleton(word);
  if (innocent.test(plain)) return false;
  if (plain.includes('amazon')) return true;
  if (plain.length < 5 || plain.length > 8) return false;
  if (distance(plain, 'amazon', 1) <= 1) return true;
  return /^a[mn].*z/.test(plain) && distance(plain, 'amazon') <= 2;
}

/** The part of a host that isn't Amazon's but reads as if it were: `amazon.co.jp.evil.example`, `arnazon.example`; or null. */
export function amazonLookalike(host: string): string | null {
  if (isAmazonHost(host) || isIpHost(host)) return null;
  const shown = shownHost(host);
  const labels = shown.split('.').slice(0, -1);
  for (const label of labels) {
    // Names that a machine made hold every short string sooner or later.
    for (const word of label.split(/[-_]/)) if (word.length <= 30 && readsAsAmazon(word)) return label;
  }
  return null;
}

/** A name in foreign letters that mixes alphabets, or that turns into plain Latin when folded. */
export function isDisguised(host: string): boolean {
  const shown = shownHost(host);
  if (shown === host) return false;
  return (
    mixedScriptWords(shown).length > 0 ||
    shown.split('.').some((label) => /[^\0-\x7f]/.test(label) && /^[\0-\x7f]+$/.test(nameSkeleton(label)))
  );
}
