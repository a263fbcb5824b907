import { useTranslation } from 'react-i18next';
import type { Distribution as State } from '#shared/guidelines-authoring.js';
import { formatMoment, languageOf } from '../../../ui/format.js';
import type { IconName } from '../../../ui/icon.js';
import { StateText } from '../../../ui/parts.js';

const looks: Record<State['state'], { icon: IconName; color: string }> = {
  off: { icon: 'lock', color: 'text-2' },
  waiting: { icon: 'clock', color: 'text-2' },
  current: { icon: 'shield', color: 'available' },
  unreachable: { icon: 'offline', color: 'caution' },
  refused: { icon: 'warnf', color: 'caution' },
};

/** How what the county has published stands on this machine. */
export function Distribution({ state }: { state: State }) {
  const { t, i18n } = useTranslation('guidelineAuthoringLater');
  return (
    <section className="ga-group ga-distribution">
      <h4>{t('distribution')}</h4>
      <StateText {...looks[state.state]}>
        {state.why === undefined ? t(`published.${state.state}`) : t(`notTaken.${state.why}`)}
      </StateText>
      {state.at !== undefined && (
        <p className="tp-weak">
          {t('edition', {
            sequence: state.sequence,
            count: state.articles,
            time: formatMoment(state.at, languageOf(i18n.language)),
          })}
        </p>
      )}
    </section>
  );
}
