import { useTranslation } from 'react-i18next';
import type { ContextState } from '#shared/context.js';
import { Icon } from '../../ui/icon.js';
import { followCount } from './follow-count.js';
import { PANEL_ID } from './ids.js';
import { signs } from './signs.js';
import type { Panel } from './use-panel.js';

/** "6/7 työkalua seuraa" and the tool that does not; opens the list of all tools with what can be done. */
export function LinkState({ context, panel }: { context: ContextState; panel: Panel }) {
  const { t } = useTranslation('context');
  const { following, total, behind } = followCount(context.participants);
  const [worst] = behind;
  const summary =
    context.pending !== undefined
      ? t(
          context.phase === 'undecided'
            ? 'link.undecided'
            : context.phase === 'surveying'
              ? 'link.surveying'
              : 'switching',
        )
      : total === 0
        ? t('link.none')
        : t('link.count', { following, total });
  const open = panel.part !== undefined;
  return (
    <div className="ctx-link" aria-live="polite">
      <button
        ref={panel.button}
        type="button"
        className="ctx-link-button"
        aria-haspopup="dialog"
        aria-expanded={open}
        // An open panel is closed by the browser, which otherwise takes the press for one outside of it.
        popoverTarget={open ? PANEL_ID : undefined}
        popoverTargetAction="hide"
        onClick={() => !open && panel.show('tools')}
      >
        <span className="ctx-link-count">
          <Icon name={worst === undefined ? 'link' : 'unlink'} />
          {summary}
        </span>
        {worst !== undefined && (
          <span className={worst.state === 'switching' ? 'ctx-link-tool' : 'ctx-link-tool ctx-link-behind'}>
            <Icon name={worst.state === 'unconfirmed' ? 'warn' : signs[worst.state].icon} size={14} />
            {t(`link.tool.${worst.state}`, { name: worst.name })}
          </span>
        )}
      </button>
    </div>
  );
}
