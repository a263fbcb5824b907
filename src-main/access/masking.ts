/** Whatever tells where a person is or can be reached, wherever it stands in a FHIR resource. */
const KEYS = new Set([
  'address',
  'telecom',
  'position',
  'location',
  'locationReference',
  'locationCode',
  'locationString',
]);
/** Units tell the municipality: references to them go, with their names. */
const PLACE_EXTENSION = /municipality|birth-?place|kotikunta/i;
const UNITS = /(?:^|\/)(Location|Organization|HealthcareService)\/|^(Location|Organization|HealthcareService)$/;

/**
 * The resource without addresses, contact data, places and units, for a client under turvakielto. What a source writes in
 * free text stays as it is: nobody can tell reliably what in a sentence is a place. Pure.
 * @returns the same object when there was nothing to take away
 */
export function withoutPlaces(resource: unknown): unknown {
  if (Array.isArray(resource)) {
    const items: unknown[] = resource;
    const kept = items.filter((one) => !isUnit(one) && !isPlace(one)).map(withoutPlaces);
    return kept.length === items.length && kept.every((one, index) => one === items[index]) ? resource : kept;
  }
  if (typeof resource !== 'object' || resource === null) return resource;
  let changed = false;
  const kept: [string, unknown][] = [];
  for (const [key, value] of Object.entries(resource)) {
    if (KEYS.has(key) || isUnit(value)) {
      changed = true;
      continue;
    }
    const inner: unknown = withoutPlaces(value);
    changed ||= inner !== value;
    kept.push([key, inner]);
  }
  return changed ? Object.fromEntries(kept) : resource;
}

/** A reference to a unit, or a participation (`actor`, `location`) of one. */
function isUnit(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if ('reference' in value && typeof value.reference === 'string' && UNITS.test(value.reference)) return true;
  if ('reference' in value || 'display' in value)
    return 'type' in value && typeof value.type === 'string' && UNITS.test(value.type);
  return false;
}

/** An extension that names a place: home municipality, place of birth. */
const isPlace = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  'url' in value &&
  typeof value.url === 'string' &&
  PLACE_EXTENSION.test(value.url);
