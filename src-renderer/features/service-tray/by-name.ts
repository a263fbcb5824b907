import type { Service } from '#shared/service-tray.js';

/** The services as a list shows them when nothing is searched for: by their name in the interface's language. */
export function byName(services: readonly Service[], locale: string): Service[] {
  const nameIn = (service: Service) => (locale === 'sv' ? (service.name.sv ?? service.name.fi) : service.name.fi);
  const { compare } = new Intl.Collator(locale);
  return services.toSorted((a, b) => compare(nameIn(a), nameIn(b)));
}
