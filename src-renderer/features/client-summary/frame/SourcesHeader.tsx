import { useTranslation } from 'react-i18next';
import type { Summary } from '#shared/client-summary.js';
import { Button } from '../../../ui/button.js';
import { PaneHeader } from '../../../ui/pane.js';
import { StateText } from '../../../ui/parts.js';
import { useLanguage } from '../use-language.js';
import { writeTime } from '../write.js';
import { sourcesOf } from './sources.js';

/** In the pane's header: how many sources have answered, when the data came, and which of them did not answer. */
export function SourcesHeader({ summary, retry }: { summary: Summary; retry: () => void }) {
  const { t } = useTranslation('clientViewsLater');
  const language = useLanguage();
  const { all, answered, newest, silent } = sourcesOf(summary);
  if (all === 0) return null;
  const [first, ...others] = silent;
  return (
    <PaneHeader>
      <span className="tp-pane-facts">
        <span>{t('sources.answered', { answered, count: all })}</span>
        {newest !== undefined && <span>{t('sources.gathered', { time: writeTime(newest, language) })}</span>}
      </span>
      {first !== undefined && (
        <span className="cs-header-failed">
          <StateText icon="clock" color="caution">
            {others.length === 0
              ? t('sources.silent', { source: first })
              : t('sources.manySilent', { count: silent.length })}
          </StateText>
          <Button onClick={retry}>{t('sources.again')}</Button>
        </span>
      )}
    </PaneHeader>
  );
}
