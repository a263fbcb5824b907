import * as z from 'zod';
import { CONTACT_NAMES, schemeOf } from './contact-address.js';
import { localizedSchema } from './language.js';
import { holdsIdentityCode } from './tool-address.js';

/** Schemes that the machine may be asked to open for a contact link. A county may name more of its own. */
const CONTACT_SCHEMES = ['https', 'tel', 'sip', 'sips', 'msteams', 'callto', 'mailto'];
/** Schemes that show content or run what they are given: never a contact. */
const NEVER =
  /^(javascript|vbscript|data|file|blob|about|http|ws|ftp|view-source|chrome|devtools|app|ms-.*|search.*|shell)$/;

const namesIn = (template: string): string[] => [...template.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? '');

/** Checks an address template of a contact link. @returns what is wrong, in words for the county file's author */
function contactMistake(template: string, schemes: readonly string[]): string | undefined {
  const scheme = schemeOf(template);
  if (!schemes.includes(scheme)) return `must begin with one of ${schemes.map((one) => `${one}:`).join(', ')}`;
  const unknown = namesIn(template).find((name) => !CONTACT_NAMES.some((known) => known === name));
  const known = CONTACT_NAMES.map((name) => `{${name}}`).join(', ');
  if (unknown !== undefined) return `{${unknown}} is not a name that a contact link may use (${known})`;
  if (namesIn(template).length === 0) return `leads everybody to the same place: it needs one of ${known}`;
  if (scheme === 'https' && !/^https:\/\/[^/?#{}@]+[/?#]/.test(template)) return 'a fixed https origin must come first';
  return holdsIdentityCode(template) ? 'a henkilötunnus may stand in no address' : undefined;
}

const contactLinkSchema = z.strictObject({
  kind: z.enum(['call', 'message', 'video']),
  /** Absent = the word for its kind. */
  label: localizedSchema.strict().optional(),
  /** Address with `{email}`, `{username}` (what stands before the @), `{phone}`, `{extension}` or `{id}`. */
  url: z.string().max(1_000),
});
export type ContactLink = z.infer<typeof contactLinkSchema>;
export const contactLinksSchema = z.array(contactLinkSchema).max(8);

/** How colleagues are called and written to: `availability` of the county file. */
export const contactShape = {
  /** Ways to reach a colleague, in the order in which they are offered; the first of kind `call` stands on the list's rows. */
  links: contactLinksSchema.default([
    { kind: 'call', url: 'tel:{phone}' },
    { kind: 'message', url: 'mailto:{email}' },
  ]),
  /** Schemes of the county's own programs, beside those that everybody may open. */
  linkSchemes: z
    .array(
      z
        .string()
        .regex(/^[a-z][a-z0-9+.-]{1,40}$/, 'a scheme is written in small letters, without the colon')
        .refine((scheme) => !NEVER.test(scheme), 'this scheme may never be opened'),
    )
    .max(10)
    .default([]),
};

/** What is wrong with the links of a county, each with its place in the list. */
export const contactMistakes = (availability: { links: readonly ContactLink[]; linkSchemes: readonly string[] }) =>
  availability.links.flatMap(({ url }, index) => {
    const message = contactMistake(url, [...CONTACT_SCHEMES, ...availability.linkSchemes]);
    return message === undefined ? [] : [{ index, message }];
  });

/** Schemes beside https that the machine may be asked to open from the workbench's own screens. */
export const openedByMachine = (own: readonly string[]): string[] =>
  [...CONTACT_SCHEMES, ...own].filter((scheme) => scheme !== 'https').map((scheme) => `${scheme}:`);
