import type { Permission } from '#shared/access.js';
import { dayOf } from '../access/index.js';
import { LOINC, REGISTER_CODES } from './concepts.js';
import { SECTION_SYSTEM } from './consent-terms.js';
import texts from './consent-texts.json' with { type: 'json' };

const V3 = 'http://terminology.hl7.org/CodeSystem/v3-';
/** How the client gave it: FHIR R4 has no element for that. */
const GIVEN = 'urn:tyopoyta:consent-given';

interface Writer {
  /** System of staff identifiers; absent = the professional is named only. */
  staffSystem: string | undefined;
  professional: { id: string; name: string };
  /** ISO 8601. */
  at: string;
}

/**
 * A luovutuslupa as FHIR R4 Consent: whose data (register by rekisteritunnus in `meta.tag`), which sections (`provision.code`
 * by our own codes, in the words of the county's language), to whom, from when and until when. Pure.
 */
export function toConsent(
  { register, sections, until, given }: Permission,
  { id, patient, organization, at }: { id: string; patient: string; organization: string; at: string },
) {
  const client = { reference: `Patient/${patient}` };
  return {
    resourceType: 'Consent',
    id,
    meta: { tag: [{ system: REGISTER_CODES, code: register === 'health' ? '2' : '4' }] },
    extension: [{ url: GIVEN, valueCode: given }],
    status: 'active',
    scope: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/consentscope', code: 'patient-privacy' }] },
    category: [
      {
        coding: [
          { system: LOINC, code: '59284-0' },
          { system: `${V3}ActCode`, code: 'IDSCL' },
        ],
        text: texts.category,
      },
    ],
    patient: client,
    dateTime: at,
    performer: [client],
    organization: [{ display: organization }],
    policy: [{ uri: texts.actUri }],
    policyRule: { text: texts.act },
    // The client was told what it means and that it may be revoked: without that it is not recorded.
    verification: [{ verified: true, verifiedWith: client, verificationDate: at }],
    provision: {
      type: 'permit',
      period: { start: dayOf(at), ...(until === undefined ? {} : { end: until }) },
      actor: [
        {
          role: { coding: [{ system: `${V3}ParticipationType`, code: 'IRCP' }] },
          reference: { display: organization },
        },
      ],
      purpose: [{ system: `${V3}ActReason`, code: 'TREAT' }],
      code: sections.map((code) => ({ coding: [{ system: SECTION_SYSTEM, code }], text: texts.sections[code] })),
    },
  };
}

/** Who wrote or ended the consent, and when. Pure. */
export const toProvenance = (
  { staffSystem, professional, at }: Writer,
  { id, consent, activity }: { id: string; consent: string; activity: 'CREATE' | 'UPDATE' },
) => ({
  resourceType: 'Provenance',
  id,
  target: [{ reference: consent }],
  recorded: at,
  activity: { coding: [{ system: `${V3}DataOperation`, code: activity }] },
  agent: [
    {
      type: {
        coding: [{ system: 'http://terminology.hl7.org/CodeSystem/provenance-participant-type', code: 'author' }],
      },
      who: {
        ...(staffSystem === undefined ? {} : { identifier: { system: staffSystem, value: professional.id } }),
        display: professional.name,
      },
    },
  ],
});
