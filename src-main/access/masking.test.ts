import fc from 'fast-check';
import { expect, it } from 'vitest';
import { withoutPlaces } from './masking.js';

const secret = 'Kouvola-45100';
const placed = fc.constantFrom<object>(
  { address: [{ city: secret }] },
  { telecom: [{ value: secret }] },
  { location: [{ location: { display: secret } }] },
  { serviceProvider: { reference: 'Organization/x', display: secret } },
  { managingOrganization: [{ type: 'Organization', display: secret }] },
  { participant: [{ actor: { reference: 'https://fhir.example/Location/x', display: secret } }] },
  { onBehalfOf: { reference: 'Organization/x', display: secret } },
  { extension: [{ url: 'https://hl7.fi/StructureDefinition/municipality-code', valueCoding: { display: secret } }] },
);

it('leaves no place in anything, keeps the rest, and can be done twice (property)', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom('code', 'note', 'status', 'part'), fc.jsonValue()),
      placed,
      (rest, place) => {
        const resource = { ...rest, part: [{ ...place, kept: 'yes' }], ...place, id: 'x' };
        const kept = withoutPlaces(resource);
        expect(JSON.stringify(kept)).not.toContain(secret);
        expect(kept).toMatchObject({ id: 'x', part: [{ kept: 'yes' }] });
        expect(withoutPlaces(kept)).toBe(kept);
      },
    ),
  );
});

it('is the same object where there is nothing to take away', () => {
  const resource = { resourceType: 'Observation', subject: { reference: 'Patient/p1' }, valueQuantity: { value: 1 } };
  expect(withoutPlaces(resource)).toBe(resource);
});
