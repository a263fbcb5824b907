import { useTranslation } from 'react-i18next';
import type { Consultation, Consultations } from '#shared/consultation.js';
import { ContactLinks } from '../../../ui/colleagues/ContactLinks.js';
import { PersonState } from '../../../ui/colleagues/PersonState.js';
import type { People } from '../../../ui/colleagues/use-people.js';
import { formatTime, languageOf } from '../../../ui/format.js';
import { nameOf, targetName } from '../words.js';

/** Who asks and who has taken it, with their states now and the way to call; to the asker also how it has rung. */
export function Parties({
  consultation,
  consultations: { self, queues },
  people,
}: {
  consultation: Consultation;
  consultations: Consultations;
  people: People;
}) {
  const { t, i18n } = useTranslation('consultationLater');
  const language = languageOf(i18n.language);
  const { from, target, acceptedBy, acceptedAt, createdAt, step } = consultation;
  const to = targetName(t, target, { people, queues, language });
  const rings = consultation.view === 'full' && from === self ? consultation.rings : [];
  return (
    <dl className="co-parties">
      <Party
        label={t('page.asker', { time: formatTime(createdAt, language) })}
        person={from}
        people={people}
        self={self}
      />
      {acceptedBy === undefined ? (
        <div className="co-party">
          <dt>{t('page.target')}</dt>
          <dd>
            <b>{to}</b>
            {step > 0 && <span className="tp-weak"> {t('page.escalated')}</span>}
          </dd>
        </div>
      ) : (
        <Party
          label={
            acceptedAt === undefined ? t('page.taker') : t('page.takerAt', { time: formatTime(acceptedAt, language) })
          }
          person={acceptedBy}
          people={people}
          self={self}
        />
      )}
      {rings.length > 0 && acceptedBy === undefined && (
        <div className="co-party co-rings">
          <dt>{t('page.rings')}</dt>
          {rings.map(({ person, at, answer, laterAt, why }) => (
            <dd key={`${person} ${at}`}>
              {nameOf(t, people, person)}{' '}
              <span className="tp-weak tp-num">
                {formatTime(at, language)} ·{' '}
                {answer === 'later' && laterAt !== undefined
                  ? t('answer.laterAt', { time: formatTime(laterAt, language) })
                  : t(`answer.${answer}`)}
              </span>
              {why !== undefined && why !== '' && <q>{why}</q>}
            </dd>
          ))}
        </div>
      )}
    </dl>
  );
}

function Party({
  label,
  person,
  people,
  self,
}: {
  label: string;
  person: string;
  people: People;
  self: string | undefined;
}) {
  const { t } = useTranslation('consultationLater');
  const colleague = people.byId.get(person);
  const name = nameOf(t, people, person);
  return (
    <div className="co-party">
      <dt>{label}</dt>
      <dd>
        <span>
          <b>{person === self ? t('page.you') : name}</b>
          {colleague !== undefined && <span className="tp-weak">{` ${colleague.title}, ${colleague.unit}`}</span>}
        </span>
        {colleague !== undefined && person !== self && (
          <>
            <PersonState colleague={colleague} people={people} />
            <ContactLinks colleague={colleague} as="line" />
          </>
        )}
      </dd>
    </div>
  );
}
