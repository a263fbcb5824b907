import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Place } from '#shared/guidelines-layers.js';
import { Icon } from '../../../ui/icon.js';
import { Tag } from '../../../ui/parts.js';
import { Picker } from './Picker.js';
import { Why } from './Why.js';
import { type Suggestion, suggest } from './rank.js';
import { useHeld } from './use-held.js';
import { type Chosen, useSignals } from './use-signals.js';
import './now.css';

export interface NowStripProps {
  places: readonly Place[];
  chosen: Chosen;
  onChoose: (chosen: Chosen) => void;
  onOpen: (id: string) => void;
  /** Asked from elsewhere: to open the first, or to go to the list. */
  wish: 'first' | 'list' | undefined;
  onGranted: () => void;
}

/** The strip, once its texts have come. */
export default function NowStrip(props: NowStripProps) {
  const { ready } = useTranslation('guidelinesNowLater', { useSuspense: false });
  return ready ? <Strip {...props} /> : null;
}

/** At the top of the pane: what belongs to what the professional is doing, each with the reason in words. */
function Strip({ places, chosen, onChoose, onOpen, wish, onGranted }: NowStripProps) {
  const { t, i18n } = useTranslation('guidelinesNowLater');
  const signals = useSignals(chosen);
  const strip = useRef<HTMLElement>(null);
  const suggested = useMemo(() => suggest(places, signals), [places, signals]);
  const shown = useHeld(suggested, strip);
  useEffect(() => {
    if (wish === undefined) return;
    const [first] = shown;
    onGranted();
    if (wish === 'first' && first !== undefined) onOpen(first.article.id);
    // The pane takes the focus in the frame in which it comes to the front: this is the one after.
    else
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          const box = strip.current;
          (box?.querySelector<HTMLElement>('.gl-now-row') ?? box?.querySelector('select'))?.focus();
        }),
      );
  }, [onGranted, onOpen, shown, wish]);
  return (
    <section ref={strip} className="gl-now" aria-label={t('title')}>
      <header className="gl-now-head">
        <Icon name="clock" size={14} color="brand" />
        <h3>{t('title')}</h3>
        <Picker chosen={chosen} onChoose={onChoose} />
      </header>
      {shown.length === 0 ? (
        <p className="gl-now-none">{t('none')}</p>
      ) : (
        <ol className="gl-now-list">
          {shown.map(({ article, reason }: Suggestion, at) => (
            <li key={article.id}>
              <button
                type="button"
                className="gl-now-row"
                aria-keyshortcuts={at === 0 ? 'Control+Shift+O' : undefined}
                onClick={() => onOpen(article.id)}
              >
                <span className="gl-now-what">
                  <span className="gl-now-title" lang={article.language}>
                    {article.title}
                  </span>
                  {article.language !== i18n.language && (
                    <Tag icon="globe">{t(`guidelines:inLanguage.${article.language}`)}</Tag>
                  )}
                  <span className="gl-now-why">
                    <Why reason={reason} />
                  </span>
                </span>
                {at === 0 && (
                  <span className="gl-now-key" aria-hidden>
                    <kbd>Ctrl</kbd>
                    <kbd>Shift</kbd>
                    <kbd>O</kbd>
                  </span>
                )}
              </button>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
