import type { Language } from '#shared/language.js';
import { type Answer, type Answers, type Questionnaire, type QuestionnaireItem } from '#shared/questionnaire.js';
import { countedAnswers, withoutContact } from '#shared/questionnaire-rules.js';
import { displayOf, itemsOf, textOf } from '#shared/questionnaire-words.js';
import { GIVEN, PART, REFERRAL, SENDER, UNIT, V3 } from './codes.js';
import { type Referral, untilOf } from './referral.js';
import texts from './consent-texts.json' with { type: 'json' };

export interface SendingParts {
  /** The county's name: who sends. */
  county: string;
  /** System of staff identifiers; absent = the professional is named only. */
  staffSystem: string | undefined;
  form: Questionnaire;
  type: { id: string; name: string; validDays: number };
  receiver: string;
}

function answerInWords(answer: Answer, { answerOption }: QuestionnaireItem, language: Language): Answer {
  if (!('valueCoding' in answer)) return answer;
  const { system, code } = answer.valueCoding;
  const option = answerOption?.find(({ valueCoding: one }) => one.code === code && one.system === system);
  const display = option === undefined ? undefined : displayOf(option, language);
  return {
    valueCoding: { ...(system === undefined ? {} : { system }), code, ...(display === undefined ? {} : { display }) },
  };
}

/** Items of the QuestionnaireResponse: answered questions in their groups, in the words of the language. */
function responseItems(items: readonly QuestionnaireItem[], answers: Answers, language: Language): object[] {
  return items.flatMap((item): object[] => {
    const { linkId } = item;
    const text = textOf(item, language);
    if (item.type === 'group') {
      const inside = responseItems(item.item ?? [], answers, language);
      return inside.length === 0 ? [] : [{ linkId, text, item: inside }];
    }
    const given = answers[linkId] ?? [];
    return given.length === 0 ? [] : [{ linkId, text, answer: given.map((one) => answerInWords(one, item, language)) }];
  });
}

/** The form as it is asked of this client: without contact data under turvakielto. Pure. */
export const formFor = (form: Questionnaire, masked: boolean): Questionnaire => (masked ? withoutContact(form) : form);

/**
 * All that leaves of a referral, as one FHIR R4 transaction: Patient (name only), Consent with its Provenance,
 * QuestionnaireResponse, ServiceRequest and Task. Sent again, it makes nothing new: each is created only where the receiver has
 * none of this referral's identifier. Undefined without a consent. Pure.
 */
