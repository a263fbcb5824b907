import type { Concept } from './elements.js';
import type { Patient } from './schemas.js';

const ZONE = 'Europe/Helsinki';
const dayFormat = new Intl.DateTimeFormat('fi-FI', {
  timeZone: ZONE,
  day: 'numeric',
  month: 'numeric',
  year: 'numeric',
});
const timeFormat = new Intl.DateTimeFormat('fi-FI', { timeZone: ZONE, hour: '2-digit', minute: '2-digit' });
const isoFormat = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE });

/** "23.11.2026"; a year or a month stays as precise as it was written. */
export function formatDate(value: string | undefined): string {
  const [, year, month, day, time] = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(T.*)?)?)?$/.exec(value ?? '') ?? [];
  if (year === undefined) return '';
  if (value !== undefined && time !== undefined) return dayFormat.format(new Date(value));
  return [day, month, year].flatMap((part) => (part === undefined ? [] : [String(Number(part))])).join('.');
}

/** "10.42", or nothing when only the day is known. */
export const formatTime = (value: string | undefined): string =>
  value?.includes('T') === true && !Number.isNaN(Date.parse(value)) ? timeFormat.format(new Date(value)) : '';

/** The day in Finland as YYYY-MM-DD. */
export const finnishDay = (at: Date): string => isoFormat.format(at);

/** Words of a coded concept: the writer's own text first. */
export const wording = (concept: Concept): string =>
  concept?.text ?? concept?.coding?.map((one) => one.display ?? one.code).find((one) => one !== undefined) ?? '';
export const firstWording = (concepts: Concept[] | undefined): string =>
  concepts?.map(wording).find((one) => one !== '') ?? '';

/** The code that the county's professionals know, e.g. I50.9. */
export const firstCode = (concept: Concept): string =>
  concept?.coding?.find((one) => one.code !== undefined)?.code ?? '';

/** "SAARIKOSKI AUNE MARJATTA" as old systems write it. */
export function upperName(patient: Patient): string {
  const name = patient.name?.find((one) => one.use === 'official') ?? patient.name?.[0];
  return [name?.family ?? '', ...(name?.given ?? [])].join(' ').trim().toLocaleUpperCase('fi');
}

/** Whole years on `day` (both YYYY-MM-DD); undefined when the birth date is not known to the day. */
export function ageOn(birthDate: string | undefined, day: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}/.test(birthDate ?? '')) return undefined;
  const years = Number(day.slice(0, 4)) - Number(birthDate?.slice(0, 4));
  return day.slice(5) < (birthDate?.slice(5, 10) ?? '') ? years - 1 : years;
}

const numberFormat = new Intl.NumberFormat('fi-FI', { maximumFractionDigits: 2 });

/** "2,6", with a true minus. */
export const formatNumber = (value: number): string => numberFormat.format(value);
