import * as z from 'zod';
import { serviceUrlSchema } from './service-url.js';

/** How the county joins a system to the workbench; a system may be joined in several ways. */
export const joinSchema = z.enum([
  /** Embedded, and follows the client. */
  'embedded',
  /** Opened with single sign-on or a launch parameter. */
  'opened',
  /** Its data is read or written over a public standard. */
  'data',
  /** A guidance card tells how. */
  'card',
  /** A part of the workbench itself. */
  'own',
]);
export type Join = z.infer<typeof joinSchema>;

/** What a tool's view may ask of the machine. Everything that is not named is refused. */
export const permissionSchema = z.enum([
  'camera',
  'microphone',
  'clipboardRead',
  'clipboardWrite',
  'fullscreen',
  'location',
  'notifications',
  'shareScreen',
]);
export type ToolPermission = z.infer<typeof permissionSchema>;

/**
 * Windows that a tool's page opens. `logIn`: only to the identity provider and the tool's allowed origins, as a child
 * window that shows its true origin; `allow`: any https page, those of other origins in the user's own browser.
 */
export const popupPolicySchema = z.enum(['deny', 'logIn', 'allow']);
export type PopupPolicy = z.infer<typeof popupPolicySchema>;

/** After how many minutes out of sight a tool's view is put to sleep; null = never. */
export const hibernationSchema = z.strictObject({ afterMinutes: z.number().positive().nullable().default(5) });

const selectorSchema = z.string().min(1).max(200);

/** How a tool knows the professional. */
export const signInWaySchema = z.discriminatedUnion('as', [
  /** By the county's identity provider: no second log-in. */
  z.strictObject({ as: z.literal('provider') }),
  /** By what the launch carries (SMART, POST). */
  z.strictObject({ as: z.literal('launch') }),
  /** Asks nobody. */
  z.strictObject({ as: z.literal('none') }),
  /** By a log-in of its own that the workbench leaves to the professional. */
  z.strictObject({ as: z.literal('own') }),
  /** By a form that the host may fill with a stored secret (CSS selectors in the tool's own log-in page). */
  z.strictObject({
    as: z.literal('form'),
    /** Addresses that begin with this show the form. */
    page: serviceUrlSchema,
    user: selectorSchema,
    password: selectorSchema,
    /** Pressed after filling; absent = the form is left for the professional to send. */
    submit: selectorSchema.optional(),
  }),
  /** HTTP Basic (RFC 7617), answered with a stored secret. */
  z.strictObject({ as: z.literal('basic') }),
  /** TLS client certificate, such as a professional card; `issuer` narrows the choice by the issuer's common name. */
  z.strictObject({ as: z.literal('certificate'), issuer: z.string().optional() }),
  /** The workstation's own log-in (NTLM, Negotiate). Refused to every tool that does not say so. */
  z.strictObject({ as: z.literal('negotiate') }),
]);
export type SignInWay = z.infer<typeof signInWaySchema>;

/**
 * A launch by POST with a pseudonymous key: the core posts the fields to the tool's server and gets back the single-use
 * address of the page to show. Values may hold {patient.key}, {user.id} and {user.unit}.
 */
export const postLaunchSchema = z.strictObject({
  url: serviceUrlSchema,
  fields: z.record(z.string(), z.string()),
  /** From what the tool's own keys for clients are derived (HMAC-SHA256); known to the county alone. */
  keySecret: z.string().min(16),
  /** How the core is known to the tool's server (HTTP Basic). */
  clientId: z.string(),
  clientSecret: z.string(),
});
export type PostLaunch = z.infer<typeof postLaunchSchema>;
