import { eventIterator, oc } from '@orpc/contract';
import * as z from 'zod';
import { languageSchema, localizedSchema } from './language.js';

export const screenSchema = z.union([z.literal(1), z.literal(2)]);
export type Screen = z.infer<typeof screenSchema>;

export const appearanceSchema = z.enum(['system', 'light', 'dark', 'contrast']);
export type Appearance = z.infer<typeof appearanceSchema>;

export const settingsSchema = z.object({ language: languageSchema, appearance: appearanceSchema });

/** What the host can do; asked by the renderer instead of guessing (design §2). */
export const capabilitiesSchema = z.object({
  host: z.enum(['web', 'electron']),
  /** Tools are drawn by the host as native views instead of frames. */
  nativeViews: z.boolean(),
  /** A stored user name and password are filled into a tool's log-in by the host. */
  fillsLogIns: z.boolean(),
  /** A tool may be given a TLS client certificate, such as a professional card, by the host. */
  clientCertificates: z.boolean(),
  /** The host opens the second screen itself. */
  placesScreens: z.boolean(),
});
export type Capabilities = z.infer<typeof capabilitiesSchema>;

/** A flexlayout JSON model, kept as text: the core stores it and never looks inside. */
const layoutModelSchema = z.string().max(200_000);

/** Subject at the identity provider, as the directory of colleagues has it. */
const personSchema = z.string().min(1).max(128);

/** The professional's own pinned colleagues and named teams. Nothing of clients. */
export const colleagueGroupsSchema = z.object({
  favourites: z.array(personSchema).max(200),
  teams: z
    .array(
      z.object({
        id: z.string().min(1).max(64),
        name: z.string().trim().min(1).max(60),
        members: z.array(personSchema).max(200),
      }),
    )
    .max(50),
});
export type ColleagueGroups = z.infer<typeof colleagueGroupsSchema>;

export const workspaceStateSchema = z.object({
  settings: settingsSchema,
  /** Layout of each screen for the signed-in role and the present set of displays; absent = the default one. */
  layouts: z.object({ 1: layoutModelSchema.optional(), 2: layoutModelSchema.optional() }),
  /** Grows with each saved layout, so that a screen can tell its own echo from the other screen's change. */
  layoutRevision: z.number().int(),
  /** Screens that are open now. */
  openScreens: z.array(screenSchema),
  /** Of the signed-in professional. */
  colleagueGroups: colleagueGroupsSchema,
});
export type WorkspaceState = z.infer<typeof workspaceStateSchema>;

export const workspaceContract = {
  /** What does not change while the workbench runs. */
  about: oc.output(
    z.object({
      county: localizedSchema,
      /** Notice beside the county's name, e.g. that this is a demo area with invented clients. */
      notice: localizedSchema.optional(),
      capabilities: capabilitiesSchema,
      version: z.string(),
    }),
  ),
  watch: oc.output(eventIterator(workspaceStateSchema)),
  saveSettings: oc.input(settingsSchema.partial()).output(z.void()),
  /** Saves both screens' layouts at once when a pane moves from one to the other. */
  saveLayouts: oc
    .input(z.object({ 1: layoutModelSchema.optional(), 2: layoutModelSchema.optional() }))
    .output(z.object({ layoutRevision: z.number().int() })),
  saveColleagueGroups: oc.input(colleagueGroupsSchema).output(z.void()),
  /** Back to the default layout on both screens. */
  resetLayouts: oc.output(z.void()),
};
