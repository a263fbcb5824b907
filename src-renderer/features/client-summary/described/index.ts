import type { SectionData, Summary } from '#shared/client-summary.js';
import { assertNever } from '#shared/assert-never.js';
import type { Described, Words } from './described.js';
import { ofAllergy, ofCondition, ofFlag, ofMedicine, ofSeries } from './of-health.js';
import { ofConsent, ofDocument, ofMessage, ofNearOne, ofOther, ofSelfCare } from './of-others.js';
import { ofCareAccess, ofContact, ofPlan, ofSocial } from './of-services.js';

export type { Described, Words } from './described.js';

/** A section's entries in words; nothing is left out, and a series of measurements gives each of its values. */
export function describe(data: SectionData, words: Words): Described[] {
  switch (data.id) {
    case 'flags':
      return data.entries.map((one) => ofFlag(one, words));
    case 'allergies':
      return data.entries.map((one) => ofAllergy(one, words));
    case 'conditions':
      return data.entries.map((one) => ofCondition(one, words));
    case 'medication':
      return data.entries.map((one) => ofMedicine(one, words));
    case 'measurements':
    case 'outcomes':
      return data.entries.flatMap((one) => ofSeries(data.id, one, words));
    case 'contacts':
      return data.entries.map((one) => ofContact(one, words));
    case 'careAccess':
      return data.entries.map((one) => ofCareAccess(one, words));
    case 'social':
      return data.entries.map((one) => ofSocial(one, words));
    case 'plans':
      return data.entries.map((one) => ofPlan(one, words));
    case 'selfCare':
      return data.entries.map((one) => ofSelfCare(one, words));
    case 'messages':
      return data.entries.map((one) => ofMessage(one, words));
    case 'consents':
      return data.entries.map((one) => ofConsent(one, words));
    case 'documents':
      return data.entries.map((one) => ofDocument(one, words));
    case 'family':
      return data.entries.map((one) => ofNearOne(one, words));
    case 'other':
      return data.entries.map((one) => ofOther(one, words));
    default:
      return assertNever(data);
  }
}

/** The same of the whole summary. */
export const describeAll = (summary: Summary, words: Words): Described[] =>
  summary.sections.flatMap((section) => describe(section.data, words));
