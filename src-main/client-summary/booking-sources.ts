import type { AppointmentSource } from '#shared/appointment-policy.js';
import type { FhirSource } from '#shared/data-sources.js';

/**
 * Booking servers as sources of the summary, which reads the client's appointments there and nothing else. One that is a source
 * of the summary already is not read twice. Pure.
 */
export const bookingSources = (
  servers: readonly AppointmentSource[],
  sources: readonly Pick<FhirSource, 'baseUrl'>[],
): FhirSource[] => {
  const plain = (url: string) => url.replace(/\/$/, '');
  const read = new Set(sources.map(({ baseUrl }) => plain(baseUrl)));
  return servers
    .filter(({ baseUrl }) => !read.has(plain(baseUrl)))
    .map(({ id, name, baseUrl, register, timeoutMs }) => ({
      id,
      name,
      baseUrl,
      register,
      timeoutMs,
      concurrency: 2,
      retries: 1,
      include: 'never',
      types: 'all',
    }));
};
