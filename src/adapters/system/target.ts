// Where something may lead that somebody else has named: a webhook, what a provider of identities says of itself. It must not
// become a way into the network that this program is in.

import { lookup as systemLookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { isOwnComputer } from '../../domain/own-computer.ts';
import type { Text } from '../../domain/text/text.ts';

/** Of IPv4, what is not the internet: IANA's special-purpose registry (RFC 6890), and what clouds put their metadata on. */
const inside4 = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  // Azure's own service for its machines, which looks like the internet
  ['168.63.129.16', 32],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  // relays of 6to4, withdrawn
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  inside4.addSubnet(network, bits, 'ipv4');

/** Of IPv6, all that is handed out to the internet (RFC 4291) lies in here. */
const handedOut6 = new BlockList();
handedOut6.addSubnet('2000::', 3, 'ipv6');
/** But for what carries an IPv4 address, which may be any (Teredo within 2001::/23, 6to4), and examples. */
const special6 = new BlockList();
for (const [network, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  special6.addSubnet(network, bits, 'ipv6');

function isInside(address: string): boolean {
  if (isIP(address) !== 6) return inside4.check(address, 'ipv4');
  return !handedOut6.check(address, 'ipv6') || special6.check(address, 'ipv6');
}

/** What speaks against posting to this address before its name is looked up; null: nothing. */
export function objectionTo(text: string, { isAnywhereAllowed }: { readonly isAnywhereAllowed: boolean }): Text | null {
  if (!URL.canParse(text)) return { en: 'it is not a URL', ja: 'URLではありません' };
  const { protocol, hostname, username, password } = new URL(text);
  if (protocol !== 'https:' && protocol !== 'http:')
    return { en: 'it must begin with https://', ja: 'https:// で始めてください' };
  if (username || password)
    return { en: 'it must not hold a user name or password', ja: 'ユーザー名やパスワードは入れられません' };
  // what listens on this computer is the owner's
  if (isAnywhereAllowed || isOwnComputer(hostname)) return null;
  if (protocol === 'http:')
    return {
      en: 'over a network it must be https://, so that nobody reads or forges what is posted',
      ja: '盗み見や改ざんを防ぐため、ネットワーク越しには https:// が必要です',
    };
  const host = hostname.replace(/^\[|\]$/g, '');
  return isIP(host) !== 0 && isInside(host) ? intoPrivate : null;
}

const intoPrivate = { en: 'it leads into a private network', ja: '社内や家庭内のネットワークにつながります' };

/** Looks a name up and refuses addresses of private networks, at the moment of connecting: names can change. */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  systemLookup(hostname, { ...options, all: true }, (error, addresses) => {
    const all = Array.isArray(addresses) ? addresses : [];
    const bad = all.find(({ address }) => isInside(address));
    const refused = bad ? Object.assign(new Error(intoPrivate.en), { code: 'EPRIVATE' }) : null;
    if (error || refused) return callback(error ?? refused, '', 0);
    if (options.all) return callback(null, all);
    return callback(null, all[0]?.address ?? '', all[0]?.family ?? 0);
  });
};
