import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { themes } from '#shared/choices.js';
import { Icon } from '../../../ui/icon.js';
import { type Wish, isChosen, toggle } from '../wish.js';
import { themeIcons } from '../words.js';

/** How many of them a narrow pane shows before the rest is asked for. */
const FIRST = 2;

/**
 * The themes, always in sight above the list: where a need has no words yet, one begins from here. In a narrow pane the first of
 * them and those that are chosen; the others behind a button, so that the services themselves stay in sight.
 */
export function Themes({
  wish,
  counts,
  onChange,
}: {
  wish: Wish;
  /** How many services each would show; undefined until the search has been asked for anything. */
  counts: Readonly<Record<string, number>> | undefined;
  onChange: (wish: Wish) => void;
}) {
  const { t } = useTranslation('serviceFindingLater');
  const [all, setAll] = useState(false);
  const later = (theme: (typeof themes)[number], at: number) => at >= FIRST && !isChosen(wish, 'theme', theme);
  return (
    <fieldset className="st-themes">
      <legend className="tp-hidden">{t('themes.title')}</legend>
      {themes.map((theme, at) => {
        const on = isChosen(wish, 'theme', theme);
        return (
          <button
            key={theme}
            type="button"
            className={later(theme, at) && !all ? 'st-theme st-theme-later' : 'st-theme'}
            aria-pressed={on}
            onClick={() => onChange(toggle(wish, 'theme', theme))}
          >
            <Icon name={on ? 'check' : themeIcons[theme]} size={14} />
            <span className="st-theme-name">{t(`themes.${theme}`)}</span>
            {counts !== undefined && <span className="st-count">{counts[theme] ?? 0}</span>}
          </button>
        );
      })}
      <button type="button" className="st-theme st-themes-more" aria-expanded={all} onClick={() => setAll(!all)}>
        {all ? t('themes.fewer') : t('themes.more', { count: themes.filter(later).length })}
        <Icon name={all ? 'up' : 'down'} size={14} />
      </button>
    </fieldset>
  );
}
