// IMAP servers of mail providers, from their own help pages, so that nobody has to look them up.

const servers: readonly (readonly [domains: RegExp, host: string])[] = [
  [/^(?:gmail|googlemail)\.com$/, 'imap.gmail.com'],
  [/^(?:outlook|hotmail|live|msn)\.(?:com|jp|co\.jp)$/, 'outlook.office365.com'],
  [/^(?:icloud|me|mac)\.com$/, 'imap.mail.me.com'],
  [/^yahoo\.co\.jp$|^ymail\.ne\.jp$/, 'imap.mail.yahoo.co.jp'],
  [/^yahoo\.com$/, 'imap.mail.yahoo.com'],
  [/(?:^|\.)nifty\.(?:com|ne\.jp)$/, 'imap.nifty.com'],
  [/(?:^|\.)ocn\.ne\.jp$/, 'imap.ocn.ne.jp'],
  [/(?:^|\.)biglobe\.ne\.jp$/, 'mail.biglobe.ne.jp'],
  [/(?:^|\.)so-net\.ne\.jp$/, 'imap.so-net.ne.jp'],
  [/^docomo\.ne\.jp$/, 'imap.spmode.ne.jp'],
  [/^(?:i\.)?softbank\.(?:ne\.)?jp$/, 'imap.softbank.jp'],
];

/** The server for an address; null where it isn't known. All of them speak TLS on port 993. */
export function imapServerOf(address: string): string | null {
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  return servers.find(([domains]) => domains.test(domain))?.[1] ?? null;
}
