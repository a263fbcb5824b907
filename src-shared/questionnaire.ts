import * as z from 'zod';

/** Marks answers by which the client is reached or found: they stay here when the client is under turvakielto. */
export const CONTACT_DATA = 'https://tyopoyta.fi/fhir/StructureDefinition/contact-data';
export const TRANSLATION = 'http://hl7.org/fhir/StructureDefinition/translation';
const SDC = 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-';
export const CALCULATED = `${SDC}calculatedExpression` as const;
export const ENABLE_WHEN_EXPRESSION = `${SDC}enableWhenExpression` as const;

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
const extensionSchema = z.discriminatedUnion('url', [
  z.strictObject({ url: z.literal(CALCULATED), valueExpression: expression }),
  z.strictObject({ url: z.literal(ENABLE_WHEN_EXPRESSION), valueExpression: expression }),
  z.strictObject({ url: z.literal(CONTACT_DATA), valueBoolean: z.boolean() }),
]);

const enableWhenSchema = z.strictObject({
  question: z.string(),
  operator: z.enum(['exists', '=', '!=']),
  answerBoolean: z.boolean().optional(),
  answerString: z.string().optional(),
  answerInteger: z.int().optional(),
  answerCoding: z.strictObject({ system: z.url().optional(), code: z.string() }).optional(),
});
export type EnableWhen = z.infer<typeof enableWhenSchema>;

const itemTypeSchema = z.enum(['group', 'display', 'boolean', 'integer', 'date', 'string', 'text', 'choice']);

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
    .array(z.strictObject({ valueCoding: codingSchema }))
    .min(1)
    .optional(),
  extension: z.array(extensionSchema).optional(),
  get item() {
    return z.array(itemSchema).min(1).optional();
  },
});
export type QuestionnaireItem = z.infer<typeof itemSchema>;

/**
 * The part of FHIR R4 Questionnaire (with SDC's calculated and enabling expressions) that the workbench draws. Whatever else
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
  item: z.array(itemSchema).min(1),
});
export type Questionnaire = z.infer<typeof questionnaireSchema>;

/** One answer (QuestionnaireResponse.item.answer) of the types above. */
export const answerSchema = z.union([
  z.strictObject({ valueBoolean: z.boolean() }),
  z.strictObject({ valueInteger: z.int() }),
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
