// Addresses that stand in a text without being links, and that mail programs make links of.
import { parse } from 'tldts';
import type { MailLink } from '../../domain/mail/mail.ts';

const urlInText =
  /(?:h{0,2}t{1,2}ps?:\/\/|www\.)[^\s<>"'「」『』（）、。】【]{3,2000}|(?<![\w@.-])((?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,18})\/[\w%~?#@!$&*+=:;,.()-][^\s<>"'「」、。]{0,499}/gi;

/** What ends a sentence and not an address. */
const closing = new Set('.,;:!?)]}>\'"');

/**
 * Does a name before a slash read as an address, as mail programs see it? It ends as the internet's names do, and isn't
 * written as a brand is (`L.L.Bean/`, `J.Press/`).
 */
function isHostName(name: string): boolean {
  const last = name.slice(name.lastIndexOf('.') + 1);
  if (last.length > 3 && /^[A-Z][a-z]/.test(last)) return false;
  const { isIcann, domain } = parse(name.toLowerCase());
  return isIcann === true && domain !== null;
}

/** Addresses that stand in the text, and that mail programs make links of. */
export function linksInText(text: string, limit: number): MailLink[] {
  const links: MailLink[] = [];
  for (const [found, name] of text.matchAll(urlInText)) {
    if (links.length >= limit) break;
    if (name !== undefined && !isHostName(name)) continue;
    let end = found.length;
    while (end > 0 && closing.has(found.charAt(end - 1))) end--;
    const url = found.slice(0, end);
    links.push({ kind: 'text', url: /^[a-z]*:\/\//i.test(url) ? url : `http://${url}`, shown: '' });
  }
  return links;
}
