import * as z from 'zod';
import { registerSchema } from './summary-entries.js';

/** Marks answers by which the client is reached or found: they stay here when the client is under turvakielto. */
export const CONTACT_DATA = 'https://tyopoyta.fi/fhir/StructureDefinition/contact-data';
export const TRANSLATION = 'http://hl7.org/fhir/StructureDefinition/translation';
const SDC = 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-';
export const CALCULATED = `${SDC}calculatedExpression` as const;
export const ENABLE_WHEN_EXPRESSION = `${SDC}enableWhenExpression` as const;
/** Brings an answer before anybody is asked, from what the launch context knows. */
export const INITIAL = `${SDC}initialExpression` as const;
export const LAUNCH_CONTEXT = `${SDC}launchContext` as const;
/** A few words that stand for the question in a text. */
export const SHORT_TEXT = `${SDC}shortText` as const;
const CORE = 'http://hl7.org/fhir/StructureDefinition/';
export const MIN_VALUE = `${CORE}minValue` as const;
export const MAX_VALUE = `${CORE}maxValue` as const;
export const UNIT = `${CORE}questionnaire-unit` as const;
/** Of a text inside a question: `help`. */
export const ITEM_CONTROL = `${CORE}questionnaire-itemControl` as const;
/** Of an option: it stands alone, as "none of these" does. */
export const EXCLUSIVE = `${CORE}questionnaire-optionExclusive` as const;
const OWN = 'https://tyopoyta.fi/fhir/StructureDefinition/';
/** To whose register a question's answer belongs; what stands in a group is of the group's. */
export const REGISTER = `${OWN}register` as const;
/** In which phase of the recorded text it is told (THL's headings of the phases of care and service). */
export const PHASE = `${OWN}record-phase` as const;
/** Supports the judgement of urgency, with its reason. It sees the form's answers and nothing else. */
export const URGENCY_RULE = `${OWN}urgency-rule` as const;

/** From the gravest on: life is in danger · urgent (kiireellinen) · today (tänään) · routine (kiireetön). */
export const urgencySchema = z.enum(['emergency', 'urgent', 'today', 'routine']);
export type Urgency = z.infer<typeof urgencySchema>;

/** Reason and background · present state · assessment · plan. */
export const recordPhaseSchema = z.enum(['background', 'state', 'assessment', 'plan']);
export type RecordPhase = z.infer<typeof recordPhaseSchema>;

/** Translations of one element (hl7.org/fhir/R4/languages.html): `_text`, `_title`, `_display`. */
const translationsSchema = z.strictObject({
  extension: z.array(
    z.strictObject({
      url: z.literal(TRANSLATION),
      extension: z.tuple([
        z.strictObject({ url: z.literal('lang'), valueCode: z.enum(['fi', 'sv', 'en']) }),
        z.strictObject({ url: z.literal('content'), valueString: z.string().min(1) }),
      ]),
    }),
  ),
});
export type Translations = z.infer<typeof translationsSchema>;

const codingSchema = z.strictObject({
  system: z.url().optional(),
  code: z.string().min(1),
  display: z.string().min(1),
  _display: translationsSchema.optional(),
});

const expression = z.strictObject({ language: z.literal('text/fhirpath'), expression: z.string().min(1) });
const translatedString = { valueString: z.string().min(1), _valueString: translationsSchema.optional() };
const bound = { valueInteger: z.int().optional(), valueDecimal: z.number().optional() };
const extensionSchema = z.discriminatedUnion('url', [
  z.strictObject({ url: z.literal(INITIAL), valueExpression: expression }),
  z.strictObject({ url: z.literal(SHORT_TEXT), ...translatedString }),
  z.strictObject({ url: z.literal(MIN_VALUE), ...bound }),
  z.strictObject({ url: z.literal(MAX_VALUE), ...bound }),
  z.strictObject({
    url: z.literal(UNIT),
    valueCoding: z.strictObject({
      system: z.url(),
      code: z.string(),
      display: z.string(),
      _display: translationsSchema.optional(),
    }),
  }),
  z.strictObject({
    url: z.literal(ITEM_CONTROL),
    valueCodeableConcept: z.strictObject({
      coding: z.tuple([
        z.strictObject({
          system: z.literal('http://hl7.org/fhir/questionnaire-item-control'),
          code: z.literal('help'),
        }),
      ]),
    }),
  }),
  z.strictObject({ url: z.literal(REGISTER), valueCode: registerSchema }),
  z.strictObject({ url: z.literal(PHASE), valueCode: recordPhaseSchema }),
  z.strictObject({ url: z.literal(CALCULATED), valueExpression: expression }),
  z.strictObject({ url: z.literal(ENABLE_WHEN_EXPRESSION), valueExpression: expression }),
  z.strictObject({ url: z.literal(CONTACT_DATA), valueBoolean: z.boolean() }),
]);

