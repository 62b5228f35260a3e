// The style sheets of a page and which of their rules hold for an element, by css-tree. Only what a mail program applies:
// sheets inside the page; of pseudo-classes and siblings nothing is known while a page is read from its beginning.
import { type CssNode, ident, parse } from 'css-tree';

/** An element as far as selectors ask for it. */
export interface StyledElement {
  readonly tag: string;
  readonly id: string;
  readonly classes: ReadonlySet<string>;
  readonly attributes: Readonly<Record<string, string>>;
}

export type Declarations = ReadonlyMap<string, { readonly value: string; readonly isImportant: boolean }>;

interface Compound {
  readonly tag: string | null;
  readonly id: string | null;
  readonly classes: readonly string[];
  readonly attributes: readonly { readonly name: string; readonly value: string | null; readonly how: string }[];
}

interface Rule {
  /** The last is the element itself; each stands somewhere above the next, or right above it. */
  readonly compounds: readonly Compound[];
  readonly isDirect: readonly boolean[];
  readonly weight: number;
  /** It may hold or not: in a medium of its own, or by something that isn't known here. */
  readonly isUnsure: boolean;
  /** It is about what stands before or after the element's own text, and not about the element. */
  readonly isBeside: 'before' | 'after' | null;
  readonly declarations: Declarations;
}

const sheetLength = 200_000;
const rulesLimit = 3_000;
/** Rules held against elements, and elements looked up to, in one page; an honest one takes some ten thousand. */
const stepsLimit = 150_000;

/** The declarations of a `style` attribute or a rule, names and values in small letters with their escapes undone. */
export function readDeclarations(style: string): Declarations {
  return declarationsOf(tree(style.slice(0, 5_000), 'declarationList'));
}

function tree(css: string, context: 'stylesheet' | 'declarationList'): CssNode | null {
  try {
    return parse(css, { context, parseValue: false, parseAtrulePrelude: false, onParseError: () => {} });
  } catch {
    return null;
  }
}

