// JSON with one of its fields spoilt, in every way in which it can be: for tests of what reads Amazon's answers.
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type Path = readonly (string | number)[];

export interface Tried {
  readonly path: Path;
  readonly how: 'removed' | 'null' | 'retyped';
  readonly body: Json;
}

const others: readonly Json[] = [{}, [], true, 'odd', 7];

/** The body with each of its fields removed, null and of each other type, one at a time. */
export function* spoilt(body: Json): Generator<Tried> {
  for (const path of pathsIn(body)) {
    const at = (root: Json) => path.slice(0, -1).reduce<Json>((node, key) => (node as never)[key], root) as never;
    const last = path.at(-1) as never;
    const isIn = <T>(change: (holder: Record<string, Json>) => T): Json => {
      const copy = structuredClone(body);
      change(at(copy));
      return copy;
    };
    if (typeof path.at(-1) === 'string') yield { path, how: 'removed', body: isIn((holder) => delete holder[last]) };
    yield { path, how: 'null', body: isIn((holder) => (holder[last] = null as never)) };
    const is = (at(body) as Record<string, Json>)[last] as Json;
    for (const other of others) {
      const isSame = typeof other === typeof is && Array.isArray(other) === Array.isArray(is);
      // Amounts come as numbers and as text.
      const isAmount = /amount/i.test(String(path.at(-1))) && typeof other === 'number';
      if (!isSame && !isAmount) yield { path, how: 'retyped', body: isIn((holder) => (holder[last] = other as never)) };
    }
  }
}

/** Every place in it, outer ones first. */
export function* pathsIn(node: Json, path: Path = []): Generator<Path> {
  if (path.length > 0) yield path;
  if (typeof node !== 'object' || node === null) return;
  for (const [key, child] of Object.entries(node))
    yield* pathsIn(child, [...path, Array.isArray(node) ? Number(key) : key]);
}
