import * as z from 'zod';
import type { PermissionStore, Written } from '../access/index.js';
import type { Clock } from './clock.js';
import { toConsent, toProvenance } from './consent-resources.js';
import type { Answer } from './fhir-answer.js';
import type { SourceReader } from './fhir-source.js';
import { resourceBase, text } from './fhir-types.js';
import { type FindLocalId, placeFor } from './place-for.js';

const storedSchema = z.looseObject({
  resourceType: z.literal('Consent'),
  id: resourceBase.id,
  status: text,
  meta: z.looseObject({ versionId: text }).optional(),
});

/**
 * Writes consents to their sources. Each has an id of ours, kept with the wish it came of: a double click, or a second try
 * after an answer that never came, writes the same resource again.
 */
export function createConsentWriter({
  readers,
  localId,
  ownerOf,
  staffSystem,
  organization,
  random,
  clock,
}: {
  readers: readonly SourceReader[];
  localId: FindLocalId;
  /** The source that has the consent. */
  ownerOf: (consent: string) => SourceReader | undefined;
  staffSystem: string | undefined;
  /** To whom the data may be disclosed: the county. */
  organization: string;
  /** A new logical id. */
  random: () => string;
  clock: Clock;
}): Pick<PermissionStore, 'record' | 'revoke'> & { forget: () => void } {
  const made = new Map<string, { consent: object; reference: string; provenance: object; home: SourceReader }>();
  const iso = () => new Date(clock.now()).toISOString();
  const failed = (answer: Answer<unknown>, reader: SourceReader): Written => ({
    ok: false,
    failure: answer.kind === 'failed' ? answer.failure : { kind: 'unreachable', source: reader.source.name },
  });

  async function put(
    reader: SourceReader,
    reference: string,
    resource: object,
    provenance: object,
    signal: AbortSignal,
    version?: string,
  ): Promise<Written> {
    const written = await reader.put(reference, resource, signal, version);
    if (written.kind !== 'ok') return failed(written, reader);
    const { id } = z.object({ id: z.string() }).parse(provenance);
    const told = await reader.put(`Provenance/${id}`, provenance, signal);
    return told.kind === 'ok' ? { ok: true, id: reference } : failed(told, reader);
  }

  return {
    async record({ key, client, permission, professional }, signal) {
      let wish = made.get(key);
      if (wish === undefined) {
        const place = await placeFor({ readers, localId }, permission.register, client, signal);
        if ('failure' in place) return { ok: false, failure: place.failure };
        const at = iso();
        const reference = `Consent/${random()}`;
        const { reader, patient } = place;
        // Another click may have come first while the client was looked for.
        wish = made.get(key) ?? {
          home: reader,
          reference,
          consent: toConsent(permission, { id: reference.slice('Consent/'.length), patient, organization, at }),
          provenance: toProvenance(
            { staffSystem, professional, at },
            { id: random(), consent: reference, activity: 'CREATE' },
          ),
        };
        made.set(key, wish);
      }
      return put(wish.home, wish.reference, wish.consent, wish.provenance, signal);
    },

    async revoke({ consent, professional }, signal) {
      const reader = ownerOf(consent);
      if (reader === undefined)
        return { ok: false, failure: { kind: 'invalidAnswer', source: '', detail: 'no such consent' } };
      const provenance = toProvenance(
        { staffSystem, professional, at: iso() },
        { id: random(), consent, activity: 'UPDATE' },
      );
      // Somebody may have changed it in between: then it is read anew, once.
      for (const last of [false, true]) {
        const now = await reader.read(consent, signal);
        if (now.kind !== 'ok') return failed(now, reader);
        const stored = storedSchema.safeParse(now.value).data;
        if (stored === undefined || `Consent/${stored.id}` !== consent)
          return {
            ok: false,
            failure: { kind: 'invalidAnswer', source: reader.source.name, detail: 'not the Consent asked for' },
          };
        forgetWish(consent);
        if (stored.status === 'inactive') return { ok: true, id: consent };
        const ended = { ...stored, status: 'inactive' };
        const written = await put(reader, consent, ended, provenance, signal, stored.meta?.versionId);
        const crossed =
          !written.ok && written.failure.kind === 'rejected' && [409, 412].includes(written.failure.status);
        if (!crossed || last) return written;
      }
      return { ok: false, failure: { kind: 'unreachable', source: reader.source.name } };
    },
    forget: () => made.clear(),
  };

  /** The same wish after this is a new consent. */
  function forgetWish(consent: string): void {
    for (const [key, { reference }] of made) if (reference === consent) made.delete(key);
  }
}
