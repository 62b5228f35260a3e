// What a reader sees of an HTML mail, and where it leads. Nothing is loaded, run or laid out.
import { type Handler, Parser } from 'htmlparser2';
import type { LinkKind, MailImage, MailLink } from '../../domain/mail/mail.ts';

export interface HtmlFacts {
  readonly text: string;
  readonly links: MailLink[];
  readonly images: MailImage[];
  /** Its elements stand deeper inside each other than an honest page's: what was hidden may be among the text. */
  readonly isTooDeep: boolean;
}

/** How deep elements may stand inside each other; browsers lay out no more than 512. */
const depthLimit = 512;
/** Elements whose content isn't read as tags; nothing stands inside of them. */
const raw = new Set(['script', 'style', 'title', 'textarea', 'xmp', 'iframe', 'noembed', 'noframes', 'plaintext']);

const silent = new Set(['script', 'style', 'title', 'noscript', 'template', 'object', 'noembed']);
const inline = new Set([
  'a',
  'abbr',
  'b',
  'bdi',
  'bdo',
  'big',
  'cite',
  'code',
  'em',
  'font',
  'i',
  'ins',
  'kbd',
  'mark',
  's',
  'small',
  'span',
  'strong',
  'sub',
  'sup',
  'u',
  'wbr',
  'img',
  'o:p',
]);
const empty = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'track',
  'wbr',
]);
const hiding =
  /display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d]*[1-9])|mso-hide\s*:\s*all|(?:^|;)\s*opacity\s*:\s*0(?:\s|;|$)/i;
const shownLimit = 300;
const urlLimit = 8_192;
const hiddenLimit = 10_000;
const parsing = { decodeEntities: true, lowerCaseTags: true };

/** Reads one HTML part. `isAttachment`: a page that would open in a browser, beside the mail's own text. */
export function readHtml(html: string, linkLimit: number, { isAttachment } = { isAttachment: false }): HtmlFacts {
  let text = '';
  let base = '';
  /** Elements inside which nothing is seen, innermost last. */
  const hidden: string[] = [];
  const links: { kind: LinkKind; url: string; shown: string }[] = [];
  const images: MailImage[] = [];
  let open: { kind: LinkKind; url: string; shown: string } | null = null;
  let depth = 0;
  let isTooDeep = false;
  let isPaused = false;
  const add = (kind: LinkKind, url: string | undefined, shown = '') => {
    if (url === undefined || url.trim() === '' || links.length >= linkLimit) return null;
    const link = {
      kind: isAttachment && kind !== 'form' ? 'attachment' : kind,
      url: absolute(url.slice(0, urlLimit), base),
      shown,
    } as const;
    const kept = { ...link };
    links.push(kept);
    return kept;
  };
  const handler: Partial<Handler> = {
    onopentag(name, attributes) {
      const tag = name.toLowerCase();
      depth += 1;
      if (depth > depthLimit && !raw.has(tag)) {
        isPaused = true;
        reader.pause();
      }
      if (!inline.has(tag)) text += '\n';
      if (tag === 'base') base ||= attributes.href ?? '';
      else if (tag === 'a' || tag === 'area')
        open = add('link', attributes.href ?? attributes['xlink:href'], attributes.alt?.slice(0, shownLimit)) ?? open;
      else if (tag === 'form') add('form', attributes.action);
      else if (tag === 'button' || tag === 'input') add('form', attributes.formaction);
      else if (tag === 'iframe' || tag === 'frame' || tag === 'embed') add('link', attributes.src);
      else if (tag === 'v:roundrect' || tag === 'v:rect') add('link', attributes.href);
      else if (tag === 'meta' && /refresh/i.test(attributes['http-equiv'] ?? ''))
        add('refresh', /url\s*=\s*["']?([^"']+)/i.exec(attributes.content ?? '')?.[1]);
      else if (tag === 'img' && hidden.length === 0) {
        const alt = (attributes.alt ?? '').slice(0, shownLimit);
        if (images.length < linkLimit) images.push({ alt, source: (attributes.src ?? '').slice(0, 500) });
        add('image', attributes.src, alt);
        if (open && open.shown.length < shownLimit) open.shown += alt;
      }
      if (empty.has(tag)) return;
      if (
        (silent.has(tag) || attributes.hidden !== undefined || hiding.test(attributes.style ?? '')) &&
        hidden.length < hiddenLimit
      )
        hidden.push(tag);
      // Inside something hidden the same tags nest; each must be closed before it ends.
      else if (hidden.at(-1) === tag && hidden.length < hiddenLimit) hidden.push(tag);
    },
    ontext(chunk) {
      if (hidden.length > 0) return;
      text += chunk;
      if (open && open.shown.length < shownLimit) open.shown += chunk.slice(0, shownLimit);
    },
    onclosetag(name) {
      const tag = name.toLowerCase();
      depth -= 1;
      if (!inline.has(tag) && !empty.has(tag)) text += '\n';
      if (tag === 'a') open = null;
      if (hidden.at(-1) === tag) hidden.pop();
    },
  };
  // The parser looks for each tag among all that are open: what is open is forgotten before that takes long.
  let rest = html;
  let reader = new Parser(handler, parsing);
  for (reader.write(rest); isPaused; reader.write(rest)) {
    rest = rest.slice(reader.endIndex + 1);
    reader = new Parser(handler, parsing);
    hidden.length = 0;
    [depth, isPaused, isTooDeep] = [0, false, true];
  }
  reader.end();
  return {
    text: tidy(text),
    links: links.map((link) => ({ ...link, shown: tidy(link.shown).slice(0, shownLimit) })),
    images,
    isTooDeep,
  };
}

/** A relative address belongs to the page's base; a mail without one leads nowhere with it. */
function absolute(url: string, base: string): string {
  if (base === '' || /^[a-z][a-z0-9+.-]*:|^[/\\]{2}|^#/i.test(url.trim())) return url;
  try {
    return new URL(url, base).href;
  } catch {
    return url;
  }
}

/** Runs of blanks to one, empty lines away. */
export function tidy(text: string): string {
  return text
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[\n ]*/g, '\n')
    .trim();
}

const urlInText =
  /(?:h{0,2}t{1,2}ps?:\/\/|www\.)[^\s<>"'「」『』（）、。】【]{3,2000}|(?<![\w@.-])(?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,18}\/[^\s<>"'「」、。]{1,500}/gi;

/** What ends a sentence and not an address. */
const closing = new Set('.,;:!?)]}>\'"');

/** Addresses that stand in the text, and that mail programs make links of. */
export function linksInText(text: string, limit: number): MailLink[] {
  const links: MailLink[] = [];
  for (const [found] of text.matchAll(urlInText)) {
    if (links.length >= limit) break;
    let end = found.length;
    while (end > 0 && closing.has(found.charAt(end - 1))) end--;
    const url = found.slice(0, end);
    links.push({ kind: 'text', url: /^[a-z]*:\/\//i.test(url) ? url : `http://${url}`, shown: '' });
  }
  return links;
}
