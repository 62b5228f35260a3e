// Which names lead to the computer that we run on: what is told there may be told in clear.

/**
 * Is this host the very computer that we run on, so that what is said to it goes over no wire? Told by the name alone,
 * since a name that is looked up may lead elsewhere the next time.
 * @param host a name or address, as typed or as a URL has it (IPv6 in brackets)
 */
export function isOwnComputer(host: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|::1|\[::1\])$/i.test(host);
}

/**
 * Is this one of the names under which the console and the API are served? This computer's, and with https the one that the
 * settings say: a page elsewhere could point its own name at us and read along (DNS rebinding), and whoever is on a way without
 * https would read what lets in.
 * @param hostHeader as asked
 */
export function isServedName(hostHeader: string | undefined, consoleUrl: string | null): boolean {
  const { hostname } = URL.canParse(`http://${hostHeader}`) ? new URL(`http://${hostHeader}`) : { hostname: '' };
  if (isOwnComputer(hostname)) return true;
  const outside = consoleUrl !== null && URL.canParse(consoleUrl) ? new URL(consoleUrl) : null;
  return outside?.protocol === 'https:' && hostname === outside.hostname;
}
