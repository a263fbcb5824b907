import { useTranslation } from 'react-i18next';
import type { ClientIdentity, Participant } from '#shared/context.js';
import type { Tool } from '#shared/tools.js';
import { Button } from '../../ui/button.js';
import { formatDate, formatTime, languageOf } from '../../ui/format.js';
import { Icon } from '../../ui/icon.js';
import { useWorkbench } from '../../ui/workbench.js';
import type { Cover } from './tool-state.js';

interface ShadeProps {
  tool: Tool;
  name: string;
  cover: Exclude<Cover, 'none'>;
  participant: Participant | undefined;
  active: ClientIdentity | null;
}

/** Opaque cover over a tool that has not confirmed the client: says which client it still has and what can be done. */
export function StateShade({ tool, name, cover, participant, active }: ShadeProps) {
  const { t, i18n } = useTranslation('tools');
  const { client } = useWorkbench();
  const language = languageOf(i18n.language);
  if (cover === 'switching') {
    return (
      <div className="tool-shade">
        <output className="tool-shade-switching">
          <Icon name="swap" size={20} color="switching" />
          {t('shade.switching')}
        </output>
      </div>
    );
  }
  const shows = participant?.shows;
  const refused = participant?.state === 'refused';
  const born =
    active?.birthDate === undefined ? '' : ` · ${t('shade.born', { date: formatDate(active.birthDate, language) })}`;
  const title = refused ? 'refused' : shows === undefined ? 'unknown' : shows === null ? 'none' : 'previous';
  return (
    <div className="tool-shade" role="alert">
      <div className="tool-shade-card">
        <Icon name="unlink" size={24} color="unconfirmed" />
        <div>
          <h3>{t(`shade.title.${title}`, { name })}</h3>
          <p>{t(refused ? 'shade.refusedDetail' : 'shade.detail')}</p>
          <dl>
            <dt>{t('shade.toolHas')}</dt>
            <dd className="tool-shade-wrong">
              {shows === undefined ? t('shade.notKnown') : shows === null ? t('shade.noClient') : shows.label}
            </dd>
            <dt>{t('shade.active')}</dt>
            <dd>
              {active === null
                ? t('shade.noClient')
                : `${active.family.toLocaleUpperCase('fi')}, ${active.given.join(' ')}${born}`}
            </dd>
            {participant !== undefined && (
              <>
                <dt>{t('shade.asked')}</dt>
                <dd>{formatTime(participant.since, language)}</dd>
              </>
            )}
          </dl>
          <Button
            variant="contained"
            onClick={() => void client.context.retry({ toolId: tool.id })}
            startIcon={<Icon name="swap" size={14} />}
          >
            {t('shade.askAgain')}
          </Button>
        </div>
      </div>
    </div>
  );
}
