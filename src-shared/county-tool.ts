import * as z from 'zod';
import { roleSchema } from './identity.js';
import { localizedSchema } from './language.js';
import { serviceUrlSchema } from './service-url.js';
import { addressMistake, launchFieldMistake, patternMistake, plainAddressMistake } from './tool-address.js';
import {
  hibernationSchema,
  joinSchema,
  permissionSchema,
  popupPolicySchema,
  postLaunchSchema,
  signInWaySchema,
} from './tool-policy.js';
import { toolContextSchema, workbenchPaneSchema } from './tools.js';

/** Texts of the county file: a language that the interface does not have is a mistake. */
export const textsSchema = localizedSchema.strict();

const isPattern = (text: string): boolean => {
  try {
    return new RegExp(text.replaceAll('{patient.id}', 'x'), 'u') instanceof RegExp;
  } catch {
    return false;
  }
};

/** The rule of all addresses, for a template: a name never stands in its origin. */
const unsafe = (template: string): string | undefined =>
  serviceUrlSchema.safeParse(template.replaceAll(/\{[^{}]*\}/g, 'x')).error?.issues[0]?.message;

export const countyToolSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]+$/),
    name: textsSchema,
    description: textsSchema.optional(),
    /** Every way in which the system is joined; absent = the one that `kind` says. `kind` is what opening it does. */
    joins: z.array(joinSchema).min(1).optional(),
    kind: z.enum(['embedded', 'link', 'card', 'pane']),
    /** `kind: "pane"`: the part of the workbench that does this system's work. */
    pane: workbenchPaneSchema.optional(),
    /**
     * May hold {hub.url} and {hub.topic} for `fhircast`; {ccow.registry} for `ccow`; {launch} and {iss} for `smart`;
     * {patient.id}, the client's pseudonymous key at the first FHIR source, for `url`; {messaging.handle} and
     * {messaging.origin} for `message`. Never anything that tells who the client is: the list is closed.
     */
    url: z.string().optional(),
    /** `context: "url"` and `"smart"`: the page while no client is open; absent = the tool's frame is taken away. */
    noClientUrl: serviceUrlSchema.optional(),
    /** Origins the view may show; the URL's own origin is always allowed. */
    allowedOrigins: z.array(serviceUrlSchema).default([]),
    context: toolContextSchema.default('none'),
    master: z.boolean().default(false),
    /** OAuth client id that the tool's own tokens name (claim `client_id`), for binding FHIRcast subscriptions to it. */
    clientId: z.string().optional(),
    /** `context: "fhircast"`: how its clients are known. `none` = they send no token; loopback only, and shown as a warning. */
    fhircast: z
      .strictObject({
        auth: z.enum(['token', 'none']).default('token'),
        /** A 202 that is not followed by SyncError within 10 s counts as a confirmation (FHIRcast §2.5). */
        trustsAccepted: z.boolean().default(false),
      })
      .optional(),
    /** `context: "ccow"`: the table of names and encoding in `src-main/context/ccow/profiles`. */
    ccow: z
      .strictObject({
        profile: z.enum(['ccow', 'mkh-hypothesis']).default('mkh-hypothesis'),
        /** Passcode that the application shows when it joins; absent = known by `applicationName` alone. */
        passcode: z.string().optional(),
      })
      .optional(),
    /**
     * `context: "url"`: a loaded address that matches this (regular expression, `{patient.id}` filled in) confirms;
     * absent = the address asked for, to the letter.
     */
    confirmUrl: z.string().refine(isPattern, 'must be a regular expression').optional(),
    /** `context: "smart"`: the redirect addresses of the tool's SMART client (`clientId`), which uses PKCE. */
    smart: z
      .strictObject({
        redirectUris: z.array(serviceUrlSchema).min(1),
        scope: z.string(),
        /** Makes it a confidential client (`client_secret_basic`); absent = a public one. */
        clientSecret: z.string().min(16).optional(),
      })
      .optional(),
    /** `context: "url"`: the page's address comes by a launch on the tool's server instead of `url` alone. */
    postLaunch: postLaunchSchema.optional(),
    signIn: signInWaySchema.default({ as: 'none' }),
    permissions: z.array(permissionSchema).default([]),
    popups: popupPolicySchema.default('logIn'),
    hibernation: hibernationSchema.default({ afterMinutes: 5 }),
    register: z.enum(['health', 'social', 'both']).optional(),
    /** Roles that see the tool; absent = all. */
    roles: z.array(roleSchema).optional(),
    /** Markdown. In the file it may be `{"file": "cards/name"}`: the texts are then `cards/name.fi.md`, `.sv.md` and `.en.md`. */
    card: textsSchema.optional(),
  })
  .refine((tool) => tool.kind === 'card' || tool.kind === 'pane' || tool.url !== undefined, {
    message: 'a tool that opens needs a url',
    path: ['url'],
  })
  .refine((tool) => tool.kind !== 'card' || tool.card !== undefined, {
    message: 'a guidance card needs its text',
    path: ['card'],
  })
  .refine((tool) => tool.kind !== 'pane' || tool.pane !== undefined, {
    message: 'an entry of "kind": "pane" needs the pane that it opens',
    path: ['pane'],
  })
  .refine((tool) => !['smart', 'url', 'message'].includes(tool.context) || tool.kind === 'embedded', {
    message: 'a tool that follows by its page must be embedded',
    path: ['kind'],
  })
  .refine((tool) => tool.context !== 'smart' || (tool.smart !== undefined && tool.clientId !== undefined), {
    message: 'a tool with "context": "smart" needs clientId, smart.redirectUris and smart.scope',
    path: ['smart'],
  })
  .refine((tool) => tool.postLaunch === undefined || tool.context === 'url', {
    message: 'a tool with "postLaunch" follows by its page: "context": "url"',
    path: ['postLaunch'],
  })
  .superRefine((tool, check) => {
    const { url, noClientUrl, confirmUrl, postLaunch } = tool;
    const posted = postLaunch !== undefined;
    const say = (path: string[], mistake: string | undefined) => {
      if (mistake !== undefined) check.addIssue({ code: 'custom', path, message: mistake });
    };
    if (url !== undefined) say(['url'], addressMistake(url, tool.context, posted) ?? unsafe(url));
    if (noClientUrl !== undefined) say(['noClientUrl'], plainAddressMistake(noClientUrl));
    if (confirmUrl !== undefined) say(['confirmUrl'], patternMistake(confirmUrl));
    if (postLaunch === undefined) return;
    say(['postLaunch', 'url'], plainAddressMistake(postLaunch.url));
    for (const [name, value] of Object.entries(postLaunch.fields))
      say(['postLaunch', 'fields', name], launchFieldMistake(value));
  });
export type CountyTool = z.infer<typeof countyToolSchema>;
