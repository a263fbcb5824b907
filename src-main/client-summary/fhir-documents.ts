import * as z from 'zod';
import {
  annotation,
  concept,
  extension,
  list,
  narrative,
  part,
  period,
  reference,
  resource,
  text,
  time,
} from './fhir-types.js';

/** What has been written: documents, messages and filled-in forms. */

const attachment = z.object({
  contentType: text,
  data: z.string().optional().catch(undefined),
  title: text,
  url: text,
});
export type Attachment = z.infer<typeof attachment>;

export const documentReferenceSchema = resource('DocumentReference', {
  subject: part(reference),
  status: text,
  docStatus: text,
  type: part(concept),
  category: list(concept),
  date: time,
  author: list(reference),
  custodian: part(reference),
  description: text,
  content: list(z.object({ attachment: part(attachment) })),
  context: part(z.object({ period: part(period), practiceSetting: part(concept) })),
});
export type DocumentReference = z.infer<typeof documentReferenceSchema>;

export const diagnosticReportSchema = resource('DiagnosticReport', {
  subject: part(reference),
  status: text,
  category: list(concept),
  code: part(concept),
  effectiveDateTime: time,
  effectivePeriod: part(period),
  issued: time,
  performer: list(reference),
  result: list(reference),
  conclusion: text,
  conclusionCode: list(concept),
  presentedForm: list(attachment),
  text: part(narrative),
});
export type DiagnosticReport = z.infer<typeof diagnosticReportSchema>;

/** Sections within sections are read by hand (composition-text.ts): a recursive schema would follow any depth. */
export const compositionSchema = resource('Composition', {
  subject: part(reference),
  status: text,
  type: part(concept),
  category: list(concept),
  date: time,
  author: list(reference),
  custodian: part(reference),
  title: text,
  section: z.unknown().optional(),
});
export type Composition = z.infer<typeof compositionSchema>;
export const compositionPartSchema = z.object({ title: text, text: part(narrative), section: z.unknown().optional() });

export const communicationSchema = resource('Communication', {
  subject: part(reference),
  status: text,
  category: list(concept),
  topic: part(concept),
  reasonCode: list(concept),
  sent: time,
  received: time,
  sender: part(reference),
  recipient: list(reference),
  inResponseTo: list(reference),
  payload: list(
    z.object({ contentString: text, contentAttachment: part(attachment), contentReference: part(reference) }),
  ),
  note: list(annotation),
});
export type Communication = z.infer<typeof communicationSchema>;

export const questionnaireResponseSchema = resource('QuestionnaireResponse', {
  questionnaire: text,
  _questionnaire: part(z.object({ extension: list(extension) })),
  contained: list(z.object({ resourceType: z.literal('Questionnaire'), title: text, name: text })),
  status: text,
  subject: part(reference),
  authored: time,
  author: part(reference),
  source: part(reference),
  item: z.unknown().optional(),
});
export type QuestionnaireResponse = z.infer<typeof questionnaireResponseSchema>;

/** One item of a response; its items and its answers' items are read by hand (questionnaire.ts). */
export const responseItemSchema = z.object({
  linkId: text,
  text,
  extension: list(extension),
  answer: z.unknown().optional(),
  item: z.unknown().optional(),
});
export type ResponseItem = z.infer<typeof responseItemSchema>;
