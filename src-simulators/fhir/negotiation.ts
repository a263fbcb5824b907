import type { Refusal } from './outcome.js';

const jsonTypes = ['application/fhir+json', 'application/json', 'application/*', 'text/json', '*/*', 'json'];
const mediaType = (header: string) => header.split(';')[0]?.trim().toLowerCase() ?? '';

/** Whether the asker takes JSON (`_format` wins over Accept, §3.1.0.1.11). */
export function refusedAccept(accept: string | undefined, format: string | null): Refusal | undefined {
  const wanted = format ?? accept;
  if (wanted === undefined || wanted === '') return undefined;
  const taken = wanted.split(',').some((part) => jsonTypes.includes(mediaType(part)));
  return taken ? undefined : { kind: 'notAcceptable', detail: 'This server answers in application/fhir+json only' };
}

/** Whether a body of this type can be read where `expected` is sent. */
export function refusedContent(contentType: string | undefined, expected: 'resource' | 'form'): Refusal | undefined {
  const given = mediaType(contentType ?? '');
  const fits =
    expected === 'form'
      ? given === 'application/x-www-form-urlencoded'
      : given === 'application/fhir+json' || given === 'application/json';
  const wanted = expected === 'form' ? 'application/x-www-form-urlencoded' : 'application/fhir+json';
  return fits ? undefined : { kind: 'unsupportedMedia', detail: `Send the body as ${wanted}` };
}

/** True for `Prefer: handling=strict`. */
export const wantsStrict = (prefer: string | undefined): boolean =>
  /(^|[;,\s])handling\s*=\s*strict/i.test(prefer ?? '');