export function toBundle(referral: Referral, parts: SendingParts) {
  const { id, consent, sentAt, language, clientName, masked, service, link, sender } = referral;
  if (consent === undefined || sentAt === undefined) return undefined;
  const { type, receiver, county, staffSystem } = parts;
  const form = formFor(parts.form, masked);
  const answers = countedAnswers(form, only(referral.answers, form));
  const until = referral.until ?? untilOf(sentAt, type.validDays);
  const tag = [
    { system: REFERRAL, code: id },
    { system: SENDER, code: sender.id },
    ...(sender.unit === undefined ? [] : [{ system: UNIT, code: sender.unit }]),
  ];
  const meta = { tag };
  const identifier = [{ system: REFERRAL, value: id }];
  const urn = (what: string) => `urn:uuid:${derived(id, what)}`;
  const requester = {
    ...(staffSystem === undefined ? {} : { identifier: { system: staffSystem, value: sender.id } }),
    display: [sender.name, sender.unit].filter(Boolean).join(', '),
  };
  const patient = { reference: urn('patient'), display: `${clientName.given} ${clientName.family}`.trim() };
  const title = type.name;
  const coded = (code: string, text: string) => ({ coding: [{ system: PART, code }], text });

  const resources = {
    patient: {
      resourceType: 'Patient',
      meta,
      identifier,
      name: [{ family: clientName.family, given: clientName.given.split(' ').filter((one) => one !== '') }],
    },
    consent: {
      resourceType: 'Consent',
      meta,
      identifier,
      extension: [{ url: GIVEN, valueCode: consent.given }],
      status: 'active',
      scope: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/consentscope', code: 'patient-privacy' }] },
      category: [{ coding: [{ system: `${V3}ActCode`, code: 'IDSCL' }], text: texts.category }],
      patient,
      dateTime: consent.at,
      performer: [patient],
      organization: [{ display: county }],
      policyRule: { text: texts.rule },
      verification: [{ verified: true, verifiedWith: patient, verificationDate: consent.at }],
      provision: {
        type: 'permit',
        period: { start: consent.at.slice(0, 10), end: until },
        actor: [
          { role: { coding: [{ system: `${V3}ParticipationType`, code: 'IRCP' }] }, reference: { display: receiver } },
        ],
        code: [{ coding: [{ system: PART, code: 'referral' }], text: title }],
        provision: [
          {
            type: consent.feedback ? 'permit' : 'deny',
            code: [{ coding: [{ system: PART, code: 'feedback' }], text: texts.feedback }],
          },
        ],
      },
    },
    provenance: {
      resourceType: 'Provenance',
      meta,
      target: [{ reference: urn('consent') }],
      recorded: consent.at,
      activity: { coding: [{ system: `${V3}DataOperation`, code: 'CREATE' }] },
      agent: [
        {
          type: {
            coding: [{ system: 'http://terminology.hl7.org/CodeSystem/provenance-participant-type', code: 'author' }],
          },
          who: { ...requester, display: consent.by },
        },
      ],
    },
    response: {
      resourceType: 'QuestionnaireResponse',
      meta,
      identifier: identifier[0],
      language,
      questionnaire: `${form.url}|${form.version}`,
      status: 'completed',
      subject: patient,
      authored: sentAt,
      author: requester,
      item: responseItems(form.item, answers, language),
    },
    request: {
      resourceType: 'ServiceRequest',
      meta,
      identifier,
      status: 'active',
      intent: 'order',
      code: { coding: [{ system: `${REFERRAL}-type`, code: type.id }], text: title },
      ...(service === undefined ? {} : { orderDetail: [{ text: service.name }] }),
      subject: patient,
      authoredOn: sentAt,
      requester,
      performer: [{ display: receiver }],
      supportingInfo: [{ reference: urn('response') }, { reference: urn('consent') }],
    },
    task: {
      resourceType: 'Task',
      meta,
      identifier,
      status: 'requested',
      intent: 'order',
      code: { coding: [{ system: `${REFERRAL}-type`, code: type.id }], text: title },
      ...(service === undefined ? {} : { description: service.name }),
      focus: { reference: urn('request') },
      for: patient,
      authoredOn: sentAt,
      lastModified: sentAt,
      requester,
      owner: { display: receiver },
      restriction: { period: { end: until } },
      input: [
        { type: coded('form', form.title), valueReference: { reference: urn('response') } },
        { type: coded('link', texts.link), valueString: [link.name, link.contact].filter(Boolean).join(', ') },
        { type: coded('feedback-allowed', texts.feedback), valueBoolean: consent.feedback },
        ...(masked ? [{ type: coded('contact-by-link', texts.contactByLink), valueBoolean: true }] : []),
      ],
    },
  };
  const create = (what: string, resource: { resourceType: string }, ifNoneExist: string) => ({
    fullUrl: urn(what),
    resource,
    request: { method: 'POST', url: resource.resourceType, ifNoneExist },
  });
  const byIdentifier = `identifier=${REFERRAL}|${id}`;
  const entry = [
    create('patient', resources.patient, byIdentifier),
    create('consent', resources.consent, byIdentifier),
    create('provenance', resources.provenance, `_tag=${REFERRAL}|${id}`),
    create('response', resources.response, byIdentifier),
    create('request', resources.request, byIdentifier),
    create('task', resources.task, byIdentifier),
  ];
  return { bundle: { resourceType: 'Bundle', type: 'transaction', entry }, resources };
}
export type Outgoing = NonNullable<ReturnType<typeof toBundle>>;

/** Answers of questions that the form has. */
const only = (answers: Answers, { item }: Questionnaire): Answers => {
  const known = new Set(itemsOf(item).map(({ linkId }) => linkId));
  return Object.fromEntries(Object.entries(answers).filter(([id]) => known.has(id)));
};

/** A UUID of one part of a referral, the same each time: version 8, from the referral's own and the part's name. */
function derived(id: string, what: string): string {
  const mark = ['patient', 'consent', 'provenance', 'response', 'request', 'task'].indexOf(what) + 1;
  return `${id.slice(0, 14)}8${id.slice(15, 35)}${mark.toString(16)}`;
}
