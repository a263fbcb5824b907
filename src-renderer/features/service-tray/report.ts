import type { Service } from '#shared/service-tray.js';

/** To whom a mistake is told: the service's own address, or the county's for its data; undefined when neither is known. */
export function reportAddress(
  { channels }: Pick<Service, 'channels'>,
  corrections: string | undefined,
): { email: string; of: 'service' | 'county' } | undefined {
  const own = channels.find(({ email }) => email !== undefined)?.email;
  if (own !== undefined) return { email: own, of: 'service' };
  return corrections === undefined ? undefined : { email: corrections, of: 'county' };
}

/** A letter as a link (RFC 6068): lines end as mail's do, and every sign of the texts is only a sign. */
export const reportLink = (email: string, subject: string, text: string): string =>
  `mailto:${encodeURIComponent(email).replace('%40', '@')}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text.replaceAll('\n', '\r\n'))}`;
