import { useTranslation } from 'react-i18next';
import { formatDate, formatTime, languageOf } from '../../ui/format.js';
import { Icon } from '../../ui/icon.js';
import { ShadeChoices } from './ShadeChoices.js';
import { type ShadeProps, detailOf, titleOf } from './shade.js';

/** What is wrong with a covered tool, which client it still has, and what can be done. */
export default function ShadeCard(props: ShadeProps) {
  const { name, cover, participant, context } = props;
  const { t, i18n } = useTranslation('toolsLater');
  const language = languageOf(i18n.language);
  const { active } = context;
  const shows = participant?.shows;
  const title = titleOf(cover, participant);
  const born =
    active?.birthDate === undefined ? '' : ` ${t('shade.born', { date: formatDate(active.birthDate, language) })}`;
  const words = participant?.detail;
  return (
    <div className="tool-shade-card">
      <Icon
        name={cover === 'asleep' ? 'moon' : 'unlink'}
        size={24}
        color={cover === 'asleep' ? 'text-2' : 'unconfirmed'}
      />
      <div>
        <h3>{t(`shade.title.${title}`, { name })}</h3>
        {words !== undefined && words !== '' && <q>{words}</q>}
        <p>{t(`shade.detail.${detailOf(cover, participant?.state)}`)}</p>
        <dl>
          {cover !== 'asleep' && (
            <>
              <dt>{t('shade.toolHas')}</dt>
              <dd className="tool-shade-wrong">
                {shows === undefined ? t('shade.notKnown') : shows === null ? t('shade.noClient') : shows.label}
              </dd>
            </>
          )}
          <dt>{t('shade.active')}</dt>
          <dd>
            {active === null
              ? t('shade.noClient')
              : `${active.family.toLocaleUpperCase('fi')}, ${active.given.join(' ')}${born}`}
          </dd>
          {participant !== undefined && (
            <>
              <dt>{t(cover === 'mismatch' ? 'shade.asked' : 'shade.since')}</dt>
              <dd>{formatTime(participant.since, language)}</dd>
            </>
          )}
        </dl>
        {participant !== undefined && <ShadeChoices {...props} participant={participant} />}
      </div>
    </div>
  );
}