const enableWhenSchema = z.strictObject({
  question: z.string(),
  operator: z.enum(['exists', '=', '!=', '>', '<', '>=', '<=']),
  answerBoolean: z.boolean().optional(),
  answerString: z.string().optional(),
  answerInteger: z.int().optional(),
  answerDecimal: z.number().optional(),
  answerDate: z.iso.date().optional(),
  answerCoding: z.strictObject({ system: z.url().optional(), code: z.string() }).optional(),
});
export type EnableWhen = z.infer<typeof enableWhenSchema>;

const itemTypeSchema = z.enum([
  'group',
  'display',
  'boolean',
  'integer',
  'decimal',
  'date',
  'string',
  'text',
  'choice',
]);

const itemSchema = z.strictObject({
  linkId: z.string().regex(/^[A-Za-z0-9.-]{1,40}$/, 'must be letters, digits, "." and "-", at most 40'),
  text: z.string().min(1),
  _text: translationsSchema.optional(),
  type: itemTypeSchema,
  required: z.boolean().optional(),
  repeats: z.boolean().optional(),
  maxLength: z.int().positive().max(4000).optional(),
  enableWhen: z.array(enableWhenSchema).min(1).optional(),
  enableBehavior: z.enum(['all', 'any']).optional(),
  answerOption: z
    .array(
      z.strictObject({
        valueCoding: codingSchema,
        extension: z.tuple([z.strictObject({ url: z.literal(EXCLUSIVE), valueBoolean: z.boolean() })]).optional(),
      }),
    )
    .min(1)
    .optional(),
  extension: z.array(extensionSchema).optional(),
  get item() {
    return z.array(itemSchema).min(1).optional();
  },
});
export type QuestionnaireItem = z.infer<typeof itemSchema>;

const formExtensionSchema = z.discriminatedUnion('url', [
  z.strictObject({
    url: z.literal(LAUNCH_CONTEXT),
    extension: z.tuple([
      z.strictObject({ url: z.literal('name'), valueCoding: z.strictObject({ code: z.enum(['summary', 'contact']) }) }),
      z.strictObject({ url: z.literal('type'), valueCode: z.enum(['Bundle', 'Communication']) }),
    ]),
  }),
  z.strictObject({
    url: z.literal(URGENCY_RULE),
    extension: z.tuple([
      z.strictObject({ url: z.literal('level'), valueCode: urgencySchema }),
      z.strictObject({ url: z.literal('register'), valueCode: registerSchema }),
      z.strictObject({ url: z.literal('when'), valueExpression: expression }),
      z.strictObject({ url: z.literal('reason'), ...translatedString }),
    ]),
  }),
]);

/**
 * The part of FHIR R4 Questionnaire (with SDC's calculated, enabling and initial expressions) that the workbench draws. Whatever else
 * stands in a form is a mistake: a rule that nobody follows must not look as if it were followed.
 */
export const questionnaireSchema = z.strictObject({
  resourceType: z.literal('Questionnaire'),
  url: z.url(),
  version: z.string().min(1),
  language: z.literal('fi'),
  status: z.enum(['draft', 'active', 'retired', 'unknown']),
  title: z.string().min(1),
  _title: translationsSchema.optional(),
  description: z.string().min(1).optional(),
  _description: translationsSchema.optional(),
  extension: z.array(formExtensionSchema).optional(),
  item: z.array(itemSchema).min(1),
});
export type Questionnaire = z.infer<typeof questionnaireSchema>;

/** One answer (QuestionnaireResponse.item.answer) of the types above. */
export const answerSchema = z.union([
  z.strictObject({ valueBoolean: z.boolean() }),
  z.strictObject({ valueInteger: z.int() }),
  z.strictObject({ valueDecimal: z.number() }),
  z.strictObject({ valueDate: z.iso.date() }),
  z.strictObject({ valueString: z.string().max(4000) }),
  z.strictObject({
    valueCoding: z.strictObject({ system: z.url().optional(), code: z.string(), display: z.string().optional() }),
  }),
]);
export type Answer = z.infer<typeof answerSchema>;

/** Answers by their questions' linkIds. No group repeats, so a question stands once. */
export const answersSchema = z.record(z.string(), z.array(answerSchema));
export type Answers = z.infer<typeof answersSchema>;
