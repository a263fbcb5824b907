import type { Colleague } from '#shared/availability.js';

const fold = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** Colleagues whose name, title or unit holds every word of the query; those whose name begins with it first. */
export function findPeople(colleagues: readonly Colleague[], query: string, most: number): Colleague[] {
  const words = fold(query)
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.join('').length < 2) return [];
  const found = colleagues.filter(({ name, title, unit }) => {
    const text = fold(`${name} ${title} ${unit}`);
    return words.every((word) => text.includes(word));
  });
  const byName = ({ name }: Colleague) => (words.every((word) => fold(name).includes(word)) ? 0 : 1);
  return found.toSorted((one, other) => byName(one) - byName(other)).slice(0, most);
}
