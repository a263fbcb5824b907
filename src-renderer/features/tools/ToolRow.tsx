import { useTranslation } from 'react-i18next';
import { localize } from '#shared/localize.js';
import type { Tool } from '#shared/tools.js';
import type { ViewStatus } from '#shared/tool-view.js';
import { languageOf } from '../../ui/format.js';
import { Icon, type IconName } from '../../ui/icon.js';
import { useClientContext } from '../../ui/workbench.js';
import { toolSigns, toolState } from './tool-state.js';
import { ViewNote } from './ViewNote.js';

interface RowProps {
  tool: Tool;
  view: ViewStatus | undefined;
  chosen: boolean;
  onChoose: (toolId: string) => void;
}

const iconOf = ({ kind, master }: Tool): IconName =>
  kind === 'card' ? 'book' : kind === 'pane' ? 'screens' : kind === 'link' ? 'ext' : master ? 'doc' : 'tools';

/** What opening it does, in a word; what opens is said to be signed in only where no second log-in waits. */
function openingOf({ kind, signIn }: Tool) {
  if (kind === 'card' || kind === 'pane') return kind === 'card' ? 'card' : 'own';
  return signIn === 'provider' || signIn === 'launch' ? 'opened' : 'separate';
}

/** A tool in the rail: how it stands to the client, or how it is joined; and what is wrong with its view. */
export function ToolRow({ tool, view, chosen, onChoose }: RowProps) {
  const { t, i18n } = useTranslation('tools');
  const context = useClientContext();
  const state = toolState(tool, context?.participants ?? []);
  const sign = toolSigns[state];
  const follows = tool.context !== 'none' && tool.kind !== 'card' && tool.kind !== 'pane';
  const behind = state === 'unconfirmed' || state === 'refused';
  return (
    <li>
      <button
        type="button"
        className={behind ? 'tool-row tool-row-behind' : follows ? 'tool-row' : 'tool-row tool-row-compact'}
        aria-current={chosen}
        data-tour={`tool:${tool.id}`}
        title={tool.joins.map((join) => t(`join.${join}`)).join(' · ')}
        onClick={() => onChoose(tool.id)}
      >
        <Icon name={iconOf(tool)} />
        <span>
          <span className="tool-row-name">{localize(tool.name, languageOf(i18n.language))}</span>
          <span className="tool-row-state">
            {follows ? (
              <span className="tool-row-sign" style={{ color: `var(--${sign.color})` }}>
                <Icon name={sign.icon} size={14} />
                {t(`state.${state}`)}
              </span>
            ) : (
              <span>{t(`join.${openingOf(tool)}`)}</span>
            )}
            {view !== undefined && <ViewNote view={view} follows={follows} />}
          </span>
        </span>
      </button>
    </li>
  );
}
