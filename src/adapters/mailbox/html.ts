// What a reader sees of an HTML mail, and where it leads. Nothing is loaded, run or laid out.
import { type Handler, Parser } from 'htmlparser2';
import type { LinkKind, MailImage, MailLink } from '../../domain/mail/mail.ts';
import { emptyTags, inlineTags, rawTags, silentTags, uncertainTags } from './html-tags.ts';
import { contentOf, type Declarations, readDeclarations, type StyledElement, StyleSheet } from './style-sheet.ts';
import { isSeen, type Look, lookInside, plainLook } from './visibility.ts';

export interface HtmlFacts {
  readonly text: string;
  /** What else it could be read as: with all that is hidden, and without what may be. Empty where that is the same. */
  readonly otherReadings: string;
  /** Pictures that stand in the page itself (`data:`), decoded. */
  readonly pictures: readonly Buffer[];
  readonly links: MailLink[];
  readonly images: MailImage[];
  /** Its elements stand deeper inside each other than an honest page's, or its styles are endless: what is hidden may be among the text. */
  readonly isTooDeep: boolean;
}

/** How deep elements may stand inside each other; browsers lay out no more than 512. */
const depthLimit = 512;
const shownLimit = 300;
const urlLimit = 8_192;
/** How a picture inside a page begins. */
const dataPicture = /^data:image\/(?:png|jpe?g|gif|bmp);base64,/i;
const hiddenLimit = 10_000;
const picturesLimit = 6;
/** Styles of elements, each counted once; a newsletter has some hundred. */
const stylesLimit = 3_000;
const parsing = { decodeEntities: true, lowerCaseTags: true };

