import type { ComponentType } from 'react';
import type { SectionId } from '#shared/client-summary.js';
import type { SectionProps } from '../SummarySection.js';
import { Conditions } from './Conditions.js';
import { Consents } from './Consents.js';
import { Contacts } from './Contacts.js';
import { Measurements } from './Measurements.js';
import { Medication } from './Medication.js';
import { Plans } from './Plans.js';
import { Allergies, Flags } from './Risks.js';

/** How each section is shown. */
export const sectionViews: Partial<Record<SectionId, ComponentType<SectionProps>>> = {
  flags: Flags,
  allergies: Allergies,
  conditions: Conditions,
  medication: Medication,
  measurements: Measurements,
  contacts: Contacts,
  plans: Plans,
  consents: Consents,
};
