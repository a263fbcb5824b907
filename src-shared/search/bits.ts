/** A set of small numbers as bits: counting thousands of documents that two sets share takes microseconds. */
export type Bits = Uint32Array;

const WORD = 32;

export const noBits = (size: number): Bits => new Uint32Array(Math.ceil(size / WORD));

export const hasBit = (bits: Bits, at: number): boolean => ((bits[at >>> 5] ?? 0) & (1 << (at & 31))) !== 0;

export function setBit(bits: Bits, at: number): void {
  bits[at >>> 5] = (bits[at >>> 5] ?? 0) | (1 << (at & 31));
}

export function clearBit(bits: Bits, at: number): void {
  bits[at >>> 5] = (bits[at >>> 5] ?? 0) & ~(1 << (at & 31));
}

/** The same bits with room for more; at least doubled, so that growing one by one stays cheap. */
export function grow(bits: Bits, size: number): Bits {
  const words = Math.ceil(size / WORD);
  if (words <= bits.length) return bits;
  const grown = new Uint32Array(Math.max(words, bits.length * 2));
  grown.set(bits);
  return grown;
}

/** What all of them share; bits beyond a shorter one's end are not in it. */
export function both(one: Bits, other: Bits): Bits {
  const shared = new Uint32Array(Math.min(one.length, other.length));
  for (let at = 0; at < shared.length; at += 1) shared[at] = (one[at] ?? 0) & (other[at] ?? 0);
  return shared;
}

/** Adds what the other has. `bits` is the longer. */
export function addAll(bits: Bits, other: Bits): void {
  const end = Math.min(bits.length, other.length);
  for (let at = 0; at < end; at += 1) bits[at] = (bits[at] ?? 0) | (other[at] ?? 0);
}

/** Ones of a word (Hamming weight, by adding neighbours). */
function ones(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

export function countBoth(one: Bits, other: Bits): number {
  const end = Math.min(one.length, other.length);
  let count = 0;
  for (let at = 0; at < end; at += 1) count += ones((one[at] ?? 0) & (other[at] ?? 0));
  return count;
}

export const countBits = (bits: Bits): number => countBoth(bits, bits);
