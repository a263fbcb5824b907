import { useTranslation } from 'react-i18next';
import type { SectionId } from '#shared/client-summary.js';
import type { Described } from '../described/index.js';
import { RegisterMark } from '../RegisterTag.js';
import { useLanguage } from '../use-language.js';
import { writeMoment } from '../write.js';
import { MOST_HITS } from './find.js';
import { type Piece, piecesOf, wordsOf } from './fold.js';

/** What was found within the client, each hit a way to its row. */
export function Results({
  hits,
  query,
  onJump,
}: {
  hits: readonly Described[];
  query: string;
  onJump: (section: SectionId, entry: string) => void;
}) {
  const { t } = useTranslation('clientViewsLater');
  const language = useLanguage();
  const words = wordsOf(query);
  return (
    <section className="cs-results" aria-label={t('find.title')}>
      <output>{t('find.count', { count: hits.length })}</output>
      <ul>
        {hits.slice(0, MOST_HITS).map((one) => (
          <li key={one.key}>
            <button type="button" onClick={() => onJump(one.section, one.entry)}>
              <span className="cs-weak">{t(`clientSummaryLater:section.${one.section}`)}</span>
              <span>
                <b>
                  <Marked pieces={piecesOf(one.title, words)} />
                </b>{' '}
                <Marked pieces={piecesOf(one.facts.join(', '), words)} />
              </span>
              <span className="cs-when tp-num">
                {one.at !== undefined && writeMoment(one.at, language)}
                <RegisterMark register={one.register} />
              </span>
            </button>
          </li>
        ))}
      </ul>
      {hits.length > MOST_HITS && <p className="cs-none">{t('find.more', { count: hits.length - MOST_HITS })}</p>}
    </section>
  );
}

function Marked({ pieces }: { pieces: readonly Piece[] }) {
  return pieces.map(({ text, hit }, at) => (hit ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>));
}
