/**
 * Whether OAuth scopes allow reading or writing an event (FHIRcast §2.2): `fhircast/<Event>.<read|write>`, either part
 * may be `*`.
 */
export function mayUse(scopes: readonly string[] | 'all', event: string, access: 'read' | 'write'): boolean {
  if (scopes === 'all') return true;
  return scopes.some((scope) => {
    const match = /^fhircast\/([^.]+)\.(read|write|\*)$/i.exec(scope);
    if (match === null) return false;
    const [, name = '', kind = ''] = match;
    const fits = name === '*' || name.toLowerCase() === event.toLowerCase();
    return fits && (kind === '*' || kind.toLowerCase() === access);
  });
}
