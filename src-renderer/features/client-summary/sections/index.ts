import './sections.css';
import type { ComponentType } from 'react';
import type { SectionId } from '#shared/client-summary.js';
import type { SectionProps } from '../SummarySection.js';
import { CareAccess } from './CareAccess.js';
import { Conditions } from './Conditions.js';
import { Consents } from './consents/Consents.js';
import { Contacts } from './Contacts.js';
import { Documents } from './Documents.js';
import { Family } from './Family.js';
import { Measurements } from './Measurements.js';
import { Medication } from './Medication.js';
import { Messages } from './Messages.js';
import { Other } from './Other.js';
import { Outcomes } from './Outcomes.js';
import { Plans } from './Plans.js';
import { Allergies, Flags } from './Risks.js';
import { SelfCare } from './SelfCare.js';
import { SocialServices } from './Social.js';

/** How each section is shown. */
export const sectionViews: Record<SectionId, ComponentType<SectionProps>> = {
  flags: Flags,
  allergies: Allergies,
  conditions: Conditions,
  medication: Medication,
  measurements: Measurements,
  outcomes: Outcomes,
  contacts: Contacts,
  careAccess: CareAccess,
  social: SocialServices,
  plans: Plans,
  selfCare: SelfCare,
  messages: Messages,
  consents: Consents,
  documents: Documents,
  family: Family,
  other: Other,
};
