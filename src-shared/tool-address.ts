import type { ToolContext } from './tools.js';

/**
 * Every name that an address template of a tool may hold. The list is closed: there is no name for anything that tells
 * who the client is. `{patient.id}` is the client's pseudonymous key at the first FHIR source.
 */
export const ADDRESS_NAMES = [
  'hub.url',
  'hub.topic',
  'ccow.registry',
  'launch',
  'iss',
  'patient.id',
  'messaging.handle',
  'messaging.origin',
] as const;
export type AddressName = (typeof ADDRESS_NAMES)[number];

/** Which of the names make sense for which way of following. */
const NAMES_OF: Record<ToolContext, readonly AddressName[]> = {
  fhircast: ['hub.url', 'hub.topic'],
  ccow: ['ccow.registry'],
  smart: ['launch', 'iss'],
  url: ['patient.id'],
  message: ['messaging.handle', 'messaging.origin'],
  none: [],
};

/** What a tool of this kind cannot do without in its address. */
const NEEDED_BY: Partial<Record<ToolContext, readonly AddressName[]>> = {
  smart: ['launch', 'iss'],
  url: ['patient.id'],
  message: ['messaging.handle', 'messaging.origin'],
};

const IN_BRACES = /\{([^{}]*)\}/g;
const namesIn = (template: string): string[] => [...template.matchAll(IN_BRACES)].map((match) => match[1] ?? '');

// Henkilötunnus, in the writings in use since 2023: never part of an address, also when a source takes it for its key.
const IDENTITY_CODE = /\d{6}[-+A-FU-Y]\d{3}[0-9A-Y]/i;
// The same, standing by itself: the digits of unguessable text (base64url) may happen to look like it.
const IDENTITY_CODE_ALONE = new RegExp(`(?<![\\w-])${IDENTITY_CODE.source}(?![\\w-])`, 'i');

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** Does this text hold what could be a henkilötunnus, also percent-encoded? */
export const holdsIdentityCode = (text: string): boolean =>
  [text, decoded(text)].some((one) => IDENTITY_CODE.test(one));

/**
 * Checks an address template of a tool that follows by `context`.
 * @param posted the tool's page comes by a launch on its own server (`postLaunch`): the address says only where that is
 * @returns what is wrong, in words for the county file's author; undefined when nothing is
 */
export function addressMistake(template: string, context: ToolContext, posted = false): string | undefined {
  const names = namesIn(template);
  const may = posted ? [] : NAMES_OF[context];
  const unknown = names.find((name) => !may.some((known) => known === name));
  if (unknown !== undefined) {
    const known = may.map((name) => `{${name}}`).join(', ');
    const whose = posted ? 'a tool with "postLaunch"' : `a tool with "context": "${context}"`;
    return `{${unknown}} is not a name that ${whose} may use (${known === '' ? 'it may use none' : known})`;
  }
  const missing = posted ? undefined : NEEDED_BY[context]?.find((name) => !names.includes(name));
  if (missing !== undefined) return `a tool with "context": "${context}" needs {${missing}} in its address`;
  if (holdsIdentityCode(template)) return 'a henkilötunnus may stand in no address';
  // A filled-in part must never decide which server is asked.
  return /^https?:\/\/[^/?#{}]+([/?#]|$)/.test(template) ? undefined : 'a fixed http(s) origin must come first';
}

/** Checks an address of the county file that is used as it stands. @returns what is wrong, if anything is */
export function plainAddressMistake(address: string): string | undefined {
  const [name] = namesIn(address);
  if (name !== undefined) return `{${name}}: this address is used as it stands, and may hold no names`;
  return holdsIdentityCode(address) ? 'a henkilötunnus may stand in no address' : undefined;
}

/** Checks the pattern that confirms an address: the only thing of a client in it is the pseudonymous key. */
export function patternMistake(pattern: string): string | undefined {
  // Braces with figures are repetitions of the regular expression.
  const unknown = namesIn(pattern).find((name) => !/^\d*,?\d*$/.test(name) && name !== 'patient.id');
  return unknown === undefined ? undefined : `{${unknown}} is not a name that a pattern may use ({patient.id})`;
}

/**
 * Every name that a field of a POST launch may hold. The list is closed, like that of addresses: `{patient.key}` is the
 * client's key for this tool alone, `{user.id}` and `{user.unit}` the professional's at the identity provider.
 */
export const LAUNCH_FIELD_NAMES = ['patient.key', 'user.id', 'user.unit'] as const;
export type LaunchFieldName = (typeof LAUNCH_FIELD_NAMES)[number];

/** Checks the value of a field of a POST launch. @returns what is wrong, if anything is */
export function launchFieldMistake(value: string): string | undefined {
  const unknown = namesIn(value).find((name) => !LAUNCH_FIELD_NAMES.some((known) => known === name));
  const known = LAUNCH_FIELD_NAMES.map((name) => `{${name}}`).join(', ');
  if (unknown !== undefined) return `{${unknown}} is not a name that a field may use (${known})`;
  return holdsIdentityCode(value) ? 'a henkilötunnus may stand in no field' : undefined;
}

/**
 * Fills the value of a field.
 * @throws when a name has no value, or a value could be a henkilötunnus: both are bugs
 */
export const fillLaunchField = (template: string, values: Record<LaunchFieldName, string>): string =>
  template.replaceAll(IN_BRACES, (_, name: string) => {
    const known = LAUNCH_FIELD_NAMES.find((one) => one === name);
    if (known === undefined) throw new Error(`no value for {${name}}`);
    if (IDENTITY_CODE_ALONE.test(decoded(values[known]))) throw new Error(`{${name}} may not be told`);
    return values[known];
  });

/**
 * Fills a template, each value percent-encoded, and writes the address as browsers do.
 * @throws when a name has no value (the template was not checked), or a value could be a henkilötunnus: both are bugs
 */
export function fillAddress(template: string, values: Partial<Record<AddressName, string>>): string {
  const filled = template.replaceAll(IN_BRACES, (_, name: string) => {
    const known = ADDRESS_NAMES.find((one) => one === name);
    const value = known === undefined ? undefined : values[known];
    if (value === undefined) throw new Error(`no value for {${name}}`);
    const tells = known === 'patient.id' ? holdsIdentityCode(value) : IDENTITY_CODE_ALONE.test(decoded(value));
    if (tells) throw new Error(`{${name}} may not stand in an address`);
    return encodeURIComponent(value);
  });
  return new URL(filled).href;
}
