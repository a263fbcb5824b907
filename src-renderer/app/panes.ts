import type { ReactNode } from 'react';
import type { Role } from '#shared/identity.js';
import { pane as accessLog } from '../features/access/index.js';
import { pane as assessment } from '../features/assessment/index.js';
import { pane as appointments } from '../features/appointments/index.js';
import { OwnState, pane as availability } from '../features/availability/index.js';
import { pane as clientSummary } from '../features/client-summary/index.js';
import {
  ConsultationCompose,
  ConsultationDesk,
  NoticeBell,
  pane as consultation,
} from '../features/consultation/index.js';
import { CredentialBar, pane as credentials } from '../features/credentials/index.js';
import { pane as desk } from '../features/desk/index.js';
import { pane as note } from '../features/drafts/index.js';
import { pane as feedback } from '../features/feedback/index.js';
import {
  GuidelinesDesk,
  WritingGuide,
  authoringPane as guidelineAuthoring,
  finder as articleFinder,
  pane as guidelines,
} from '../features/guidelines/index.js';
import { ReferralDesk, ReferralMark, pane as referrals } from '../features/referrals/index.js';
import { ServiceTrayDesk, finder as serviceFinder, pane as serviceTray } from '../features/service-tray/index.js';
import { TelephonyDesk, pane as telephony } from '../features/telephony/index.js';
import { pane as tools } from '../features/tools/index.js';
import { TrainingDesk } from '../features/training/index.js';
import { pane as usage } from '../features/usage/index.js';
import { pane as indicators } from '../features/indicators/index.js';
import type { PaletteFinder } from '../ui/palette-finder.js';
import type { PaneDefinition } from '../ui/pane.js';

/** Every pane of the workbench, in the order of the default layout and of the palette. */
export const panes: readonly PaneDefinition[] = [
  tools,
  desk,
  note,
  telephony,
  clientSummary,
  availability,
  consultation,
  guidelines,
  // Referrals are made and followed from the tray: what is due is seen there, while the list itself is closed.
  { ...serviceTray, Mark: ReferralMark },
  referrals,
  assessment,
  feedback,
  appointments,
  credentials,
  accessLog,
  indicators,
  usage,
  guidelineAuthoring,
];

/** The panes as they stand for a role: what has a place of its own for it only is a page for the others. */
export const panesFor = (role: Role | undefined): readonly PaneDefinition[] =>
  panes.map((pane) => {
    const home = role === undefined ? undefined : pane.homeOf?.[role];
    return home === undefined ? pane : { ...pane, home };
  });
/** Those that are opened when asked for, and closed again. */
export const pages: readonly PaneDefinition[] = panes.filter((pane) => pane.home === undefined);

const titleKeys = new Map(panes.map((pane) => [pane.id, pane.titleKey]));
/** i18next key of a pane's title; the id itself for one that the program does not have. */
export const titleKeyOf = (id: string): string => titleKeys.get(id) ?? id;

/** What features find for the palette beside panes, tools and people. */
export const finders: readonly PaletteFinder[] = [articleFinder, serviceFinder];

/** What features put into the top bar, left of who is signed in. */
export const topBarParts: readonly { id: string; Part: () => ReactNode }[] = [
  { id: 'ownState', Part: OwnState },
  { id: 'notices', Part: NoticeBell },
];

/** What features put under the client's banner: nothing, most of the time. */
export const deskParts: readonly { id: string; Part: () => ReactNode }[] = [
  { id: 'telephony', Part: TelephonyDesk },
  { id: 'consultation', Part: ConsultationDesk },
  { id: 'guidelines', Part: GuidelinesDesk },
  { id: 'serviceTray', Part: ServiceTrayDesk },
  { id: 'training', Part: TrainingDesk },
  { id: 'referrals', Part: ReferralDesk },
];

/** What features put beside the panes, which make room for it: nothing, most of the time. */
export const sideParts: readonly { id: string; Part: () => ReactNode }[] = [
  { id: 'consultation', Part: ConsultationCompose },
];

/** What is said beside a form that is written to a colleague. */
export const writingHelp = WritingGuide;

/** What features put above each tool's view. */
export const toolParts = [CredentialBar];
