// Under which name a browser has found the console. Passkeys are good for that name alone, and for no bare address.
import { isIP } from 'node:net';

export interface Site {
  /** The name for which a key is made. */
  readonly host: string;
  readonly origin: string;
}

/** What is known once the console listens. */
export interface Reach {
  /** Both addresses that `localhost` stands for are ours, or the other one is nobody's: no other user's server can be met there. */
  isLocalhostOurs: boolean;
}

/** @returns null where no key can be used: at an address, or without https */
export function siteOf(hostHeader: string | undefined, consoleUrl: string | null): Site | null {
  if (hostHeader === undefined || !URL.canParse(`http://${hostHeader}`)) return null;
  const { hostname, origin } = new URL(`http://${hostHeader}`);
  if (hostname === 'localhost') return { host: hostname, origin };
  const outside = consoleUrl !== null && URL.canParse(consoleUrl) ? new URL(consoleUrl) : null;
  const isNamed = outside?.protocol === 'https:' && hostname === outside.hostname && isIP(hostname) === 0;
  return isNamed ? { host: hostname, origin: outside.origin } : null;
}

/** Where on this site a form or a link says that it goes on; anything that could lead elsewhere becomes the first page. */
export function placeHere(said: unknown): string {
  return typeof said === 'string' && /^\/(?![/\\])[\w\-./?=&%#~]*$/.test(said) && said.length <= 200 ? said : '/';
}
