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

/**
 * Checks an address template of a tool that follows by `context`.
 * @returns what is wrong, in words for the county file's author; undefined when nothing is
 */
export function addressMistake(template: string, context: ToolContext): string | undefined {
  const names = [...template.matchAll(IN_BRACES)].map((match) => match[1] ?? '');
  const unknown = names.find((name) => !NAMES_OF[context].some((known) => known === name));
  if (unknown !== undefined) {
    const known = NAMES_OF[context].map((name) => `{${name}}`).join(', ');
    return `{${unknown}} is not a name that a tool with "context": "${context}" may use (${known === '' ? 'it may use none' : known})`;
  }
  const missing = NEEDED_BY[context]?.find((name) => !names.includes(name));
  if (missing !== undefined) return `a tool with "context": "${context}" needs {${missing}} in its address`;
  // A filled-in part must never decide which server is asked.
  return /^https?:\/\/[^/?#{}]+([/?#]|$)/.test(template) ? undefined : 'a fixed http(s) origin must come first';
}

/**
 * Fills a template, each value percent-encoded, and writes the address as browsers do.
 * @throws when a name has no value: the template was not checked, which is a bug
 */
export function fillAddress(template: string, values: Partial<Record<AddressName, string>>): string {
  const filled = template.replaceAll(IN_BRACES, (_, name: string) => {
    const known = ADDRESS_NAMES.find((one) => one === name);
    const value = known === undefined ? undefined : values[known];
    if (value === undefined) throw new Error(`no value for {${name}}`);
    return encodeURIComponent(value);
  });
  return new URL(filled).href;
}
