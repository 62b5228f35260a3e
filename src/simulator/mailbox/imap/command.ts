// One IMAP command, taken apart: atoms, quoted strings, literals and lists (RFC 3501, section 9), as far as a reader of
// mail sends them.

export type Token = string | readonly Token[];

export interface Command {
  readonly tag: string;
  /** In capitals; `UID FETCH` is one name. */
  readonly name: string;
  readonly args: readonly Token[];
}

/** @throws SyntaxError for what is no command */
export function parseCommand(line: string, literals: readonly string[]): Command {
  const [, tag = '', rest = ''] = /^([^\s(){}%*"\\]+) (.+)$/s.exec(line) ?? [];
  if (tag === '') throw new SyntaxError('no command');
  const { tokens } = readTokens(rest, 0, [...literals]);
  const [first, ...args] = tokens;
  if (typeof first !== 'string') throw new SyntaxError('no command');
  const name = first.toUpperCase();
  if (name !== 'UID') return { tag, name, args };
  const [second, ...others] = args;
  return { tag, name: `UID ${String(second).toUpperCase()}`, args: others };
}

const atom = /(?:[^\s()"{}[]|\[[^\]]*\](?:<[\d.]+>)?)+/y;
const quoted = /"((?:[^"\\]|\\.)*)"/y;
const literal = /\{\d+\+?\}/y;

function readTokens(text: string, from: number, literals: string[]): { tokens: Token[]; end: number } {
  const tokens: Token[] = [];
  let at = from;
  const match = (pattern: RegExp) => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) at = pattern.lastIndex;
    return found;
  };
  while (at < text.length) {
    const char = text[at];
    if (char === ' ') at++;
    else if (char === ')') return { tokens, end: at + 1 };
    else if (char === '(') {
      const inner = readTokens(text, at + 1, literals);
      tokens.push(inner.tokens);
      at = inner.end;
    } else {
      const string = match(quoted);
      if (string) tokens.push((string[1] ?? '').replace(/\\(.)/g, '$1'));
      else if (match(literal)) tokens.push(literals.shift() ?? '');
      else {
        const word = match(atom);
        if (!word) throw new SyntaxError(`can't read ${text.slice(at, at + 20)}`);
        tokens.push(word[0]);
      }
    }
  }
  return { tokens, end: at };
}

/** Is `n` in a set such as `1:4,9,12:*`? `last` stands for the star. */
export function inSet(set: string, last: number): (n: number) => boolean {
  const ranges = set.split(',').map((range) => {
    const [a = 0, b = a] = range.split(':').map((bound) => (bound === '*' ? last : Number(bound)));
    return [Math.min(a, b), Math.max(a, b)] as const;
  });
  const singles = new Set(ranges.filter(([from, to]) => from === to).map(([from]) => from));
  const spans = ranges.filter(([from, to]) => from !== to);
  return (n) => singles.has(n) || spans.some(([from, to]) => n >= from && n <= to);
}
