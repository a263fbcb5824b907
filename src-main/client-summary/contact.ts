import * as z from 'zod';
import type { ReadContact } from '../access/index.js';
import type { SourceReader } from './fhir-source.js';
import { patientSchema } from './fhir-schemas.js';
import { list, text } from './fhir-types.js';
import { municipalityOf } from './to-identity.js';

const contactSchema = z.object({
  address: list(z.object({ text, line: list(z.string().trim().min(1)), postalCode: text, city: text })),
  telecom: list(z.object({ system: text, value: text })),
});

/** Reads from the master what turvakielto masks; asked for after the unmasking has been logged. */
export const createContactReader =
  (home: SourceReader): ReadContact =>
  async (client, signal) => {
    const answer = await home.read(client, signal);
    const source = home.source.name;
    if (answer.kind === 'cancelled') return { ok: false, failure: { kind: 'unreachable', source } };
    if (answer.kind === 'failed') return { ok: false, failure: answer.failure };
    const patient = patientSchema.safeParse(answer.value).data;
    const contact = contactSchema.safeParse(answer.value).data;
    if (patient === undefined || contact === undefined || `Patient/${patient.id}` !== client)
      return { ok: false, failure: { kind: 'invalidAnswer', source, detail: 'not the Patient asked for' } };
    const municipality = municipalityOf(patient);
    const words = contact.address.map(
      (one) =>
        one.text ??
        [one.line.join(', '), [one.postalCode, one.city].filter((part) => part !== undefined).join(' ')]
          .filter((part) => part !== '')
          .join(', '),
    );
    return {
      ok: true,
      contact: {
        ...(municipality === undefined ? {} : { municipality }),
        address: words.filter((one) => one !== ''),
        phones: contact.telecom.flatMap(({ system, value }) =>
          system === 'phone' && value !== undefined ? [value] : [],
        ),
      },
    };
  };
