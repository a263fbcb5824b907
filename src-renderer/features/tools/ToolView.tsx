import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { localize } from '#shared/localize.js';
import type { Tool } from '#shared/tools.js';
import type { ViewStatus } from '#shared/tool-view.js';
import { formatTime, languageOf } from '../../ui/format.js';
import { Icon } from '../../ui/icon.js';
import { PaneHeader } from '../../ui/pane.js';
import { IconButton, StateText, Tag } from '../../ui/parts.js';
import { ToolParts } from '../../ui/tool-parts.js';
import { useClientContext, useWorkbench } from '../../ui/workbench.js';
import { EmbeddedTool } from './EmbeddedTool.js';
import { GuidanceCard } from './GuidanceCard.js';
import { StateShade, Vouch } from './StateShade.js';
import { usePeek } from './use-peek.js';
import { usePresence } from './use-presence.js';
import { coverOf, toolSigns, toolState } from './tool-state.js';
import { useLaunch } from './use-launch.js';
import { WindowTool } from './WindowTool.js';

interface ToolViewProps {
  tool: Tool;
  /** It is the chosen one. */
  shown: boolean;
  /** How its view stands; undefined = the core has none. */
  view: ViewStatus | undefined;
  /** The core has said which views there are. */
  known: boolean;
  onClose: (toolId: string) => void;
}

/** One opened tool. Hidden, not unmounted, while another one is chosen, so that it keeps its state and session. */
export function ToolView({ tool, shown, view, known, onClose }: ToolViewProps) {
  const { t, i18n } = useTranslation('tools');
  const context = useClientContext();
  const { client } = useWorkbench();
  const launch = useLaunch(tool, view?.attempt);
  const here = useRef<HTMLElement>(null);
  const seen = usePresence(tool, shown, here, view, known);
  const language = languageOf(i18n.language);
  const name = localize(tool.name, language);
  const participant = context?.participants.find((one) => one.toolId === tool.id);
  const state = toolState(tool, context?.participants ?? []);
  const active = context?.active ?? null;
  const cover = coverOf(state, participant?.shows, active);
  const peek = usePeek(participant, cover, context);
  const sign = toolSigns[state];
  const confirmed = participant?.state === 'follows';
  return (
    <section ref={here} className="tool-view" hidden={!shown} aria-label={name}>
      {shown && (
        <PaneHeader>
          <span className="tool-header-name">{name}</span>
          <Tag>{t(tool.kind === 'card' ? 'kind.card' : 'kind.external')}</Tag>
          {tool.register !== undefined && tool.register !== 'both' && (
            <Tag tone={tool.register} icon={tool.register === 'health' ? 'crossf' : 'roof'}>
              {t(`register.${tool.register}`)}
            </Tag>
          )}
          {tool.kind !== 'card' && (
            <StateText icon={sign.icon} color={sign.color}>
              {t(`state.${state}`)}
            </StateText>
          )}
          {confirmed && <span>{t('confirmed', { time: formatTime(participant.since, language) })}</span>}
          <span className="tp-grow" />
          {tool.kind === 'embedded' && <IconButton icon="swap" label={t('reload', { name })} onClick={launch.again} />}
          {tool.kind === 'embedded' && !tool.master && (
            <IconButton icon="close" label={t('close', { name })} onClick={() => onClose(tool.id)} />
          )}
        </PaneHeader>
      )}
      <div className="tool-stage">
        <ToolParts tool={tool} name={name} />
        {peek.active !== undefined && (
          <Vouch toolId={tool.id} version={peek.version} active={peek.active} onCover={peek.cover} />
        )}
        {tool.notices.map((notice) => (
          <p key={notice} className="tool-notice">
            <Icon name="warn" size={14} color="caution" />
            {t(`notice.${notice}`)}
          </p>
        ))}
        {tool.card !== undefined && tool.kind === 'card' ? (
          <GuidanceCard text={localize(tool.card, language)} />
        ) : tool.kind === 'embedded' ? (
          // Looked at, but not used: what it shows is not confirmed.
          <div className="tool-body" inert={peek.active !== undefined}>
            <EmbeddedTool
              tool={tool}
              name={name}
              view={view}
              launch={launch}
              covered={cover !== 'none' && peek.active === undefined}
              seen={seen}
            />
          </div>
        ) : (
          <WindowTool tool={tool} name={name} view={view} />
        )}
        {cover !== 'none' && context !== undefined && peek.active === undefined && (
          <StateShade
            name={name}
            cover={cover}
            shown={shown}
            participant={participant}
            context={context}
            onLook={peek.look}
            onWake={() => {
              if (view?.state === 'asleep') void client.tools.open({ toolId: tool.id });
              else {
                launch.again();
                void client.context.sleep({ toolId: tool.id, asleep: false });
              }
            }}
          />
        )}
      </div>
    </section>
  );
}
