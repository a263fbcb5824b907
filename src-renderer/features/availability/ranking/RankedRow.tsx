import { useTranslation } from 'react-i18next';
import type { Colleague } from '#shared/availability.js';
import { ContactLinks } from '../../../ui/colleagues/ContactLinks.js';
import type { PresenceStore } from '../../../ui/colleagues/presence-store.js';
import { usePresence } from '../../../ui/colleagues/use-presence.js';
import { stateIcon, stateWord, withinSentence } from '../../../ui/colleagues/words.js';
import { Button } from '../../../ui/button.js';
import { Icon } from '../../../ui/icon.js';
import { StateText } from '../../../ui/parts.js';
import { reasonWord } from './need-words.js';
import type { Reason } from './ranking.js';

/** One of the ranking: place, who, state now, why, and the way to ask. Only the first has the filled button. */
export function RankedRow({
  place,
  colleague,
  reasons,
  store,
  onOpen,
  onAsk,
}: {
  place: number;
  colleague: Colleague;
  reasons: readonly Reason[];
  store: PresenceStore;
  onOpen: (person: string) => void;
  onAsk: (person: string) => void;
}) {
  const { t, i18n } = useTranslation('availability');
  const { id, ordinal, name, title } = colleague;
  const state = usePresence(store, ordinal)?.state ?? 'unknown';
  const why = reasons.map((reason) => reasonWord(t, reason, i18n.language)).join(' · ');
  return (
    <li className="av-ranked-row">
      <span className="av-place tp-num" aria-hidden="true">
        {place}
      </span>
      <button type="button" className="av-who" onClick={() => onOpen(id)}>
        <b>{name}</b> <span className="av-title">{withinSentence(title, i18n.language)}</span>
        <span className="av-why">
          <StateText icon={stateIcon[state]} color={state}>
            {stateWord(t, state)}
          </StateText>
          {` · ${why === '' ? t('availabilityLater:reason.none') : why}`}
        </span>
      </button>
      <span className="av-reach">
        <ContactLinks colleague={colleague} as="icons" />
      </span>
      <Button
        variant={place === 1 ? 'contained' : 'outlined'}
        aria-label={t('ask', { name })}
        onClick={() => onAsk(id)}
        startIcon={<Icon name="chat" />}
      >
        {t('availabilityLater:askShort')}
      </Button>
    </li>
  );
}
