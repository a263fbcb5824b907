import proj4 from 'proj4';
import type { Coordinates } from '#shared/service-tray.js';

const TM35FIN = '+proj=utm +zone=35 +ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +units=m +no_defs +type=crs';
const toWgs84 = proj4(TM35FIN, 'EPSG:4326');

const numberOf = (value: string | number | null | undefined): number =>
  typeof value === 'string' ? Number(value.trim().replace(',', '.') || Number.NaN) : (value ?? Number.NaN);
const round = (degrees: number) => Math.round(degrees * 1e5) / 1e5;

/**
 * WGS84 of a place told in metres of ETRS-TM35FIN (EPSG:3067, JHS 197), as PTV tells its places: northing in the field
 * `latitude`, easting in `longitude`. Undefined for what is not a place in Finland, the common zero point included;
 * values that are degrees already are taken as they are.
 */
export function coordinatesOf(
  northing: string | number | null | undefined,
  easting: string | number | null | undefined,
): Coordinates | undefined {
  const [north, east] = [numberOf(northing), numberOf(easting)];
  if (north > 59 && north < 71 && east > 19 && east < 32) return { latitude: round(north), longitude: round(east) };
  if (!(north > 6_550_000 && north < 7_850_000 && east > 40_000 && east < 780_000)) return undefined;
  const [longitude = Number.NaN, latitude = Number.NaN] = toWgs84.forward([east, north]);
  return Number.isFinite(latitude + longitude) ? { latitude: round(latitude), longitude: round(longitude) } : undefined;
}
