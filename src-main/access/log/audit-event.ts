import * as z from 'zod';
import type { AccessRow } from '#shared/access-log.js';

type Action = AccessRow['action'];

/** Names the log where FHIR wants a system or an observer. */
const SITE = 'tyopoyta';
const TYPES = 'http://terminology.hl7.org/CodeSystem/audit-event-type';

/** What FHIR calls data that is nobody's (v3-ActReason HTEST). */
const TEST_DATA = {
  system: 'http://terminology.hl7.org/CodeSystem/v3-ActReason',
  code: 'HTEST',
  display: 'test health data',
};

const codingSchema = z.object({ system: z.url().optional(), code: z.string().min(1), display: z.string().optional() });
const textSchema = z.object({ text: z.string().min(1) });

/** The elements of an R4 AuditEvent that are written here, as the base specification has them (hl7.org/fhir/R4/auditevent.html). */
const auditEventSchema = z.strictObject({
  resourceType: z.literal('AuditEvent'),
  meta: z.strictObject({ security: z.array(codingSchema) }).optional(),
  type: codingSchema,
  subtype: z.array(codingSchema).optional(),
  action: z.enum(['C', 'R', 'U', 'D', 'E']),
  recorded: z.iso.datetime({ offset: true }),
  outcome: z.enum(['0', '4', '8', '12']),
  purposeOfEvent: z.array(textSchema).optional(),
  agent: z
    .array(
      z.strictObject({
        who: z.object({ identifier: z.object({ value: z.string().min(1) }) }).optional(),
        name: z.string().min(1).optional(),
        requestor: z.boolean(),
      }),
    )
    .min(1),
  source: z.strictObject({
    observer: z.object({ display: z.string().min(1) }),
    type: z.array(codingSchema).optional(),
  }),
  entity: z
    .array(
      z.strictObject({
        what: z.object({ reference: z.string().min(1) }).optional(),
        type: codingSchema.optional(),
        role: codingSchema.optional(),
        // `valueString` is one of the two kinds of value that the specification allows.
        detail: z.array(z.strictObject({ type: z.string().min(1), valueString: z.string().min(1) })).optional(),
      }),
    )
    .optional(),
});
export type AuditEvent = z.infer<typeof auditEventSchema>;

export const auditBundleSchema = z.strictObject({
  resourceType: z.literal('Bundle'),
  type: z.literal('collection'),
  timestamp: z.iso.datetime({ offset: true }),
  entry: z.array(z.strictObject({ fullUrl: z.string().regex(/^urn:uuid:[0-9a-f-]{36}$/), resource: auditEventSchema })),
});

const actions: Partial<Record<Action, AuditEvent['action']>> = {
  assessmentRecorded: 'C',
  referralRecorded: 'U',
  consentRecorded: 'C',
  consentRevoked: 'U',
  clientClosed: 'E',
  contextFollowed: 'E',
  contextNotChanged: 'E',
  contextVouched: 'E',
};

/** What the entry says beside who, when and whose data. */
function detailsOf(row: AccessRow): { type: string; valueString: string }[] {
  const facts: [string, string | undefined][] = [
    ...(row.registers ?? []).map((register): [string, string] => ['register', register]),
    ...(row.sections ?? []).map((section): [string, string] => ['section', section]),
    ['ground', row.ground],
    ['service', row.service],
    ['consultation', row.consultation],
    ...(row.handed ?? []).map((id): [string, string] => ['handed', id]),
    ['to', row.to],
    ['reason', row.reason],
    ['why', row.why],
    ['from', row.from ?? undefined],
    ...(row.followed ?? []).map((tool): [string, string] => ['followed', tool]),
    ...(row.behind ?? []).map(({ tool, state }): [string, string] => ['behind', `${tool} ${state}`]),
  ];
  return facts.flatMap(([type, valueString]) =>
    valueString === undefined || valueString === '' ? [] : [{ type, valueString }],
  );
}

/** One entry of the log as an R4 AuditEvent. Pure. */
export function toAuditEvent(row: AccessRow): AuditEvent {
  const details = detailsOf(row);
  return {
    resourceType: 'AuditEvent',
    ...(row.training === true ? { meta: { security: [TEST_DATA] } } : {}),
    type: { system: TYPES, code: 'rest', display: 'RESTful Operation' },
    subtype: [{ code: row.action }],
    action: actions[row.action] ?? 'R',
    recorded: row.time,
    // A change that did not come to be: nothing was shown, by nobody's fault.
    outcome: row.action === 'contextNotChanged' ? '4' : '0',
    ...(row.purpose === undefined ? {} : { purposeOfEvent: [{ text: row.purpose }] }),
    agent: [
      {
        ...(row.professional === null ? {} : { who: { identifier: { value: row.professional } } }),
        requestor: true,
      },
      { name: row.by, requestor: false },
    ],
    source: {
      observer: { display: SITE },
      type: [
        {
          system: 'http://terminology.hl7.org/CodeSystem/security-source-type',
          code: '4',
          display: 'Application Server',
        },
      ],
    },
    entity: [
      {
        ...(row.client === null ? {} : { what: { reference: row.client } }),
        type: { system: 'http://terminology.hl7.org/CodeSystem/audit-entity-type', code: '1', display: 'Person' },
        role: { system: 'http://terminology.hl7.org/CodeSystem/object-role', code: '1', display: 'Patient' },
        ...(details.length === 0 ? {} : { detail: details }),
      },
    ],
  };
}

/**
 * Entries as a Bundle of AuditEvents, checked against what the specification asks for.
 * @param uuid a new one for each entry
 */
export const toAuditBundle = (rows: readonly AccessRow[], timestamp: string, uuid: () => string) =>
  auditBundleSchema.parse({
    resourceType: 'Bundle',
    type: 'collection',
    timestamp,
    entry: rows.map((row) => ({ fullUrl: `urn:uuid:${uuid()}`, resource: toAuditEvent(row) })),
  });
