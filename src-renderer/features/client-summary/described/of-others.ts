import { writeDate } from '../write.js';
import { type Described, type Entry, type Words, describedAs, known } from './described.js';

/** What the client does and says, what is written of them, and who is near. */
export const ofSelfCare = (one: Entry<'selfCare'>, { t }: Words): Described =>
  describedAs('selfCare', one, {
    title: one.title,
    facts: known(
      t(`clientViewsLater:says.selfCare.${one.kind}`),
      one.result,
      ...one.lines.map(({ label, value }) => (value === undefined ? label : `${label}: ${value}`)),
    ),
    at: one.date,
    own: one.kind === 'assessment',
  });

export const ofMessage = (one: Entry<'messages'>, { t }: Words): Described =>
  describedAs('messages', one, {
    title: one.title,
    facts: known(
      one.text,
      one.status === 'other' ? undefined : t(`clientViewsLater:says.message.${one.status}`),
      one.from === undefined ? undefined : t('clientViewsLater:says.from', { name: one.from }),
      one.to === undefined ? undefined : t('clientViewsLater:says.to', { name: one.to }),
    ),
    at: one.sent,
    own: one.fromClient,
  });

export const ofConsent = (one: Entry<'consents'>, { t }: Words): Described =>
  describedAs('consents', one, {
    title: one.title,
    facts: known(
      t(one.active ? 'clientViewsLater:says.inForce' : 'clientViewsLater:says.notInForce'),
      ...(one.types ?? []).map((type) => t(`clientSectionsLater:type.${type}`, { defaultValue: type })),
      ...(one.items ?? []),
      one.until === undefined ? undefined : t('clientViewsLater:says.until', { date: writeDate(one.until) }),
      one.detail,
    ),
    at: one.date,
  });

export const ofDocument = (one: Entry<'documents'>, _words: Words): Described =>
  describedAs('documents', one, { title: one.title, facts: known(one.text, one.author, one.unit), at: one.date });

export const ofNearOne = (one: Entry<'family'>, { t }: Words): Described =>
  describedAs('family', one, {
    title: one.name,
    facts: known(
      one.role,
      one.guardian ? t('clientViewsLater:says.guardian') : undefined,
      one.birthYear === undefined ? undefined : t('clientViewsLater:says.born', { year: one.birthYear }),
      one.phone,
    ),
    at: undefined,
  });

export const ofOther = (one: Entry<'other'>, _words: Words): Described =>
  describedAs('other', one, { title: one.title, facts: known(one.detail), at: one.date });
