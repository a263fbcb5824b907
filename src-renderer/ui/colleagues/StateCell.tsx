import { useTranslation } from 'react-i18next';
import type { Presence } from '#shared/availability.js';
import { StateText } from '../parts.js';
import { stateDetail, stateIcon, stateWord } from './words.js';

/** A state as icon and word, with its detail under it. No presence is a state of its own: unknown. */
export function StateCell({ presence, today }: { presence: Presence | undefined; today: string }) {
  const { t, i18n } = useTranslation('availability');
  const state = presence?.state ?? 'unknown';
  const detail = stateDetail(t, i18n.language, presence, today);
  return (
    <span className="av-state">
      <StateText icon={stateIcon[state]} color={state}>
        {stateWord(t, state)}
      </StateText>
      {detail !== '' && <span className="av-detail">{detail}</span>}
    </span>
  );
}
