// What one marketplace's listings look like, as 16 bytes each: enough to tell in memory which rows of a report are
// new, changed, unchanged or gone. Open addressing over typed arrays: a million listings take 36 MB, not a gigabyte.

export type Difference = 'new' | 'changed' | 'same';

/** The row hash of a tombstone: it differs from every listing's. */
export const tombstone = 0n;

/** Splits 64-bit numbers without the arithmetic of BigInt. Single-threaded and synchronous, so one for all will do. */
const wide = new BigUint64Array(1);
const halves = new Uint32Array(wide.buffer);

/** Words of a slot: key low, key high, row low, row high. */
const slotWords = 4;

export class Digest {
  #words: Uint32Array;
  /** 0: free, 1: known from before, 2: seen in this pull. */
  #marks: Uint8Array;
  #size = 0;

  /** @param expected how many listings it will probably hold */
  constructor(expected = 0) {
    const capacity = 2 ** Math.max(10, Math.ceil(Math.log2((expected + 1) * 1.6)));
    this.#words = new Uint32Array(capacity * slotWords);
    this.#marks = new Uint8Array(capacity);
  }

  /** Listings and tombstones held. */
  get size(): number {
    return this.#size;
  }

  /**
   * Reads what PostgreSQL packed: for each listing the key's and the row's hash as 8 bytes each, big-endian (int8send).
   */
  static unpack(packed: Uint8Array): Digest {
    const digest = new Digest(packed.length / 16);
    const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
    for (let at = 0; at < packed.length; at += 16) {
      const slot = digest.#slotOf(view.getUint32(at + 4), view.getUint32(at));
      if (digest.#marks[slot] === 0) digest.#size++;
      digest.#write(slot, view.getUint32(at + 12), view.getUint32(at + 8), 1);
    }
    return digest;
  }

  /** Compares one listing's hashes (unsigned 64 bit) with what is known, and remembers them and that it was seen. */
  take(key: bigint, row: bigint): Difference {
    wide[0] = row;
    const rowLow = halves[0] as number;
    const rowHigh = halves[1] as number;
    wide[0] = key;
    const slot = this.#slotOf(halves[0] as number, halves[1] as number);
    if (this.#marks[slot] === 0) {
      this.#size++;
      this.#write(slot, rowLow, rowHigh, 2);
      if (this.#size > this.#marks.length * 0.7) this.#grow();
      return 'new';
    }
    const at = slot * slotWords;
    const isSame = this.#words[at + 2] === rowLow && this.#words[at + 3] === rowHigh;
    this.#write(slot, rowLow, rowHigh, 2);
    return isSame ? 'same' : 'changed';
  }

  /** Keys of current listings that this pull hasn't seen. Everything is unseen again. */
  finish(): bigint[] {
    const gone: bigint[] = [];
    for (let slot = 0; slot < this.#marks.length; slot++) {
      const mark = this.#marks[slot];
      if (mark === 0) continue;
      const at = slot * slotWords;
      if (mark === 1 && (this.#words[at + 2] !== 0 || this.#words[at + 3] !== 0)) {
        halves[0] = this.#words[at] as number;
        halves[1] = this.#words[at + 1] as number;
        gone.push(wide[0] as bigint);
      }
      this.#marks[slot] = 1;
    }
    return gone;
  }

  /** The slot that holds the key, or a free one with the key written into it. The key is a hash: its bits are spread. */
  #slotOf(low: number, high: number): number {
    const mask = this.#marks.length - 1;
    let slot = low & mask;
    for (;;) {
      const at = slot * slotWords;
      if (this.#marks[slot] === 0) {
        this.#words[at] = low;
        this.#words[at + 1] = high;
        return slot;
      }
      if (this.#words[at] === low && this.#words[at + 1] === high) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #write(slot: number, rowLow: number, rowHigh: number, mark: 1 | 2): void {
    const at = slot * slotWords;
    this.#words[at + 2] = rowLow;
    this.#words[at + 3] = rowHigh;
    this.#marks[slot] = mark;
  }

  #grow(): void {
    const words = this.#words;
    const marks = this.#marks;
    this.#words = new Uint32Array(words.length * 2);
    this.#marks = new Uint8Array(marks.length * 2);
    for (let old = 0; old < marks.length; old++) {
      if (marks[old] === 0) continue;
      const at = old * slotWords;
      const slot = this.#slotOf(words[at] as number, words[at + 1] as number);
      this.#write(slot, words[at + 2] as number, words[at + 3] as number, marks[old] as 1 | 2);
    }
  }
}
