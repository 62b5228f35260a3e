// Views: what detectors keep of the changes of the last days, said so that each change need be looked at only when it comes
// and when it goes. A shop whose prices a program moves has hundreds of thousands that concern nobody.

import type { Change, ChangeBase, ChangeKind, ChangeOf } from '../shop/change.ts';

/**
 * Something that follows from the changes of the last days. What it is, is said without time: changes come and go, and
 * from whichever there are follows the same, in whatever order they came.
 */
export interface View<T> {
  /** Does a change bear on it? While none such comes or goes, it is as it was. */
  readonly concerns: (change: Change) => boolean;
  readonly kinds: readonly ChangeKind[];
  readonly start: () => Folded<T>;
}

/** A view under way. Only what concerns it is handed in, and taken out again but once. */
export interface Folded<T> {
  readonly add: (change: Change) => void;
  readonly drop: (change: Change) => void;
  /** Not to be kept: it may be another soon. */
  readonly value: () => T;
}

export type Views = Readonly<Record<string, View<unknown>>>;
/** What views are worth. */
export type Seen<V extends Views> = { readonly [K in keyof V]: V[K] extends View<infer T> ? T : never };

type Guard<K extends ChangeKind, C extends ChangeOf<K>> =
  | ((change: ChangeOf<K>) => change is C)
  | ((change: ChangeOf<K>) => boolean);

/** All changes of these kinds, or those of them that `keeps` says, by time (of one time by key). */
export function kept<K extends ChangeKind, C extends ChangeOf<K> = ChangeOf<K>>(
  kinds: readonly K[],
  keeps?: Guard<K, C>,
): View<readonly C[]> {
  return {
    ...concerning(kinds, keeps),
    start() {
      const list = new Sorted<C>((a, b) => isBefore(a, b));
      return {
        add: (change) => list.add(change as C),
        drop: (change) => list.drop(change as C),
        value: () => list.all(),
      };
    },
  };
}

/** The first of each thing's. */
export function firstKept<K extends ChangeKind, C extends ChangeOf<K> = ChangeOf<K>>(
  kinds: readonly K[],
  thingOf: (change: C) => string | number,
  keeps?: Guard<K, C>,
): View<readonly C[]> {
  return ofThings<K, C, C>(kinds, thingOf, (changes) => firstAs(changes, (first) => first), keeps);
}

/** What a thing's changes come to, and which of them it is placed by among other things'. */
export interface Placed<T> {
  readonly at: ChangeBase;
  readonly is: T;
}

/** The first change of a thing as what it comes to. */
export function firstAs<C extends Change, T>(changes: readonly C[], as: (first: C) => T | null): Placed<T> | null {
  const [at] = changes;
  const is = at === undefined ? null : as(at);
  return at === undefined || is === null ? null : { at, is };
}

/**
 * What the changes of each thing (a SKU, an order) come to, by time.
 * @param foldOf is given them by time, and asked again when one comes or goes; null: nothing
 */
export function ofThings<K extends ChangeKind, C extends ChangeOf<K>, T>(
  kinds: readonly K[],
  thingOf: (change: C) => string | number,
  foldOf: (changes: readonly C[]) => Placed<T> | null,
  keeps?: Guard<K, C>,
): View<readonly T[]> {
  return {
    ...concerning(kinds, keeps),
    start() {
      const things = new Map<string | number, { readonly changes: C[]; placed: Placed<T> | null }>();
      const list = new Sorted<Placed<T>>((a, b) => isBefore(a.at, b.at));
      let values: readonly T[] | null = [];
      const settle = (thing: { readonly changes: C[]; placed: Placed<T> | null }) => {
        const placed = foldOf(thing.changes);
        // The usual order: another of the same things comes, and what they come to is the same.
        if (placed?.at === thing.placed?.at && placed?.is === thing.placed?.is) return;
        if (thing.placed) list.drop(thing.placed);
        if (placed) list.add(placed);
        thing.placed = placed;
        values = null;
      };
      return {
        add(change) {
          const name = thingOf(change as C);
          const thing = things.get(name) ?? { changes: [], placed: null };
          things.set(name, thing);
          insert(thing.changes, change as C);
          settle(thing);
        },
        drop(change) {
          const name = thingOf(change as C);
          const thing = things.get(name);
          if (!thing) return;
          const index = thing.changes.indexOf(change as C);
          if (index >= 0) thing.changes.splice(index, 1);
          settle(thing);
          if (thing.changes.length === 0) things.delete(name);
        },
        value() {
          values ??= list.all().map(({ is }) => is);
          return values;
        },
      };
    },
  };
}

/** Changes of these kinds as they came, by time alone: what a detector is shown that says which kinds it watches. */
export function ofKinds(kinds: readonly ChangeKind[]): View<readonly Change[]> {
  return {
    ...concerning(kinds),
    start() {
      const list = new Sorted<Change>((a, b) => a.occurredAt <= b.occurredAt);
      return { add: (change) => list.add(change), drop: (change) => list.drop(change), value: () => list.all() };
    },
  };
}

/** A view's worth, made by going through all changes: what it must come to by whichever steps. */
export function worthOf<T>({ concerns, start }: View<T>, changes: readonly Change[]): T {
  const folded = start();
  for (const change of changes) if (concerns(change)) folded.add(change);
  return folded.value();
}

function concerning<K extends ChangeKind, C extends ChangeOf<K>>(
  kinds: readonly K[],
  keeps?: Guard<K, C>,
): Pick<View<unknown>, 'concerns' | 'kinds'> {
  const isOfKind = (change: Change): change is ChangeOf<K> =>
    kinds.length === 1 ? change.kind === kinds[0] : (kinds as readonly ChangeKind[]).includes(change.kind);
  return { kinds, concerns: keeps ? (change) => isOfKind(change) && keeps(change) : isOfKind };
}

function isBefore(a: ChangeBase, b: ChangeBase): boolean {
  return a.occurredAt < b.occurredAt || (a.occurredAt === b.occurredAt && a.key <= b.key);
}

function insert<C extends ChangeBase>(changes: C[], change: C): void {
  let index = changes.length;
  while (index > 0 && !isBefore(changes[index - 1] as C, change)) index--;
  changes.splice(index, 0, change);
}

/** A list in order. What comes is mostly the last and what goes the first, so that neither moves the others. */
class Sorted<E> {
  readonly #isBefore: (a: E, b: E) => boolean;
  #list: E[] = [];
  /** Those before it have gone. */
  #head = 0;
  #shown: readonly E[] | null = [];

  constructor(isBefore: (a: E, b: E) => boolean) {
    this.#isBefore = isBefore;
  }

  add(entry: E): void {
    this.#shown = null;
    const last = this.#list.at(-1);
    if (this.#list.length === this.#head || this.#isBefore(last as E, entry)) this.#list.push(entry);
    else this.#list.splice(this.#after(entry), 0, entry);
  }

  drop(entry: E): void {
    this.#shown = null;
    if (this.#list[this.#head] === entry) this.#head++;
    else {
      let index = this.#after(entry) - 1;
      while (index >= this.#head && this.#list[index] !== entry) index--;
      if (index >= this.#head) this.#list.splice(index, 1);
    }
    if (this.#head > 64 && this.#head * 2 > this.#list.length) {
      this.#list = this.#list.slice(this.#head);
      this.#head = 0;
    }
  }

  all(): readonly E[] {
    this.#shown ??= this.#list.slice(this.#head);
    return this.#shown;
  }

  /** Where one would be added that is behind all of its like. */
  #after(entry: E): number {
    let [low, high] = [this.#head, this.#list.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#isBefore(this.#list[middle] as E, entry)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
