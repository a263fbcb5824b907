const EARTH_RADIUS_M = 6_371_009;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Metres between two points of the earth along its surface (haversine); degrees WGS84. Good to half a per cent. */
export function metresBetween(
  from: { latitude: number; longitude: number },
  to: { latitude: number; longitude: number },
): number {
  const up = Math.sin(radians(to.latitude - from.latitude) / 2) ** 2;
  const aside = Math.sin(radians(to.longitude - from.longitude) / 2) ** 2;
  const share = up + Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * aside;
  return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(share)));
}
