import { writeDate } from '../write.js';
import { writeValue } from '../sections/charts/write-value.js';
import { type Described, type Entry, type Words, describedAs, known } from './described.js';

/** Risks, illnesses, medicines and measurements. */
export const ofFlag = (one: Entry<'flags'>, { t }: Words): Described =>
  describedAs('flags', one, {
    title: one.title,
    facts: known(one.detail, severity(one.severity, t), one.active ? undefined : t('clientViewsLater:says.ended')),
    at: one.date,
  });

export const ofAllergy = (one: Entry<'allergies'>, { t }: Words): Described =>
  describedAs('allergies', one, {
    title: one.title,
    facts: known(
      one.detail,
      severity(one.severity, t),
      one.active || one.kind === 'noAllergy' ? undefined : t('clientViewsLater:says.notActive'),
    ),
    at: one.date,
  });

const severity = (of: Entry<'flags'>['severity'], t: Words['t']): string | undefined =>
  of === 'high' ? t('clientViewsLater:says.grave') : undefined;

export const ofCondition = (one: Entry<'conditions'>, { t }: Words): Described =>
  describedAs('conditions', one, {
    title: one.title,
    facts: known(
      one.code,
      one.active ? undefined : t('clientViewsLater:says.ended'),
      one.onset === undefined ? undefined : t('clientViewsLater:says.since', { date: writeDate(one.onset) }),
    ),
    at: one.recorded ?? one.onset,
  });

export const ofMedicine = (one: Entry<'medication'>, { t }: Words): Described =>
  describedAs('medication', one, {
    title: one.title === '' ? t('clientViewsLater:says.unnamedMedicine') : one.title,
    facts: known(
      one.strength,
      one.dosage,
      one.reason,
      one.paused === true ? t('clientViewsLater:says.paused') : undefined,
      one.active ? undefined : t('clientViewsLater:says.ended'),
      one.started === undefined ? undefined : t('clientViewsLater:says.started', { date: writeDate(one.started) }),
      one.ended === undefined ? undefined : t('clientViewsLater:says.endedOn', { date: writeDate(one.ended) }),
      one.prescriber,
      one.selfReported ? t('clientViewsLater:says.own') : undefined,
    ),
    at: one.ended ?? one.started,
    own: one.selfReported,
  });

/** Each value of a series by itself. */
export const ofSeries = (
  section: 'measurements' | 'outcomes',
  series: Entry<'measurements'>,
  { t, language, seriesTitle }: Words,
): Described[] =>
  series.points.map((point) => ({
    ...describedAs(section, series, {
      title: seriesTitle(series),
      facts: known(
        writeValue(point, series.unit, language),
        point.value === null ? undefined : point.text,
        point.own ? t('clientViewsLater:says.ownMeasure') : undefined,
      ),
      at: point.at,
      own: point.own,
      part: point.id,
    }),
    source: point.source ?? series.source,
  }));
