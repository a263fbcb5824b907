import { accessLogContract } from './access-log.js';
import { accessContract } from './access.js';
import { assessmentContract } from './assessment.js';
import { appointmentsContract } from './appointments.js';
import { availabilityContract } from './availability.js';
import { clientSummaryContract } from './client-summary.js';
import { consultationContract } from './consultation.js';
import { contextContract } from './context.js';
import { credentialsContract } from './credentials.js';
import { deskContract } from './desk-contract.js';
import { draftsContract } from './drafts.js';
import { feedbackContract } from './feedback.js';
import { guidelinesFeedbackContract } from './guidelines-feedback.js';
import { guidelinesOwnContract } from './guidelines-own.js';
import { guidelinesReadingsContract } from './guidelines-readings.js';
import { guidelinesAuthoringContract } from './guidelines-authoring.js';
import { guidelinesContract } from './guidelines.js';
import { handingContract } from './handing.js';
import { identityContract } from './identity.js';
import { indicatorsContract } from './indicators.js';
import { referralsContract } from './referrals.js';
import { searchContract } from './search/contract.js';
import { serviceFindingContract } from './service-finding.js';
import { serviceTrayContract } from './service-tray.js';
import { telephonyContract } from './telephony-contract.js';
import { toolsContract } from './tools.js';
import { trainingContract } from './training.js';
import { usageContract } from './usage.js';
import { workspaceContract } from './workspace.js';

/** All that the renderer may ask of the core, over either transport. One entry per feature. */
export const contract = {
  access: accessContract,
  identity: identityContract,
  consultation: consultationContract,
  context: contextContract,
  credentials: credentialsContract,
  desk: deskContract,
  drafts: draftsContract,
  clientSummary: clientSummaryContract,
  accessLog: accessLogContract,
  assessment: assessmentContract,
  appointments: appointmentsContract,
  availability: availabilityContract,
  feedback: feedbackContract,
  guidelines: guidelinesContract,
  guidelinesFeedback: guidelinesFeedbackContract,
  guidelinesOwn: guidelinesOwnContract,
  guidelinesReadings: guidelinesReadingsContract,
  guidelinesAuthoring: guidelinesAuthoringContract,
  handing: handingContract,
  indicators: indicatorsContract,
  referrals: referralsContract,
  search: searchContract,
  serviceFinding: serviceFindingContract,
  serviceTray: serviceTrayContract,
  telephony: telephonyContract,
  tools: toolsContract,
  training: trainingContract,
  usage: usageContract,
  workspace: workspaceContract,
};
export type WorkbenchContract = typeof contract;
