import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Article } from '#shared/guidelines.js';
import { Button } from '../../../ui/button.js';
import { languageOf } from '../../../ui/format.js';
import { Icon } from '../../../ui/icon.js';
import { StateText } from '../../../ui/parts.js';
import { useWorkbench } from '../../../ui/workbench.js';
import { writeDate } from '../write-date.js';
import { versionsOf } from './sums.js';
import type { GuidelineReader } from './use-reader.js';

/** Asks the reader to say that they have read this version, or says when they did. Nothing where it is not asked for. */
export function Acknowledge({
  article,
  all,
  reader: { readings, waiting },
}: {
  article: Article;
  all: readonly Article[];
  reader: GuidelineReader;
}) {
  const { t, i18n } = useTranslation('guidelinesLater');
  const { client } = useWorkbench();
  const [failed, setFailed] = useState(false);
  const asks = all.some(({ id, acknowledge }) => id === article.id && acknowledge);
  if (!asks || readings === undefined) return null;
  const versions = versionsOf(all, article.id);
  const read = readings.find(({ id, version }) => id === article.id && versions.includes(version));
  const earlier = readings.some(({ id }) => id === article.id);
  const acknowledge = () =>
    client.guidelinesReadings.acknowledge({ id: article.id, version: article.version }).then(
      () => setFailed(false),
      () => setFailed(true),
    );
  return (
    <section className="gl-acknowledge" aria-label={t('read.title')}>
      {read === undefined ? (
        <>
          <p>{t(earlier ? 'read.againWhy' : 'read.why')}</p>
          <Button variant="contained" startIcon={<Icon name="check" size={14} />} onClick={() => void acknowledge()}>
            {t('read.do')}
          </Button>
        </>
      ) : (
        <StateText icon="check" color="available">
          {t('read.on', { date: writeDate(read.at.slice(0, 10), languageOf(i18n.language)) })}
          {waiting > 0 && ` ${t('read.waits')}`}
        </StateText>
      )}
      {failed && <p role="alert">{t('read.failed')}</p>}
    </section>
  );
}
