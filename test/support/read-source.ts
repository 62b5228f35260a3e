// Reads what a source file imports and which forbidden springs it drinks from. Pure: text in, facts out.
// Uses the parser of @swc/core: TypeScript 7 has no compiler API, and a regular expression can't tell code from text.
import { parseSync } from '@swc/core';

export interface Import {
  readonly specifier: string;
  /** `type`: nothing of it is left at run time. */
  readonly kind: 'type' | 'value';
  /** Loaded when the call is reached, not with the file. */
  readonly isLate?: true;
}

/** Things that only one file of the program may touch. */
export type Spring = 'process.env' | 'the time' | 'a stopwatch' | 'a timer';

export interface Source {
  readonly imports: readonly Import[];
  readonly springs: ReadonlySet<Spring>;
  /** Functions of our own that are called with a bare `true` or `false`: nobody who reads the call knows what of. */
  readonly bareFlags: readonly string[];
}

export interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

/** Facts of one TypeScript file, `.tsx` or plain; throws on a syntax error. */
export function readSource(text: string, isTsx: boolean): Source {
  const imports: Import[] = [];
  const found = new Set<Spring>();
  const own = new Set<string>();
  const flagged: string[] = [];
  visit(parseSync(text, { syntax: 'typescript', tsx: isTsx }), (node) => {
    const one = importOf(node);
    if (one) imports.push(one);
    const spring = springOf(node);
    if (spring) found.add(spring);
    for (const name of ownNamesOf(node)) own.add(name);
    const call = flaggedCallOf(node);
    if (call) flagged.push(call);
  });
  return { imports, springs: found, bareFlags: flagged.filter((name) => name.startsWith('#') || own.has(name)) };
}

/** Takes every node of a syntax tree, the outer ones first. */
export function visit(value: unknown, take: (node: Node) => void): void {
  if (typeof value !== 'object' || value === null) return;
  if ('type' in value && typeof value.type === 'string') take(value as Node);
  for (const inner of Object.values(value)) visit(inner, take);
}

function importOf(node: Node): Import | null {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration': {
      const specifier = textOf(node.source);
      return specifier === null ? null : { specifier, kind: node.typeOnly ? 'type' : 'value' };
    }
    case 'TsImportType':
      return { specifier: textOf(node.argument) ?? 'unknown', kind: 'type' };
    case 'CallExpression': {
      const isImport = isNode(node.callee) && node.callee.type === 'Import';
      const isRequire = nameOf(node.callee) === 'require';
      if (!isImport && !isRequire) return null;
      const [argument] = node.arguments as { expression: unknown }[];
      return { specifier: textOf(argument?.expression) ?? 'a computed name', kind: 'value', isLate: true };
    }
    default:
      return null;
  }
}

const springs: Readonly<Record<string, Spring>> = {
  'process.env': 'process.env',
  'Date.now': 'the time',
  'performance.now': 'a stopwatch',
  'process.hrtime': 'a stopwatch',
};
const springCalls: Readonly<Record<string, Spring>> = {
  Date: 'the time',
  setTimeout: 'a timer',
  setInterval: 'a timer',
};
const springModules: Readonly<Record<string, Spring>> = {
  process: 'process.env',
  perf_hooks: 'a stopwatch',
  timers: 'a timer',
  'timers/promises': 'a timer',
};

function springOf(node: Node): Spring | null {
  switch (node.type) {
    case 'MemberExpression':
      return springs[nameOf(node) ?? ''] ?? null;
    case 'NewExpression':
      return nameOf(node.callee) === 'Date' && !(node.arguments as unknown[] | null)?.length ? 'the time' : null;
    case 'CallExpression':
      return springCalls[nameOf(node.callee) ?? ''] ?? null;
    case 'BinaryExpression':
      return node.operator === '-' && [node.left, node.right].some(isNow) ? 'a stopwatch' : null;
    case 'ImportDeclaration':
      return springModules[textOf(node.source)?.replace('node:', '') ?? ''] ?? null;
    case 'VariableDeclarator':
      return nameOf(node.init) === 'process' ? 'process.env' : null;
    default:
      return null;
  }
}

/** Names of functions that this node declares or brings in from a file of ours. */
function ownNamesOf(node: Node): string[] {
  switch (node.type) {
    case 'ImportDeclaration':
      return textOf(node.source)?.startsWith('.')
        ? (node.specifiers as Node[]).flatMap(({ local }) => nameOf(local) ?? [])
        : [];
    case 'FunctionDeclaration':
      return [nameOf(node.identifier) ?? ''];
    case 'VariableDeclarator':
      return isNode(node.init) && node.init.type === 'ArrowFunctionExpression' ? [nameOf(node.id) ?? ''] : [];
    default:
      return [];
  }
}

/** The name that is called with a bare boolean; `#name` of a private method. */
function flaggedCallOf(node: Node): string | null {
  if (node.type !== 'CallExpression') return null;
  const isFlagged = (node.arguments as { expression: unknown }[]).some(
    ({ expression }) => isNode(expression) && expression.type === 'BooleanLiteral',
  );
  if (!isFlagged || !isNode(node.callee)) return null;
  const { property } = node.callee;
  if (isNode(property) && property.type === 'PrivateName') return `#${property.value}`;
  return node.callee.type === 'Identifier' ? nameOf(node.callee) : null;
}

/** `Date.now()`: what is taken from it, or it from, is how long something took. */
function isNow(node: unknown): boolean {
  return isNode(node) && node.type === 'CallExpression' && nameOf(node.callee) === 'Date.now';
}

/** `a.b` of `a.b` and `a['b']`, `a` of `a`; null of anything else. */
function nameOf(node: unknown): string | null {
  if (!isNode(node)) return null;
  if (node.type === 'Identifier') return String(node.value);
  if (node.type !== 'MemberExpression') return null;
  const { property } = node;
  const member = isNode(property) && property.type === 'Computed' ? textOf(property.expression) : nameOf(property);
  const object = nameOf(node.object);
  // globalThis.x is x
  return object === 'globalThis' ? member : `${object}.${member}`;
}

function textOf(node: unknown): string | null {
  return isNode(node) && node.type === 'StringLiteral' ? String(node.value) : null;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}
