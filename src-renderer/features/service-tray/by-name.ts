import { localize } from '#shared/localize.js';
import type { Language } from '#shared/language.js';
import type { Service } from '#shared/service-tray.js';

/**
 * The first services of the list by their name in the interface's language, as it stands until the search has been asked
 * for anything. Only so many are sorted: thirty thousand names would hold up the window.
 */
export function byName(services: readonly Service[], language: Language, most: number): Service[] {
  const { compare } = new Intl.Collator(language);
  const first: { name: string; service: Service }[] = [];
  const isBefore = (name: string, at: number) => compare(name, first[at]?.name ?? '') < 0;
  for (const service of services) {
    const name = localize(service.name, language);
    if (first.length === most && !isBefore(name, most - 1)) continue;
    let low = 0;
    let high = first.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (isBefore(name, middle)) high = middle;
      else low = middle + 1;
    }
    first.splice(low, 0, { name, service });
    if (first.length > most) first.pop();
  }
  return first.map(({ service }) => service);
}
