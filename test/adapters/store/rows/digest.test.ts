// The digest against a naive comparison with maps.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Digest } from '../../../../src/adapters/store/rows/digest.ts';

/** What PostgreSQL's int8send packs. */
function pack(rows: Iterable<readonly [bigint, bigint]>): Buffer {
  return Buffer.concat(
    [...rows].map(([key, row]) => {
      const packed = Buffer.alloc(16);
      packed.writeBigUInt64BE(key);
      packed.writeBigUInt64BE(row, 8);
      return packed;
    }),
  );
}

const hash = fc.oneof(
  fc.bigInt(1n, 2n ** 64n - 1n),
  fc.bigInt(1n, 6n),
  fc.bigInt(1n, 6n).map((n) => n << 32n),
);
const known = fc.uniqueArray(fc.tuple(hash, fc.oneof(hash, fc.constant(0n))), {
  selector: ([key]) => key,
  maxLength: 50,
});
const seen = fc.array(fc.tuple(hash, hash), { maxLength: 50 });

describe('Digest', () => {
  it('tells new, changed, same and gone as maps would', () => {
    fc.assert(
      fc.property(known, seen, seen, (before, first, second) => {
        const digest = Digest.unpack(pack(before));
        const rows = new Map(before);
        for (const pull of [first, second]) {
          const met = new Set<bigint>();
          for (const [key, row] of pull) {
            const old = rows.get(key);
            expect(digest.take(key, row)).toBe(old === undefined ? 'new' : old === row ? 'same' : 'changed');
            rows.set(key, row);
            met.add(key);
          }
          const gone = [...rows].filter(([key, row]) => row !== 0n && !met.has(key)).map(([key]) => key);
          expect(digest.finish().sort()).toEqual(gone.sort());
          expect(digest.size).toBe(rows.size);
        }
      }),
    );
  });

  it('grows over many listings without losing one', () => {
    const digest = new Digest();
    const keyOf = (n: number) => BigInt.asUintN(64, BigInt(n) * 0x9e3779b97f4a7c15n);
    for (let n = 1; n <= 50_000; n++) expect(digest.take(keyOf(n), BigInt(n))).toBe('new');
    for (let n = 1; n <= 50_000; n++) expect(digest.take(keyOf(n), BigInt(n))).toBe('same');
    expect(digest.finish()).toEqual([]);
    expect(digest.finish()).toHaveLength(50_000);
  });

  it('starts empty', () => {
    expect(Digest.unpack(Buffer.alloc(0)).finish()).toEqual([]);
  });
});