/** Reads one HTML part. `isAttachment`: a page that would open in a browser, beside the mail's own text. */
export function readHtml(
  html: string,
  linkLimit: number,
  { isAttachment, isInside = false }: { readonly isAttachment: boolean; readonly isInside?: boolean } = {
    isAttachment: false,
  },
): HtmlFacts {
  const sheet = new StyleSheet(html);
  const readings = newReadings();
  /** The elements that are open, and how text in each looks; innermost last. */
  const path: StyledElement[] = [];
  const looks: Look[] = [plainLook];
  const inlined = new Map<string, Declarations>();
  let base = '';
  /** What styles put behind the text of elements that are open. */
  const behind: { readonly depth: number; readonly words: string; readonly look: Look }[] = [];
  /** Elements inside which nothing is seen, innermost last. */
  const hidden: string[] = [];
  const links: { kind: LinkKind; url: string; shown: string }[] = [];
  const images: MailImage[] = [];
  const pictures: Buffer[] = [];
  let open: { kind: LinkKind; url: string; shown: string } | null = null;
  let depth = 0;
  let isTooDeep = false;
  let isTooStyled = false;
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
  const addPicture = (source: string, alt: string) => {
    if (images.length < linkLimit) images.push({ alt, source: source.slice(0, 500) });
    const inside = pictures.length < picturesLimit ? dataPicture.exec(source.slice(0, 60))?.[0] : undefined;
    if (inside !== undefined) pictures.push(Buffer.from(source.slice(inside.length), 'base64'));
  };
  /** A page within the page, which few programs show. */
  const addInside = (page: string) => {
    const { text, links: of } = readHtml(page, linkLimit - links.length, { isAttachment, isInside: true });
    links.push(...of);
    readings.add(`\n${text}\n`, { ...plainLook, isMaybeGone: true });
  };
  const enter = (tag: string, attributes: Record<string, string>) => {
    if (sheet.hasRules) {
      const small = (name: string) => (sheet.isQuirky ? name.toLowerCase() : name);
      const { class: named, id = '' } = attributes;
      const classes = named === undefined ? noClasses : new Set(small(named.slice(0, 1_000)).split(/\s+/));
      path.push({ tag, id: small(id), classes, attributes });
    }
    const { style } = attributes;
    const known = style === undefined ? noDeclarations : inlined.get(style);
    if (known === undefined && inlined.size >= stylesLimit) isTooStyled = true;
    const own = known ?? (isTooStyled ? noDeclarations : readDeclarations(style ?? ''));
    if (known === undefined && !isTooStyled) inlined.set(style ?? '', own);
    const rules = sheet.rulesFor(path);
    const about = rules.some(({ isBeside }) => isBeside) ? rules.filter(({ isBeside }) => isBeside === null) : rules;
    const outer = looks.at(-1) ?? plainLook;
    const look = lookOf(outer, about, own, attributes);
    looks.push(uncertainTags.has(tag) || attributes.popover !== undefined ? { ...look, isMaybeGone: true } : look);
    if (images.length < linkLimit) for (const source of paintedBy(own, rules, attributes)) addPicture(source, '');
    // Some mail programs show what a style puts before or after a text, and some don't.
    if (about !== rules)
      for (const { declarations, isBeside } of rules) {
        if (isBeside === null) continue;
        const look = { ...lookInside(looks.at(-1) ?? outer, declarations, {}), isMaybeGone: true };
        const words = contentOf(declarations, attributes);
        if (isBeside === 'before') readings.add(words, look);
        else behind.push({ depth: looks.length, words, look });
      }
  };
  const handler: Partial<Handler> = {
    onopentag(name, attributes) {
      const tag = name.toLowerCase();
      depth += 1;
      if (depth > depthLimit && !rawTags.has(tag)) {
        isPaused = true;
        reader.pause();
      }
      if (!inlineTags.has(tag)) readings.breakLine();
      enter(tag, tag === 'bdo' ? { ...attributes, bdo: attributes.dir ?? '' } : attributes);
      if (tag === 'iframe' && attributes.srcdoc !== undefined && !isInside) addInside(attributes.srcdoc);
      if (tag === 'base') base ||= attributes.href ?? '';
      else if (tag === 'a' || tag === 'area')
        open = add('link', attributes.href ?? attributes['xlink:href'], attributes.alt?.slice(0, shownLimit)) ?? open;
      else if (tag === 'form') add('form', attributes.action);
      else if (tag === 'button' || tag === 'input') add('form', attributes.formaction);
      else if (tag === 'iframe' || tag === 'frame' || tag === 'embed') add('link', attributes.src);
      else if (tag === 'object') add('link', attributes.data);
      else if (tag === 'v:roundrect' || tag === 'v:rect') add('link', attributes.href);
      else if (tag === 'meta' && /refresh/i.test(attributes['http-equiv'] ?? ''))
        add('refresh', /url\s*=\s*["']?([^"']+)/i.exec(attributes.content ?? '')?.[1]);
      else if (tag === 'img' && hidden.length === 0) {
        const alt = (attributes.alt ?? '').slice(0, shownLimit);
        addPicture(attributes.src ?? '', alt);
        add('image', attributes.src, alt);
        if (open && open.shown.length < shownLimit) open.shown += alt;
      }
      if (emptyTags.has(tag)) return;
      if ((silentTags.has(tag) || (tag === 'dialog' && attributes.open === undefined)) && hidden.length < hiddenLimit)
        hidden.push(tag);
      // Inside something hidden the same tags nest; each must be closed before it ends.
      else if (hidden.at(-1) === tag && hidden.length < hiddenLimit) hidden.push(tag);
    },
    ontext(chunk) {
      // The title of an attached page stands above it in a browser.
      if (hidden.length > 0 && !(isAttachment && hidden.length === 1 && hidden[0] === 'title')) return;
      const look = looks.at(-1) ?? plainLook;
      readings.add(chunk, look);
      if (open && isSeen(look) && open.shown.length < shownLimit) open.shown += chunk.slice(0, shownLimit);
    },
    onclosetag(name) {
      const tag = name.toLowerCase();
      depth -= 1;
      path.pop();
      while ((behind.at(-1)?.depth ?? 0) >= looks.length && looks.length > 1) {
        const last = behind.pop();
        if (last) readings.add(last.words, last.look);
      }
      if (looks.length > 1) looks.pop();
      if (!inlineTags.has(tag) && !emptyTags.has(tag)) readings.breakLine();
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
    [hidden.length, path.length, looks.length, behind.length] = [0, 0, 1, 0];
    [depth, isPaused, isTooDeep] = [0, false, true];
  }
  reader.end();
  return {
    ...readings.texts(),
    pictures,
    links: links.map((link) => ({ ...link, shown: tidy(link.shown).slice(0, shownLimit) })),
    images,
    isTooDeep: isTooDeep || isTooStyled || sheet.isCut,
  };
}

const noDeclarations: Declarations = new Map();
const noClasses: ReadonlySet<string> = new Set();

/** Pictures that are no `img`: behind an element, in its place, or in several sizes. */
function paintedBy(
  own: Declarations,
  rules: ReturnType<StyleSheet['rulesFor']>,
  { background, poster, srcset }: Record<string, string>,
): readonly string[] {
  const isPlain = own.size === 0 && rules.length === 0;
  if (isPlain && background === undefined && poster === undefined && srcset === undefined) return noPictures;
  const named = [background, poster, srcset?.trim().split(/\s/)[0]].flatMap((one) => one || []);
  const painted = [own, ...rules.map(({ declarations }) => declarations)].flatMap((one) =>
    painting.flatMap((name) => {
      const value = one.get(name)?.value;
      return value === undefined ? [] : (/url\(\s*["']?([^"')]{1,100000})/.exec(value)?.[1] ?? []);
    }),
  );
  return [...named, ...painted];
}

const noPictures: readonly string[] = [];
const painting = ['background', 'background-image', 'content'];

/** As browsers weigh them: the rules in their order, then the element's own style, and before both what is important. */
function lookOf(
  outer: Look,
  rules: ReturnType<StyleSheet['rulesFor']>,
  own: Declarations,
  attributes: Record<string, string>,
): Look {
  if (rules.length === 0 && own.size === 0) {
    const { hidden, bgcolor, color, text, background, bdo } = attributes;
    const isPlain = [hidden, bgcolor, color, text, background, bdo].every((one) => one === undefined);
    return isPlain ? outer : lookInside(outer, own, attributes);
  }
  const held = new Map<string, { value: string; isImportant: boolean }>();
  const put = (declarations: Declarations) => {
    for (const [name, said] of declarations)
      if (said.isImportant || held.get(name)?.isImportant !== true) held.set(name, said);
  };
  for (const { declarations, isUnsure } of rules) if (!isUnsure) put(declarations);
  put(own);
  const look = lookInside(outer, held, attributes);
  const unsure = rules.filter((rule) => rule.isUnsure);
  if (unsure.length === 0 || look.isMaybeGone) return look;
  for (const { declarations } of unsure) put(declarations);
  return { ...look, isMaybeGone: !isSeen(lookInside(outer, held, attributes)) };
}

/** The text of a page as it is seen; and, from where something is hidden, with all that is in it and without what may be. */
function newReadings() {
  let seen = '';
  let [every, sure]: [string | null, string | null] = [null, null];
  const add = (chunk: string, { isShown = true, isSure = true } = {}) => {
    if (!isShown) every ??= seen;
    if (!isSure) sure ??= seen;
    if (isShown) seen += chunk;
    if (every !== null) every += chunk;
    if (sure !== null && isShown && isSure) sure += chunk;
  };
  return {
    breakLine: () => add('\n'),
    add: (chunk: string, look: Look) => {
      if (look === plainLook) add(chunk);
      else {
        const words = look.isReversed ? [...chunk].reverse().join('') : chunk;
        add(words, { isShown: isSeen(look), isSure: !look.isMaybeGone });
      }
    },
    texts: () => ({
      text: tidy(seen),
      otherReadings: [every, sure].flatMap((one) => (one === null ? [] : tidy(one))).join('\n\n'),
    }),
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
