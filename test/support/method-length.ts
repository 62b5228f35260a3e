// How many lines a method has from its name to its closing brace, by the syntax tree: what its object says besides
// (words in two languages, settings) doesn't count.
import { parseSync } from '@swc/core';
import { type Node, visit } from './read-source.ts';

/**
 * Lines of the first method, or function under that name, of an object in a TypeScript file; null where there is none.
 * Blank lines and comments within it count.
 */
export function linesOfMethod(source: string, name: string): number | null {
  // Places are counted on from file to file, in bytes: an empty statement before all tells where this one begins.
  const text = `;${source}`;
  const tree = parseSync(text, { syntax: 'typescript' });
  const start = placeOf(tree.body[0])?.start ?? 0;
  const bytes = Buffer.from(text);
  const found: number[] = [];
  visit(tree, (node) => {
    const place = placeOf(node);
    const isNamed = (node.key as Node | undefined)?.value === name;
    const isMethod = node.type === 'MethodProperty' || node.type === 'KeyValueProperty';
    if (!isMethod || !isNamed || place === null) return;
    found.push(
      bytes
        .subarray(place.start - start, place.end - start)
        .toString()
        .split('\n').length,
    );
  });
  return found[0] ?? null;
}

/** A method has its place as it is, a property in its key and value. */
function placeOf(value: unknown): { readonly start: number; readonly end: number } | null {
  const node = value as Partial<Record<'span' | 'key' | 'value', unknown>> | undefined;
  if (node?.span) return node.span as { start: number; end: number };
  const [key, body] = [node?.key, node?.value].map((one) => (one ? placeOf(one) : null));
  return key && body ? { start: key.start, end: body.end } : null;
}