const clean = (text: string) =>
  ident
    .decode(text.replace(/\/\*[\s\S]*?\*\//g, ' '))
    .trim()
    .toLowerCase();

function declarationsOf(block: CssNode | null): Declarations {
  const found = new Map<string, { value: string; isImportant: boolean }>();
  if (block === null || !('children' in block) || !block.children) return found;
  for (const node of block.children.toArray() as CssNode[]) {
    if (node.type !== 'Declaration' || node.value.type !== 'Raw') continue;
    const [name, isImportant] = [clean(node.property), node.important !== false];
    if (isImportant || found.get(name)?.isImportant !== true)
      found.set(name, {
        value: clean(node.value.value)
          .replace(/!\s*important$/, '')
          .trim(),
        isImportant,
      });
  }
  return found;
}

/** What is inside of the `style` elements of a page, wherever they stand in it. */
function sheetsOf(html: string): string {
  const sheets: string[] = [];
  if (!/<style/i.test(html)) return '';
  const lower = html.toLowerCase();
  for (let at = lower.indexOf('<style'); at !== -1; at = lower.indexOf('<style', at + 6)) {
    const open = lower.indexOf('>', at);
    const close = open === -1 ? -1 : lower.indexOf('</style', open);
    if (open === -1) break;
    sheets.push(html.slice(open + 1, close === -1 ? undefined : close).replace(/<!--|-->/g, ' '));
    if (close === -1) break;
    at = close;
  }
  return sheets.join('\n');
}

/** How deep rules are looked for inside each other. */
const nestingLimit = 8;

const noRules: readonly Rule[] = [];

export class StyleSheet {
  readonly #byKey = new Map<string, Rule[]>();
  #rules = 0;
  #steps = 0;
  /** A page that doesn't say what it is written in: its names are the same in large and small letters. */
  readonly isQuirky: boolean;
  /** There was more than is looked at. */
  isCut = false;

  constructor(html: string) {
    this.isQuirky = !/<!doctype\s/i.test(html.slice(0, 2_000));
    const css = sheetsOf(html);
    if (css.trim() === '') return;
    this.isCut = css.length > sheetLength;
    const sheet = tree(css.slice(0, sheetLength), 'stylesheet');
    if (sheet === null) this.isCut = true;
    else this.#take(sheet, { isUnsure: false });
  }

  #take(block: CssNode, { isUnsure, depth = 0 }: { readonly isUnsure: boolean; readonly depth?: number }): void {
    if (!('children' in block) || !block.children || depth > nestingLimit) return;
    for (const node of block.children.toArray() as CssNode[]) {
      if (node.type === 'Atrule' && node.block) {
        const medium = node.prelude?.type === 'Raw' ? node.prelude.value.trim().toLowerCase() : '';
        const holds = node.name === 'layer' || (node.name === 'media' && /^(?:only\s+)?(?:all|screen)$/.test(medium));
        if (/^(?:media|supports|layer|container)$/.test(node.name))
          this.#take(node.block, { isUnsure: isUnsure || !holds, depth: depth + 1 });
      } else if (node.type === 'Rule' && node.prelude.type === 'SelectorList') {
        const declarations = declarationsOf(node.block);
        for (const selector of node.prelude.children.toArray())
          if (selector.type === 'Selector')
            for (const nodes of spelledOut(selector.children.toArray())) this.#add(nodes, declarations, isUnsure);
        // What stands inside a rule holds inside its elements; which those are is left out.
        this.#take(node.block, { isUnsure: true, depth: depth + 1 });
      } else if (node.type === 'Raw' && node.value.includes('{')) {
        const inside = tree(node.value, 'stylesheet');
        if (inside !== null) this.#take(inside, { isUnsure: true, depth: depth + 1 });
      }
    }
  }

  #add(nodes: readonly CssNode[], declarations: Declarations, isUnsure: boolean): void {
    if (this.#rules >= rulesLimit) this.isCut = true;
    if (this.#rules >= rulesLimit || declarations.size === 0) return;
    this.#rules += 1;
    const rule = this.#read(ruleOf(nodes, declarations, isUnsure, this.#rules));
    const last = rule.compounds.at(-1);
    const key =
      last?.id != null ? `#${last.id}` : last?.classes[0] !== undefined ? `.${last.classes[0]}` : (last?.tag ?? '*');
    const before = this.#byKey.get(key);
    if (before) before.push(rule);
    else this.#byKey.set(key, [rule]);
  }

  #read(rule: Rule): Rule {
    if (!this.isQuirky) return rule;
    const compounds = rule.compounds.map((one) => ({
      ...one,
      id: one.id?.toLowerCase() ?? null,
      classes: one.classes.map((name) => name.toLowerCase()),
    }));
    return { ...rule, compounds };
  }

  get hasRules(): boolean {
    return this.#rules > 0;
  }

  /** The rules that hold for the innermost of `path`, the weightiest last. */
  rulesFor(path: readonly StyledElement[]): readonly Pick<Rule, 'declarations' | 'isUnsure' | 'isBeside'>[] {
    const element = path.at(-1);
    if (element === undefined || this.#rules === 0 || this.#steps > stepsLimit) return noRules;
    const keys = [`#${element.id}`, ...[...element.classes].slice(0, 50).map((one) => `.${one}`), element.tag, '*'];
    const near = keys.flatMap((key) => this.#byKey.get(key) ?? []);
    this.#steps += near.length;
    if (this.#steps > stepsLimit) {
      this.isCut = true;
      return noRules;
    }
    if (near.length === 0) return noRules;
    return near.filter((rule) => this.#holds(rule, path)).sort((a, b) => a.weight - b.weight);
  }

  #holds({ compounds, isDirect }: Rule, path: readonly StyledElement[]): boolean {
    let at = path.length - 1;
    for (let i = compounds.length - 1; i >= 0; i--) {
      const compound = compounds[i] as Compound;
      if (i === compounds.length - 1 || isDirect[i]) {
        const element = path[at];
        if (element === undefined || !isMatch(compound, element)) return false;
      } else {
        while (at >= 0 && this.#steps <= stepsLimit && !isMatch(compound, path[at] as StyledElement)) {
          at -= 1;
          this.#steps += 1;
        }
        if (at < 0 || this.#steps > stepsLimit) return false;
      }
      at -= 1;
    }
    return true;
  }
}

function ruleOf(nodes: readonly CssNode[], declarations: Declarations, isGiven: boolean, order: number): Rule {
  const compounds: {
    tag: string | null;
    id: string | null;
    classes: string[];
    attributes: Compound['attributes'][number][];
  }[] = [];
  const isDirect: boolean[] = [];
  const begin = () => compounds.push({ tag: null, id: null, classes: [], attributes: [] });
  begin();
  let isUnsure = isGiven;
  let isBeside: Rule['isBeside'] = null;
  let weight = 0;
  for (const node of nodes) {
    const last = compounds.at(-1);
    if (last === undefined) break;
    if (node.type === 'Combinator') {
      isDirect[compounds.length - 1] = node.name === '>';
      if (node.name === '+' || node.name === '~') {
        // The sibling before is not known; what is asked of it is left out.
        isUnsure = true;
        compounds.pop();
      }
      begin();
    } else if (node.type === 'TypeSelector') {
      last.tag = node.name === '*' ? null : clean(node.name);
      weight += node.name === '*' ? 0 : 1;
    } else if (node.type === 'ClassSelector') {
      last.classes.push(ident.decode(node.name));
      weight += 1_000;
    } else if (node.type === 'IdSelector') {
      last.id = ident.decode(node.name);
      weight += 1_000_000;
    } else if (node.type === 'AttributeSelector') {
      const value = node.value === null ? null : node.value.type === 'String' ? node.value.value : node.value.name;
      last.attributes.push({ name: clean(node.name.name), value, how: node.matcher ?? '' });
      weight += 1_000;
    } else if (isPseudo(node) && /^(?:before|after)$/i.test(node.name))
      isBeside = node.name.toLowerCase() === 'before' ? 'before' : 'after';
    else isUnsure = true;
  }
  return { compounds, isDirect, weight: weight + order / 10_000, isUnsure, isBeside, declarations };
}

const isPseudo = (node: CssNode): node is Extract<CssNode, { type: 'PseudoElementSelector' | 'PseudoClassSelector' }> =>
  node.type === 'PseudoElementSelector' || node.type === 'PseudoClassSelector';

/** The words that a rule puts beside an element: strings, and values of its attributes. */
export function contentOf(declarations: Declarations, attributes: Readonly<Record<string, string>>): string {
  const { value = '' } = declarations.get('content') ?? {};
  return [...value.slice(0, 500).matchAll(/"([^"]*)"|'([^']*)'|attr\(\s*([\w-]+)[^)]*\)/g)]
    .map(([, double, single, name]) => double ?? single ?? attributes[name ?? ''] ?? '')
    .join('');
}

/** So many selectors may one that lists others come to. */
const alternativesLimit = 40;

/** `:is(.a, b) c` asks for the same as `.a c` or `b c`. */
function spelledOut(nodes: readonly CssNode[]): readonly (readonly CssNode[])[] {
  let all: CssNode[][] = [[]];
  for (const node of nodes) {
    const choices = choicesOf(node);
    all = all.flatMap((before) => choices.map((choice) => [...before, ...choice])).slice(0, alternativesLimit);
  }
  return all;
}

function choicesOf(node: CssNode): readonly (readonly CssNode[])[] {
  if (node.type !== 'PseudoClassSelector' || !/^(?:is|where|matches|-webkit-any|-moz-any)$/i.test(node.name))
    return [[node]];
  const lists = node.children?.toArray() ?? [];
  const selectors = lists.flatMap((one) => (one.type === 'SelectorList' ? one.children.toArray() : []));
  const found = selectors.flatMap((one) => (one.type === 'Selector' ? [one.children.toArray()] : []));
  return found.length > 0 ? found : [[node]];
}

function isMatch({ tag, id, classes, attributes }: Compound, element: StyledElement): boolean {
  return (
    (tag === null || tag === element.tag) &&
    (id === null || id === element.id) &&
    classes.every((one) => element.classes.has(one)) &&
    attributes.every(({ name, value, how }) => {
      const actual = element.attributes[name];
      if (actual === undefined) return false;
      if (value === null) return true;
      if (how === '=') return actual === value;
      if (how === '~=') return actual.split(/\s+/).includes(value);
      if (how === '^=') return actual.startsWith(value);
      if (how === '$=') return actual.endsWith(value);
      return how === '|=' ? actual === value || actual.startsWith(`${value}-`) : actual.includes(value);
    })
  );
}
