import { useTranslation } from 'react-i18next';
import type { Language } from '#shared/language.js';
import { languageOf } from '../../ui/format.js';
import { useWorkbench } from '../../ui/workbench.js';

const languages: readonly Language[] = ['fi', 'sv', 'en'];

/** FI · SV · EN, each named in its own language. The change comes back from the core and so reaches both windows. */
export function LanguageSwitch() {
  const { t, i18n } = useTranslation('frame');
  const { client } = useWorkbench();
  const now = languageOf(i18n.language);
  return (
    <fieldset className="tp-lang" aria-label={t('language.title')}>
      {languages.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-pressed={language === now}
          aria-label={t(`language.${language}`)}
          title={t(`language.${language}`)}
          onClick={() => void client.workspace.saveSettings({ language })}
        >
          {language.toUpperCase()}
        </button>
      ))}
    </fieldset>
  );
}
