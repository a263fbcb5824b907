import { useTranslation } from 'react-i18next';
import type { ContextState } from '#shared/context.js';
import { IconButton } from '../../../ui/parts.js';
import { PANEL_ID } from '../ids.js';
import type { Panel, PanelPart } from '../use-panel.js';
import { Popover } from './Popover.js';
import { Timeline } from './Timeline.js';
import { ToolTable } from './ToolTable.js';
import './panel.css';

export interface PanelProps {
  context: ContextState;
  panel: Panel;
}

const parts: readonly PanelPart[] = ['tools', 'timeline'];

/** Under the link state: how each tool stands to the client, and the changes of this session. */
export default function ContextPanel({ context, panel }: PanelProps) {
  const { t } = useTranslation('contextLater');
  const { part, show, close, button } = panel;
  if (part === undefined) return null;
  return (
    <Popover id={PANEL_ID} label={t('panel.title')} anchor={button} className="ctx-panel" onClose={close}>
      <header>
        <h2>{t('panel.title')}</h2>
        <div className="ctx-panel-parts" role="group" aria-label={t('panel.parts')}>
          {parts.map((one) => (
            <button
              key={one}
              type="button"
              className="tp-chip"
              aria-pressed={one === part}
              data-first={one === part ? '' : undefined}
              onClick={() => show(one)}
            >
              {t(`panel.part.${one}`)}
            </button>
          ))}
        </div>
        <IconButton icon="close" label={t('panel.close')} onClick={close} />
      </header>
      {part === 'tools' ? <ToolTable context={context} onClose={close} /> : <Timeline />}
    </Popover>
  );
}
