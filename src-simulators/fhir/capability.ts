import { definitionsOf, describedTypes } from './definitions.js';

/** What points at a type: `_revinclude` takes these. */
const pointingAt = (type: string): string[] =>
  describedTypes.flatMap((source) =>
    Object.entries(definitionsOf(source))
      .filter(([, { kind, targets }]) => kind === 'reference' && (targets?.length === 0 || targets?.includes(type)))
      .map(([name]) => `${source}:${name}`),
  );

const interactions = ['read', 'vread', 'search-type', 'create', 'update', 'delete'];

/**
 * CapabilityStatement of this server (FHIR R4 §2.6): what `GET /fhir/metadata` answers.
 * @param stored types that it holds besides those that it describes
 */
export const capabilityStatement = (base: string, date: string, stored: readonly string[]) => ({
  resourceType: 'CapabilityStatement',
  status: 'active',
  date,
  kind: 'instance',
  software: { name: 'Kymijoen demoalueen FHIR-palvelin' },
  implementation: { description: 'Keksittyjä asiakkaita', url: base },
  fhirVersion: '4.0.1',
  format: ['application/fhir+json', 'json'],
  rest: [
    {
      mode: 'server',
      resource: [...new Set([...describedTypes, ...stored])].map((type) => ({
        type,
        interaction: interactions.map((code) => ({ code })),
        versioning: 'versioned-update',
        readHistory: true,
        updateCreate: true,
        conditionalRead: 'not-match',
        searchInclude: Object.entries(definitionsOf(type))
          .filter(([, definition]) => definition.kind === 'reference')
          .map(([name]) => `${type}:${name}`),
        searchRevInclude: pointingAt(type),
        searchParam: Object.entries(definitionsOf(type)).map(([name, definition]) => ({ name, type: definition.kind })),
        ...(type === 'Patient'
          ? {
              operation: [
                { name: 'everything', definition: 'http://hl7.org/fhir/OperationDefinition/Patient-everything' },
              ],
            }
          : {}),
      })),
    },
  ],
});
