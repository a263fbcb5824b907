import { date, to, token, type Definition } from './definition.js';
import { clinicalDefinitions } from './definitions-clinical.js';
import { serviceDefinitions } from './definitions-service.js';

export type { Definition } from './definition.js';

const common: Record<string, Definition> = {
  _id: token('id'),
  _lastUpdated: date('meta.lastUpdated'),
  _tag: token('meta.tag'),
  _security: token('meta.security'),
  _profile: token('meta.profile'),
  identifier: token('identifier'),
};
const byType = { ...clinicalDefinitions, ...serviceDefinitions };

/** Types whose own parameters are listed above: what this server promises in its CapabilityStatement. */
export const describedTypes: readonly string[] = Object.keys(byType);

/** Types without a list of their own are found by the elements most of them have. */
const fallback: Record<string, Definition> = {
  patient: to(['Patient'], 'patient', 'subject'),
  subject: to([], 'subject'),
  status: token('status'),
  code: token('code'),
};

/** Search parameters of a type by name. */
export const definitionsOf = (type: string): Record<string, Definition> => ({
  ...common,
  ...(byType[type] ?? fallback),
});
