const FHIR_DATE =
  /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?)?)?$/;

/** True for a FHIR date, dateTime or instant, partial ones (2020, 2020-10) included. */
export const isFhirTime = (value: string): boolean => FHIR_DATE.test(value) && !Number.isNaN(Date.parse(value));

/** Milliseconds since the epoch for sorting; a partial date counts from its beginning. NaN is never given: -Infinity is. */
export function millisOf(value: string | undefined): number {
  const at = value === undefined ? Number.NaN : Date.parse(value);
  return Number.isNaN(at) ? Number.NEGATIVE_INFINITY : at;
}

/** The newest of the given times, as written. */
export const newest = (times: readonly (string | undefined)[]): string | undefined =>
  times.reduce((best, time) => (millisOf(time) > millisOf(best) ? time : best), undefined);
