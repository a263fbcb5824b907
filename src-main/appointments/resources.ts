import * as z from 'zod';

/**
 * FHIR R4 as the sources give it. Loose: what is not known here is kept, since a Slot or an Appointment is written back
 * whole. A resource that lacks what it cannot do without is left out of lists.
 */
const text = z.string().min(1).optional().catch(undefined);
const many = <T extends z.ZodType>(item: T) => z.array(item).optional().catch(undefined);

interface ExtensionShape {
  url: string;
  valueString?: string | undefined;
  valueCode?: string | undefined;
  valueUrl?: string | undefined;
  valueUri?: string | undefined;
  valueInteger?: number | undefined;
  valueDateTime?: string | undefined;
  extension?: ExtensionShape[] | undefined;
}
export const extensionSchema: z.ZodType<ExtensionShape> = z.looseObject({
  url: z.string(),
  valueString: text,
  valueCode: text,
  valueUrl: text,
  valueUri: text,
  valueInteger: z.int().optional().catch(undefined),
  valueDateTime: text,
  get extension() {
    return many(extensionSchema);
  },
});
export type Extension = ExtensionShape;

const element = z
  .looseObject({ extension: many(extensionSchema) })
  .optional()
  .catch(undefined);
const coding = z.looseObject({ system: text, code: text, display: text });
export const conceptSchema = z.looseObject({ coding: many(coding), text, _text: element });
export type Concept = z.infer<typeof conceptSchema>;
export const referenceSchema = z.looseObject({ reference: text, display: text });
const identifier = z.looseObject({ system: text, value: text });

const stored = {
  id: z.string().min(1),
  meta: z.looseObject({ versionId: text }).optional(),
  extension: many(extensionSchema),
  identifier: many(identifier),
};

export const scheduleResourceSchema = z.looseObject({
  resourceType: z.literal('Schedule'),
  ...stored,
  active: z.boolean().optional(),
  specialty: many(conceptSchema),
  serviceType: many(conceptSchema),
  actor: z.array(referenceSchema).default([]),
});
export type ScheduleResource = z.infer<typeof scheduleResourceSchema>;

/** What a schedule's actors are: HealthcareService, Location, PractitionerRole or Practitioner. */
export const actorResourceSchema = z.looseObject({
  resourceType: z.enum(['HealthcareService', 'Location', 'PractitionerRole', 'Practitioner']),
  ...stored,
  name: z.unknown().optional(),
  _name: element,
  practitioner: referenceSchema.optional().catch(undefined),
  specialty: many(conceptSchema),
  code: many(conceptSchema),
  location: many(referenceSchema),
  characteristic: many(conceptSchema),
  telecom: many(z.looseObject({ system: text, value: text })),
});
export type ActorResource = z.infer<typeof actorResourceSchema>;

/** Practitioner.name: as text, or in parts. */
export const humanNameSchema = z.array(
  z.looseObject({ text, family: text, given: z.array(z.string()).optional().catch(undefined) }),
);

export const slotResourceSchema = z.looseObject({
  resourceType: z.literal('Slot'),
  ...stored,
  serviceCategory: many(conceptSchema),
  serviceType: many(conceptSchema),
  appointmentType: conceptSchema.optional().catch(undefined),
  schedule: referenceSchema,
  status: z.enum(['free', 'busy', 'busy-tentative', 'busy-unavailable', 'entered-in-error']),
  start: z.iso.datetime({ offset: true }),
  end: z.iso.datetime({ offset: true }),
});
export type SlotResource = z.infer<typeof slotResourceSchema>;

export const appointmentResourceSchema = z.looseObject({
  resourceType: z.literal('Appointment'),
  ...stored,
  status: z.string(),
  start: z.iso.datetime({ offset: true }).optional(),
  end: z.iso.datetime({ offset: true }).optional(),
  serviceType: many(conceptSchema),
  reasonCode: many(conceptSchema),
  description: text,
  slot: many(referenceSchema),
  appointmentType: conceptSchema.optional().catch(undefined),
  requestedPeriod: many(z.looseObject({ start: text, end: text })),
  participant: z
    .array(
      z.looseObject({
        type: many(conceptSchema),
        actor: referenceSchema.optional().catch(undefined),
        status: text,
      }),
    )
    .default([]),
});
export type AppointmentResource = z.infer<typeof appointmentResourceSchema>;

export const bundleSchema = z.looseObject({
  resourceType: z.literal('Bundle'),
  entry: z
    .array(
      z.looseObject({
        resource: z.unknown().optional(),
        response: z.looseObject({ status: z.string(), location: text }).optional(),
      }),
    )
    .default([]),
  link: z.array(z.looseObject({ relation: z.string(), url: z.string() })).default([]),
});

export const statementSchema = z.looseObject({
  resourceType: z.literal('CapabilityStatement'),
  rest: many(z.looseObject({ interaction: many(z.looseObject({ code: text })) })),
});

/** The member of an extension, one level down. */
export const inner = (extensions: readonly Extension[] | undefined, url: string): Extension | undefined =>
  extensions?.find((one) => one.url === url);
