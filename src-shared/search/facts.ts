import { type Bits, addAll, both, clearBit, countBits, countBoth, grow, hasBit, noBits, setBit } from './bits.js';
import { metresBetween } from './metres.js';
import type { DocumentFacts, Narrowing, NarrowCounts } from './narrow.js';

/** What a narrowing lets through. */
export interface Sifted extends NarrowCounts {
  has: (id: string) => boolean;
  /** Metres to the nearest point of a document; undefined where nothing near is asked for, or it has no point. */
  metres: (id: string) => number | undefined;
  /** The first so many of what is let through: the nearest first where that is asked for, else by name. */
  list: (limit: number) => string[];
}

/** What documents count as, for filters: apart from the index of words, so that filters need not wait for it. */
export interface Facts {
  set: (id: string, facts: DocumentFacts) => void;
  remove: (id: string) => void;
  /** @param among the documents to narrow down; all when absent */
  sift: (narrowing: Narrowing, among?: Iterable<string>) => Sifted;
}

/** Documents by number, and of each value which of them have it. */
export function createFacts(): Facts {
  const ids: (string | undefined)[] = [];
  const numbers = new Map<string, number>();
  const free: number[] = [];
  const held: (DocumentFacts | undefined)[] = [];
  const said: string[] = [];
  const groups = new Map<string, Map<string, Bits>>();
  let alive: Bits = noBits(1024);
  /** Numbers in the order of a list, by language; made anew after a change. */
  const orders = new Map<string, Uint32Array>();

  const valuesOf = (facts: DocumentFacts) =>
    Object.entries(facts.values).flatMap(([group, values]) => values.map((value) => [group, value] as const));

  function remove(id: string): void {
    const number = numbers.get(id);
    if (number === undefined) return;
    for (const [group, value] of valuesOf(held[number] ?? { values: {} })) {
      const bits = groups.get(group)?.get(value);
      if (bits !== undefined) clearBit(bits, number);
    }
    clearBit(alive, number);
    ids[number] = undefined;
    held[number] = undefined;
    numbers.delete(id);
    free.push(number);
    orders.clear();
  }

  function set(id: string, facts: DocumentFacts): void {
    const known = numbers.get(id);
    const now = JSON.stringify(facts);
    if (known !== undefined && said[known] === now) return;
    remove(id);
    const number = free.pop() ?? ids.length;
    ids[number] = id;
    held[number] = facts;
    said[number] = now;
    numbers.set(id, number);
    alive = grow(alive, number + 1);
    setBit(alive, number);
    for (const [group, value] of valuesOf(facts)) {
      const values = groups.get(group) ?? new Map<string, Bits>();
      groups.set(group, values);
      const bits = grow(values.get(value) ?? noBits(64), number + 1);
      values.set(value, bits);
      setBit(bits, number);
    }
    orders.clear();
  }

  function orderOf(language: string): Uint32Array {
    const known = orders.get(language);
    if (known !== undefined) return known;
    const { compare } = new Intl.Collator(language);
    const rows = [...numbers].map(([id, number]) => ({ number, name: held[number]?.listed?.[language] ?? id }));
    rows.sort((a, b) => compare(a.name, b.name) || a.number - b.number);
    const order = Uint32Array.from(rows, ({ number }) => number);
    orders.set(language, order);
    return order;
  }

  /** Documents within the distance, each with how far it is. */
  function nearBy(near: NonNullable<Narrowing['near']>): Map<number, number> {
    const found = new Map<number, number>();
    for (const [number, facts] of held.entries()) {
      const points = facts?.points ?? [];
      let least = Infinity;
      for (let at = 0; at + 1 < points.length; at += 2) {
        const point = { latitude: points[at] ?? 0, longitude: points[at + 1] ?? 0 };
        least = Math.min(least, metresBetween(near, point));
      }
      if (least <= near.metres) found.set(number, least);
    }
    return found;
  }

  const bitsOf = (members: Iterable<number>): Bits => {
    const bits = noBits(ids.length);
    for (const number of members) setBit(bits, number);
    return bits;
  };
  const numbersOf = (some: Iterable<string>) => {
    const found: number[] = [];
    for (const id of some) {
      const number = numbers.get(id);
      if (number !== undefined) found.push(number);
    }
    return found;
  };

  function sift({ chosen, near, only, language }: Narrowing, among?: Iterable<string>): Sifted {
    const base = among === undefined ? alive : bitsOf(numbersOf(among));
    const distances = near === undefined ? undefined : nearBy(near);
    const conditions = new Map<string, Bits>();
    for (const [group, values] of Object.entries(chosen)) {
      if (values.length === 0) continue;
      const any = noBits(ids.length);
      for (const value of values) addAll(any, groups.get(group)?.get(value) ?? noBits(0));
      conditions.set(group, any);
    }
    if (distances !== undefined) conditions.set('near', bitsOf(distances.keys()));
    if (only !== undefined) conditions.set('only', bitsOf(numbersOf(only)));
    const allBut = (except?: string) =>
      [...conditions].reduce((bits, [name, any]) => (name === except ? bits : both(bits, any)), base);

    const through = allBut();
    const total = countBits(through);
    const facets: Record<string, Record<string, number>> = {};
    for (const [group, values] of groups) {
      const others = conditions.has(group) ? allBut(group) : through;
      facets[group] = Object.fromEntries(
        [...values].flatMap(([value, bits]) => {
          const count = countBoth(others, bits);
          return count === 0 ? [] : [[value, count]];
        }),
      );
    }
    const without = Object.fromEntries(
      total > 0
        ? []
        : [...conditions.keys()].flatMap((name) => {
            const count = countBits(allBut(name));
            return count === 0 ? [] : [[name, count]];
          }),
    );
    const metres = (id: string) => distances?.get(numbers.get(id) ?? -1);
    return {
      found: countBits(base),
      total,
      facets,
      without,
      metres,
      has: (id) => {
        const number = numbers.get(id);
        return number !== undefined && hasBit(through, number);
      },
      list(limit) {
        const listed: string[] = [];
        const order =
          distances === undefined
            ? orderOf(language)
            : [...distances].toSorted((a, b) => a[1] - b[1]).map(([number]) => number);
        for (const number of order) {
          if (listed.length >= limit) break;
          const id = ids[number];
          if (id !== undefined && hasBit(through, number)) listed.push(id);
        }
        return listed;
      },
    };
  }

  return { set, remove, sift };
}
