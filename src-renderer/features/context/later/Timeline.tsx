import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Transition } from '#shared/context.js';
import { languageOf } from '../../../ui/format.js';
import { Icon } from '../../../ui/icon.js';
import { Notice } from '../../../ui/parts.js';
import { useWorkbench } from '../../../ui/workbench.js';
import { signs } from '../signs.js';
import { ObjectionText } from './ObjectionText.js';
import { outcomeSigns } from './outcomes.js';
import { formatClock, formatSeconds } from './seconds.js';

/** The changes of client of this session, newest first. Nothing of them stays in memory after it is closed. */
export function Timeline() {
  const { t } = useTranslation('contextLater');
  const { orpc } = useWorkbench();
  const changes = useQuery({ ...orpc.context.timeline.experimental_liveOptions({ retry: true }), gcTime: 0 });
  if (changes.data === undefined)
    return <Notice kind={changes.isError ? 'failed' : 'loading'} title={t('common:loading')} />;
  if (changes.data.length === 0) return <p className="ctx-panel-none">{t('timeline.none')}</p>;
  return (
    <ol className="ctx-timeline">
      {changes.data.map((change) => (
        <Change key={change.id} change={change} />
      ))}
    </ol>
  );
}

function Change({ change: { at, from, to, by, outcome, objections, tools } }: { change: Transition }) {
  const { t, i18n } = useTranslation('contextLater');
  const language = languageOf(i18n.language);
  const { icon, color } = outcomeSigns[outcome];
  // Before it is known who the client is, "nobody" would be a wrong word.
  const known = outcome !== 'pending' && outcome !== 'failed';
  return (
    <li>
      <time dateTime={at}>{formatClock(at, language)}</time>
      <div>
        <p className="ctx-change">
          <span>{from ?? t('context:noClient')}</span>
          <Icon name="right" size={12} label={t('timeline.to')} />
          <b>{to ?? t(known ? 'context:noClient' : 'notKnown')}</b>
        </p>
        <p className="ctx-small">
          <span className="ctx-state" style={{ color: `var(--${color})` }}>
            <Icon name={icon} size={14} />
            {t(`timeline.outcome.${outcome}`)}
          </span>
          {by !== undefined
            ? t('timeline.by', { name: by })
            : outcome !== 'locked' && outcome !== 'signedOut' && t('timeline.byWorkbench')}
        </p>
        {objections.map((objection) => (
          <p key={objection.toolId} className="ctx-small">
            <ObjectionText objection={objection} />
          </p>
        ))}
        {tools.length > 0 && (
          <ul className="ctx-came">
            {tools.map(({ name, state, tookMs }) => (
              <li key={name}>
                <Icon name={signs[state].icon} size={12} color={signs[state].color} />
                {name}
                <span>
                  {state === 'follows' && tookMs !== undefined ? formatSeconds(tookMs, language) : t(`state.${state}`)}
                </span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </li>
  );
}
