import { useTranslation } from 'react-i18next';
import { localize } from '#shared/localize.js';
import type { Tool } from '#shared/tools.js';
import { languageOf } from '../../ui/format.js';
import { Icon } from '../../ui/icon.js';
import { useClientContext } from '../../ui/workbench.js';
import { followingCount, groupTools, toolSigns, toolState } from './tool-state.js';

interface RailProps {
  tools: readonly Tool[];
  chosen: string | undefined;
  onChoose: (toolId: string) => void;
}

/** The tools, grouped by how they follow the client. */
export function ToolRail({ tools, chosen, onChoose }: RailProps) {
  const { t } = useTranslation('tools');
  const context = useClientContext();
  const groups = groupTools(tools);
  const [following, total] = followingCount(groups.following, context?.participants ?? []);
  const row = (tool: Tool) => <ToolRow key={tool.id} tool={tool} chosen={tool.id === chosen} onChoose={onChoose} />;
  return (
    <nav className="tool-rail" aria-label={t('title')}>
      <div className="tool-rail-groups">
        <Group title={t('group.following', { following, total })}>{groups.following.map(row)}</Group>
        <Group title={t('group.noClients')}>{groups.noClients.map(row)}</Group>
        <Group title={t('group.cards')}>{groups.cards.map(row)}</Group>
      </div>
      <p className="tool-rail-hint">{t('hint')}</p>
    </nav>
  );
}

function Group({ title, children }: { title: string; children: readonly React.ReactNode[] }) {
  if (children.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul>{children}</ul>
    </>
  );
}

function ToolRow({ tool, chosen, onChoose }: { tool: Tool; chosen: boolean; onChoose: (toolId: string) => void }) {
  const { t, i18n } = useTranslation('tools');
  const context = useClientContext();
  const state = toolState(tool, context?.participants ?? []);
  const sign = toolSigns[state];
  const opensWindow = tool.kind === 'link' && state !== 'unconfirmed';
  return (
    <li>
      <button
        type="button"
        className={state === 'unconfirmed' || state === 'refused' ? 'tool-row tool-row-behind' : 'tool-row'}
        aria-current={chosen}
        onClick={() => onChoose(tool.id)}
      >
        <Icon name={tool.kind === 'card' ? 'book' : tool.master ? 'doc' : tool.kind === 'link' ? 'ext' : 'tools'} />
        <span>
          <span className="tool-row-name">{localize(tool.name, languageOf(i18n.language))}</span>
          <span className="tool-row-state">
            {state !== 'card' && (
              <span className="tool-row-sign" style={{ color: `var(--${sign.color})` }}>
                <Icon name={sign.icon} size={14} />
                {t(`state.${state}`)}
              </span>
            )}
            {(opensWindow || state === 'card') && (
              <span>{state === 'card' ? t('state.card') : t('opensInWindow')}</span>
            )}
          </span>
        </span>
      </button>
    </li>
  );
}
