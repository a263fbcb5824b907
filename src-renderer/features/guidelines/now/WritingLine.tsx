import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.js';
import { Icon } from '../../../ui/icon.js';
import { useSendIntent } from '../../../ui/intents.js';
import { usePlaces } from '../use-places.js';
import { suggest } from './rank.js';
import './now.css';

/** In a line above a form: the instruction for what is written, its answer unfolded at will. */
export default function WritingLine({ writing }: { writing: 'consultation' | 'handover' }) {
  const { t } = useTranslation('guidelinesNowLater');
  const send = useSendIntent();
  const { places } = usePlaces();
  const first = useMemo(
    () => suggest(places, { writing: [writing] }).find(({ article }) => article.kind === 'article'),
    [places, writing],
  );
  if (first === undefined) return null;
  const { id, title, summary, language } = first.article;
  return (
    <details className="gl-line">
      <summary>
        <Icon name="book" size={14} color="brand" />
        <span>{t('line')}</span> <b lang={language}>{title}</b>
        <span className="tp-grow" />
        <Icon name="down" size={14} />
      </summary>
      <p lang={language}>{summary}</p>
      <Button
        variant="outlined"
        onClick={() => {
          send({ do: 'showGuideline', id });
          send({ do: 'showPane', paneId: 'guidelines' });
        }}
      >
        {t('openInPane')}
      </Button>
    </details>
  );
}
