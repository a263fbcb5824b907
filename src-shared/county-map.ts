import * as z from 'zod';
import { localizedSchema } from './language.js';

/** WGS84 degrees, longitude first as in GeoJSON. */
const pointSchema = z.tuple(
  [
    z.number().min(-180, 'longitude is from -180 to 180').max(180, 'longitude is from -180 to 180'),
    z.number().min(-85, 'latitude is from -85 to 85').max(85, 'latitude is from -85 to 85'),
  ],
  'a point is [longitude, latitude]',
);
export type MapPoint = z.infer<typeof pointSchema>;

/** A municipality, or another land beside the county. What no area covers is water. */
const areaSchema = z.strictObject({
  name: localizedSchema,
  /** One of the county's own municipalities. */
  own: z.boolean().default(false),
  /** Outlines, closed without naming the first point again; the area is what lies within any of them. */
  rings: z.array(z.array(pointSchema).min(3, 'an outline has at least three points')).min(1),
});

/** How much a place's name weighs: the smallest are named when the map is near. */
export const placeSizes = ['city', 'town', 'village'] as const;

/** The map that a county ships beside its file: drawn by the workbench itself, nothing is fetched from outside. */
export const countyMapSchema = z
  .strictObject({
    /** Shown on the map: who made the borders, and under which licence. */
    licence: localizedSchema,
    areas: z.array(areaSchema).min(1),
    roads: z.array(z.strictObject({ number: z.string().min(1), line: z.array(pointSchema).min(2) })).default([]),
    places: z.array(z.strictObject({ name: localizedSchema, at: pointSchema, size: z.enum(placeSizes) })).default([]),
  })
  .refine(({ areas }) => areas.some(({ own }) => own), {
    path: ['areas'],
    message: 'none of the areas is the county’s own ("own": true)',
  });
export type CountyMap = z.infer<typeof countyMapSchema>;
