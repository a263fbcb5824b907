import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '#shared/language.js';
import type { HandoutWish } from './handout.js';

const LANGUAGES = ['fi', 'sv', 'en'] as const;
const POINTS = [14, 18] as const;

/** How the client wants it: in which language, in plain language or as it is, how large. */
export function Wishes({
  language,
  wish,
  onLanguage,
  onWish,
}: {
  language: Language;
  wish: HandoutWish;
  onLanguage: (language: Language) => void;
  onWish: (wish: HandoutWish) => void;
}) {
  const { t } = useTranslation('handingLater');
  const id = useId();
  return (
    <div className="hd-wishes">
      <fieldset className="tp-choices">
        <legend>{t('language')}</legend>
        {LANGUAGES.map((one) => (
          <label key={one}>
            <input
              type="radio"
              name={`${id}-language`}
              checked={one === language}
              onChange={() => onLanguage(one)}
              data-first={one === language || undefined}
            />
            {t(`languages.${one}`)}
          </label>
        ))}
      </fieldset>
      <fieldset className="tp-choices">
        <legend>{t('size')}</legend>
        {POINTS.map((one) => (
          <label key={one}>
            <input
              type="radio"
              name={`${id}-size`}
              checked={one === wish.points}
              onChange={() => onWish({ ...wish, points: one })}
            />
            {t(`points.${one}`)}
          </label>
        ))}
      </fieldset>
      <div className="tp-choices">
        <label>
          <input
            type="checkbox"
            checked={wish.plain}
            aria-describedby={`${id}-plain`}
            onChange={({ target }) => onWish({ ...wish, plain: target.checked })}
          />
          {t('plain')}
        </label>
        <span id={`${id}-plain`} className="tp-weak">
          {t('plainHint')}
        </span>
      </div>
    </div>
  );
}
