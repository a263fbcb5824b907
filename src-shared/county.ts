import * as z from 'zod';
import { hubPolicySchema } from './hub-policy.js';
import { accessPolicySchema } from './access-policy.js';
import { appointmentPolicySchema } from './appointment-policy.js';
import { contactMistakes, contactShape } from './contact-links.js';
import { countyToolSchema, textsSchema } from './county-tool.js';
import { cdsServiceSchema, fhirSourceSchema } from './data-sources.js';
import { dutyClaimsSchema } from './duty-claims.js';
import { roleSchema } from './identity.js';
import { referralPolicySchema } from './referral-policy.js';
import { servicesSchema } from './service-sources.js';
import { serviceUrlSchema } from './service-url.js';
import { telephonyPolicySchema } from './telephony-policy.js';

/** What a start in training mode (`--training`) runs. Absent = this county has no training of its own. */
export const countyTrainingSchema = z.discriminatedUnion('as', [
  /** This very file is a county of invented clients: in training mode it may be run. */
  z.strictObject({
    as: z.literal('invented'),
    /** Folder of scenarios (`*.yaml`), beside this file unless absolute. */
    scenarios: z.string(),
    /** Origins of training systems that are not on this machine. Nothing else off this machine is ever called. */
    systems: z.array(serviceUrlSchema).default([]),
  }),
  /** The county's real file: another file, beside this one, is the county of invented clients. */
  z.strictObject({ as: z.literal('countyFile'), file: z.string() }),
]);

/** county.json: everything that makes the workbench a certain county's. `${NAME}` is replaced from the environment. A key that is not known is a mistake. */
export const countySchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  name: textsSchema,
  notice: textsSchema.optional(),
  identityProvider: z.strictObject({
    issuer: serviceUrlSchema,
    clientId: z.string(),
    scope: z.string().default('openid profile'),
    /** Resource indicator (RFC 8707) whose access tokens the workbench's own services accept. */
    audience: z.url(),
    /** ID-token claim that names the role, and what its values mean here. */
    roleClaim: z.string().default('role'),
    roles: z.record(z.string(), roleSchema),
    /** Claims of the ID token and of access tokens that name the unit and the duties, and what the duties' values mean here. */
    ...dutyClaimsSchema.shape,
    /**
     * Electron: where the professional signs in. `systemBrowser` (RFC 8252) uses the machine's own browser; `ownWindow` a
     * window of the workbench, whose session at the provider the tools' views then share.
     */
    signInWith: z.enum(['systemBrowser', 'ownWindow']).default('systemBrowser'),
    /** System of the identifier by which the sources' Practitioners have the subject (`sub`). Absent = none has. */
    practitionerSystem: z.url().optional(),
  }),
  workstation: z
    .strictObject({
      /** Several people use it: nothing secret is kept on the disk. `--shared-workstation` says the same for one run. */
      shared: z.boolean().default(false),
      /** Locks after so many minutes without a key or a pointer; null = only by hand and with the machine. */
      lockAfterMinutes: z.number().positive().nullable().default(10),
      /** How long a locked session is kept while another person uses the workstation; null = not at all. */
      quickSwitchMinutes: z.number().positive().nullable().default(null),
    })
    .default({ shared: false, lockAfterMinutes: 10, quickSwitchMinutes: null }),
  /** Whether figures of use (no client data) are sent to the hub once an hour. */
  usage: z.strictObject({ sendToHub: z.boolean() }).default({ sendToHub: false }),
  /** Who may see what of a client: what differs from the product's own table of roles. */
  access: accessPolicySchema.default({ roles: {}, bookingDays: 7 }),
  /** The first is the master (APTJ): client references are its own. */
  fhirSources: z.array(fhirSourceSchema).min(1),
  cdsServices: z.array(cdsServiceSchema).default([]),
  tools: z.array(countyToolSchema).min(1),
  hub: z.discriminatedUnion('mode', [
    z.strictObject({
      mode: z.literal('embedded'),
      directory: serviceUrlSchema,
      /** How consultations are routed; a county's own hub has it in its own file. */
      policy: hubPolicySchema.prefault({}),
    }),
    /** Several addresses are the county's several hubs: one after another when one is lost. */
    z.strictObject({
      mode: z.literal('remote'),
      url: z.union([serviceUrlSchema, z.array(serviceUrlSchema).min(1).max(10)]),
    }),
  ]),
  /** Of what is shown of the professionals themselves. */
  availability: z
    .strictObject({
      /** Offers everybody a hint, for themselves only and off until they turn it on, that their workbench is not used. */
      idleHint: z.boolean().default(false),
      ...contactShape,
    })
    .superRefine((availability, context) => {
      for (const { index, message } of contactMistakes(availability))
        context.addIssue({ code: 'custom', message, path: ['links', index, 'url'] });
    })
    .prefault({}),
  /** Folder of articles, beside this file unless absolute. */
  guidelines: z.strictObject({
    folder: z.string(),
    /** Public half of the county's key (Ed25519, SubjectPublicKeyInfo in base64): what is published at the hub is believed only when it has signed it. */
    publicKey: z.base64().optional(),
  }),
  /** Folder of FHIR R4 Questionnaires for assessing the need for care and services, beside this file unless absolute; absent = none. */
  assessments: z.strictObject({ folder: z.string() }).optional(),
  /** Whom clients may ask: stands at the end of what they are given from the service tray. */
  counselling: z
    .strictObject({ name: textsSchema, phone: z.string().min(3), hours: textsSchema.optional() })
    .optional(),
  /** Clients' feedback: `publicUrl` is where their own devices reach the hub (`/palaute`); absent = they are asked aloud. */
  feedback: z.strictObject({ publicUrl: serviceUrlSchema.optional() }).default({}),
  /** The clients' asiointipalvelu, a FHIR R4 server that takes messages (Communication); absent = no messages are sent. */
  messages: z
    .strictObject({
      name: textsSchema,
      baseUrl: serviceUrlSchema,
      /** Milliseconds for one whole answer. */
      timeoutMs: z.number().int().positive().default(8000),
    })
    .optional(),
  /** Referrals to others' services; absent = the county has none. */
  referrals: referralPolicySchema.optional(),
  /** The contact centre whose calls and chats come to the workbench; absent = none. */
  telephony: telephonyPolicySchema.optional(),
  /** Servers of appointments; absent = none is booked from the workbench. */
  appointments: appointmentPolicySchema.optional(),
  /** Where the service tray's services come from. */
  services: servicesSchema,
  /** Own list of synonyms in place of the product's: a file of the form of `src-shared/search/synonyms.yaml`. */
  search: z.strictObject({ synonyms: z.string().optional() }).default({}),
  training: countyTrainingSchema.optional(),
});
export type County = z.infer<typeof countySchema>;
