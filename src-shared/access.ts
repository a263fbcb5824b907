import { eventIterator, oc } from '@orpc/contract';
import * as z from 'zod';
import { sectionIdSchema } from './client-summary.js';
import { clientReferenceSchema } from './context.js';
import { failureSchema } from './failure.js';
import { registerSchema } from './summary-entries.js';

/** How a professional is known to serve the client, found in the sources. */
export const relationshipSchema = z.object({
  kind: z.enum(['serviceEvent', 'booking', 'call', 'careTeam', 'namedWorker', 'consultation']),
  /** What it is, in the source's words: the contact's or the team's name. */
  title: z.string().optional(),
  at: z.string().optional(),
  source: z.string(),
  /** Of a consultation that the professional has taken: its id. It ties them to the client while it is open. */
  consultation: z.string().optional(),
});
export type Relationship = z.infer<typeof relationshipSchema>;

/** Käyttötarkoitus: why a client is opened where no relationship is found. Names in the locale files, no codes. */
export const purposeSchema = z.enum([
  'care', // care or examination
  'assessment', // assessing the need of care or services
  'guidance', // guidance and counselling
  'service', // arranging or giving a social service
  'followUp', // follow-up, call-back, planning
  'correction', // correcting a record, answering a complaint
]);
export type Purpose = z.infer<typeof purposeSchema>;

/** Services and service tasks (palvelutehtävä) for which a client is opened. Names in the locale files. */
export const serviceSchema = z.enum([
  'outpatientCare',
  'counsellingCentre',
  'homeCare',
  'childHealth',
  'studentHealth',
  'mentalHealth',
  'rehabilitation',
  'hospitalCare',
  // Palvelutehtävät of social welfare
  'olderPeople',
  'workingAge',
  'familiesWithChildren',
  'childProtection',
  'familyLaw',
  'substanceAbuse',
  'disability',
]);
export type Service = z.infer<typeof serviceSchema>;

/** Statutory grounds for another register's data without a permission. Dated rows with their acts stand in the core. */
export const statutoryGroundSchema = z.enum([
  'emergency', // the client cannot say, and the data are needed at once
  'childProtection',
  'essentialInterest', // service cannot be arranged otherwise, client unable to judge
  'dutyToDisclose', // an act obliges to give the data
]);

/** What opens another register's section. */
export const groundSchema = z.discriminatedUnion('kind', [
  /** Luovutuslupa in force. */
  z.object({ kind: z.literal('consent'), consent: z.string() }),
  /** Sosiaali- ja terveydenhuollon yhteinen palvelu, which the client has. */
  z.object({ kind: z.literal('jointService') }),
  z.object({ kind: z.literal('statutory'), id: statutoryGroundSchema }),
]);
export type Ground = z.infer<typeof groundSchema>;

/** A ground that may be chosen, and which sections it opens. */
export const groundOfferSchema = z.object({
  ground: groundSchema,
  sections: z.array(sectionIdSchema),
  /** The permission's date, or the act. */
  detail: z.string().optional(),
});

export const openingSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('noClient') }),
  /** Looking for a relationship in the sources. */
  z.object({ state: z.literal('checking') }),
  /** None was found, or a source did not answer: the professional picks a purpose and the service. */
  z.object({ state: z.literal('needsPurpose'), failures: z.array(failureSchema) }),
  z.object({
    state: z.literal('open'),
    since: z.iso.datetime(),
    basis: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('relationship'), relationship: relationshipSchema }),
      z.object({ kind: z.literal('purpose'), purpose: purposeSchema, service: serviceSchema }),
    ]),
    /** When this professional opened this client the time before; absent = the first time. */
    lastOpened: z.iso.datetime().optional(),
  }),
  /** The role has no right to clients' data, or the log cannot be written. */
  z.object({ state: z.literal('refused'), why: z.enum(['role', 'logUnwritable']) }),
]);

