import { useTranslation } from 'react-i18next';
import type { ClientIdentity, Participant } from '#shared/context.js';
import type { Tool } from '#shared/tools.js';
import { formatTime, languageOf } from '../../../ui/format.js';
import { Icon } from '../../../ui/icon.js';
import { Tag } from '../../../ui/parts.js';
import { signs } from '../signs.js';
import { formatSeconds } from './seconds.js';
import { ToolActions } from './ToolActions.js';

interface RowProps {
  participant: Participant;
  active: ClientIdentity | null;
  /** Its entry in the catalogue; a guest has none. */
  tool: Tool | undefined;
  onClose: () => void;
}

export function ToolRow({ participant, active, tool, onClose }: RowProps) {
  const { t, i18n } = useTranslation('contextLater');
  const language = languageOf(i18n.language);
  const { name, how, guest, state, shows, since, tookMs, detail } = participant;
  const { icon, color } = signs[state];
  const another = shows !== undefined && (shows?.reference ?? null) !== (active?.reference ?? null);
  return (
    <tr className={state === 'refused' || state === 'unconfirmed' ? 'ctx-row-behind' : undefined}>
      <th scope="row">
        {name}
        <span className="ctx-small">{t(`how.${how}`)}</span>
        {guest && <Tag tone="caution">{t('guest')}</Tag>}
        {tool?.notices.map((notice) => (
          <span key={notice} className="ctx-small ctx-caution">
            <Icon name="warn" size={12} />
            {t(`tools:notice.${notice}`)}
          </span>
        ))}
      </th>
      <td>
        <span className="ctx-state" style={{ color: `var(--${color})` }}>
          <Icon name={icon} />
          {t(`state.${state}`)}
        </span>
        <span className="ctx-small">
          <span>{t('since', { time: formatTime(since, language) })}</span>
          {state === 'follows' && tookMs !== undefined && (
            <span>{t('took', { took: formatSeconds(tookMs, language) })}</span>
          )}
        </span>
        {detail !== undefined && detail !== '' && <q>{detail}</q>}
      </td>
      <td className={another ? 'ctx-another' : undefined}>
        {shows === undefined ? t('notKnown') : shows === null ? t('context:noClient') : shows.label}
      </td>
      <td>
        <ToolActions participant={participant} opens={tool !== undefined} onClose={onClose} />
      </td>
    </tr>
  );
}
