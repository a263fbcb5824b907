import type { ArticleForm } from '#shared/guidelines-authoring.js';
import { suggestForSchema } from '#shared/guidelines.js';
import type { Language } from '#shared/language.js';

const headings: Record<Language, string> = {
  fi: '## Näin kirjaat\n\n- \n\n## Ei näin\n\n- \n\n## Mallikirjaus\n\n> \n\n## Miksi\n\n',
  sv: '## Så här antecknar du\n\n- \n\n## Inte så här\n\n- \n\n## Modellanteckning\n\n> \n\n## Varför\n\n',
  en: '## How to record\n\n- \n\n## Not like this\n\n- \n\n## Model entry\n\n> \n\n## Why\n\n',
};

/** An empty article with the headings that all of them have. @param today YYYY-MM-DD */
export const newForm = (language: Language, today: string, owner: string): ArticleForm => ({
  id: '',
  language,
  title: '',
  summary: '',
  kind: 'article',
  topics: [],
  keywords: [],
  layer: 'regional',
  register: 'both',
  owner,
  sources: [{ title: '' }],
  checked: today,
  checkValidity: false,
  acknowledge: false,
  related: [],
  suggestFor: suggestForSchema.parse({}),
  body: headings[language],
});

/** An id out of a title: letters without their marks, words joined by hyphens. */
export const idFrom = (title: string): string =>
  title
    .toLocaleLowerCase('fi')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 60);
