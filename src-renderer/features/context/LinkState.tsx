import { useTranslation } from 'react-i18next';
import type { ContextState, Participant } from '#shared/context.js';
import { Icon, type IconName } from '../../ui/icon.js';
import { formatTime, languageOf } from '../../ui/format.js';
import { PopupButton } from '../../ui/popup-button.js';
import { useWorkbench } from '../../ui/workbench.js';
import { followCount } from './follow-count.js';

const signs: Record<Participant['state'], { icon: IconName; color: string }> = {
  follows: { icon: 'ok', color: 'synced' },
  switching: { icon: 'swap', color: 'switching' },
  unconfirmed: { icon: 'warnf', color: 'unconfirmed' },
  refused: { icon: 'stop', color: 'refused' },
  absent: { icon: 'offline', color: 'offline' },
};

/** "6/7 työkalua seuraa" and the tool that does not; opens the list of all tools with a way to ask again. */
export function LinkState({ context }: { context: ContextState }) {
  const { t } = useTranslation('context');
  const { following, total, behind } = followCount(context.participants);
  const [worst] = behind;
  const summary = total === 0 ? t('link.none') : t('link.count', { following, total });
  return (
    <div className="ctx-link" aria-live="polite">
      <PopupButton
        className="ctx-link-button"
        title={t('link.title')}
        label={
          <>
            <span className="ctx-link-count">
              <Icon name={worst === undefined ? 'link' : 'unlink'} />
              {context.pending === undefined ? summary : t('switching')}
            </span>
            {worst !== undefined && (
              <span className={worst.state === 'switching' ? 'ctx-link-tool' : 'ctx-link-tool ctx-link-behind'}>
                <Icon name={worst.state === 'switching' ? 'swap' : 'warn'} size={14} />
                {t(`link.tool.${worst.state}`, { name: worst.name })}
              </span>
            )}
          </>
        }
      >
        <h2 className="ctx-panel-title">{t('link.title')}</h2>
        <ul className="ctx-panel">
          {context.participants.map((participant) => (
            <ParticipantRow key={participant.toolId} participant={participant} />
          ))}
        </ul>
        {context.participants.length === 0 && <p>{t('link.noneDetail')}</p>}
      </PopupButton>
    </div>
  );
}

function ParticipantRow({ participant }: { participant: Participant }) {
  const { t, i18n } = useTranslation('context');
  const { client } = useWorkbench();
  const { icon, color } = signs[participant.state];
  const askAgain = participant.state === 'unconfirmed' || participant.state === 'refused';
  return (
    <li>
      <Icon name={icon} color={color} />
      <span className="ctx-panel-name">{participant.name}</span>
      <span>
        {t(`state.${participant.state}`)}
        <span className="tp-weak"> {formatTime(participant.since, languageOf(i18n.language))}</span>
      </span>
      {askAgain && (
        <button
          type="button"
          className="tp-chip"
          onClick={() => void client.context.retry({ toolId: participant.toolId })}
        >
          <Icon name="swap" size={12} />
          {t('link.askAgain')}
        </button>
      )}
    </li>
  );
}
