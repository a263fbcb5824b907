import { useTranslation } from 'react-i18next';
import { themes } from '#shared/choices.js';
import { Icon } from '../../../ui/icon.js';
import { type Wish, isChosen, toggle } from '../wish.js';
import { themeIcons } from '../words.js';

/** The themes, always in sight above the list: where a need has no words yet, one begins from here. */
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
  return (
    <fieldset className="st-themes">
      <legend className="tp-hidden">{t('themes.title')}</legend>
      {themes.map((theme) => {
        const on = isChosen(wish, 'theme', theme);
        return (
          <button
            key={theme}
            type="button"
            className="st-theme"
            aria-pressed={on}
            onClick={() => onChange(toggle(wish, 'theme', theme))}
          >
            <Icon name={on ? 'check' : themeIcons[theme]} size={14} />
            <span className="st-theme-name">{t(`themes.${theme}`)}</span>
            {counts !== undefined && <span className="st-count">{counts[theme] ?? 0}</span>}
          </button>
        );
      })}
    </fieldset>
  );
}
