import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '#shared/language.js';
import { type HandoutWords, createHandoutWords } from './words.js';

/** The words of a handout in the client's language, which the window need not speak; undefined while they come. */
export function useClientWords(language: Language): HandoutWords | undefined {
  const { i18n } = useTranslation('handingLater');
  const [loaded, setLoaded] = useState<readonly Language[]>([]);
  const there = loaded.includes(language) || i18n.hasResourceBundle(language, 'handingLater');
  useEffect(() => {
    let wanted = true;
    if (!there)
      void i18n.reloadResources([language], ['handingLater']).then(() => {
        if (wanted) setLoaded((before) => [...before, language]);
      });
    return () => {
      wanted = false;
    };
  }, [i18n, language, there]);
  return there ? createHandoutWords(i18n.getFixedT(language, 'handingLater'), language) : undefined;
}