export const accessStateSchema = z.object({
  contextVersion: z.number().int(),
  client: clientReferenceSchema.nullable(),
  opening: openingSchema,
  /** Purposes and services that this role may pick, the likeliest first. */
  choices: z.object({ purposes: z.array(purposeSchema), services: z.array(serviceSchema) }),
  /** Registers of the professional's own duties. */
  own: z.array(registerSchema),
  /** Sections that this role is shown; others are not part of its duties. */
  sections: z.array(sectionIdSchema),
  /** Registers that are not the professional's own, and how they stand. The same whatever lies behind them. */
  others: z.array(
    z.object({
      register: registerSchema,
      offers: z.array(groundOfferSchema),
      opened: z.array(z.object({ ground: groundSchema, sections: z.array(sectionIdSchema), at: z.iso.datetime() })),
    }),
  ),
  /** Specially protected data: opened by a confirmation of its own. Offered whether there is any or not. */
  protectedData: z.enum(['closed', 'open']),
  /** Turvakielto: whether it is in force, and whether masked data were asked for with a reason. */
  nonDisclosure: z.enum(['none', 'masked', 'unmasked']),
});
export type AccessState = z.infer<typeof accessStateSchema>;

/** What came of something that must be in the log first. `changed`: the client is another by now; nothing was done. */
export const accessResultSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('done') }),
  z.object({ kind: z.literal('changed') }),
  z.object({ kind: z.literal('notAllowed') }),
  z.object({ kind: z.literal('logUnwritable') }),
  z.object({ kind: z.literal('failed'), failure: failureSchema }),
]);
export type AccessResult = z.infer<typeof accessResultSchema>;

const version = z.number().int();

/** An itemised luovutuslupa as it is asked of the client. */
export const permissionSchema = z.object({
  /** Whose data may be disclosed. */
  register: registerSchema,
  sections: z.array(sectionIdSchema).min(1),
  /** Last day (YYYY-MM-DD); absent = until it is revoked. */
  until: z.iso.date().optional(),
  /** How the client gave it. */
  given: z.enum(['orally', 'inWriting', 'electronically']),
  /** The client was told what the permission means, and that it may be revoked. */
  informed: z.literal(true),
});
export type Permission = z.infer<typeof permissionSchema>;

export const accessContract = {
  /** How the active client stands for this professional now, then every change. */
  watch: oc.output(eventIterator(accessStateSchema)),
  /** The professional's purpose and service: logged, then the client's own-register data are shown. */
  choosePurpose: oc
    .input(z.object({ version, purpose: purposeSchema, service: serviceSchema }))
    .output(accessResultSchema),
  /** Looks for a relationship once more. */
  checkAgain: oc.input(z.object({ version })).output(z.void()),
  /** Opens another register's sections on a ground: logged first. */
  openSections: oc
    .input(
      z.object({ version, register: registerSchema, sections: z.array(sectionIdSchema).min(1), ground: groundSchema }),
    )
    .output(accessResultSchema),
  /** Shows specially protected data until the client changes: logged first. */
  openProtected: oc.input(z.object({ version })).output(accessResultSchema),
  /** Shows what turvakielto masks, for a reason that is logged. */
  unmask: oc.input(z.object({ version, reason: z.string().trim().min(5).max(200) })).output(
    z.object({
      result: accessResultSchema,
      contact: z
        .object({ municipality: z.string().optional(), address: z.array(z.string()), phones: z.array(z.string()) })
        .optional(),
    }),
  ),
  /** Writes an itemised luovutuslupa (FHIR Consent, Provenance) to the register's source. */
  recordPermission: oc
    .input(z.object({ version, permission: permissionSchema }))
    .output(z.object({ result: accessResultSchema, consent: z.string().optional() })),
  /** Takes a permission back from now on (Consent.status inactive). */
  revokePermission: oc.input(z.object({ version, consent: z.string() })).output(accessResultSchema),
};
