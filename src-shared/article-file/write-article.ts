import { stringify } from 'yaml';
import type { Article } from '../guidelines.js';
import type { ArticleForm } from '../guidelines-authoring.js';

/** Whether a value says anything: what is empty or as by default stays out of the file. */
const isSaid = (value: unknown): boolean =>
  value !== undefined && value !== '' && value !== false && !(Array.isArray(value) && value.length === 0);

/**
 * The file of an article: the same form gives the same text, and reading it back gives the form again. Nothing is checked.
 * @param approved goes into the file of what was approved
 */
export function writeArticle(form: ArticleForm, approved?: Article['approved']): string {
  const { body, suggestFor, sources, kind, checkValidity, ...rest } = form;
  const suggestions = Object.fromEntries(Object.entries(suggestFor).filter(([, ids]) => ids.length > 0));
  const front = Object.fromEntries(
    Object.entries({
      ...rest,
      ...(kind === 'article' ? {} : { kind }),
      ...(approved === undefined ? {} : { approved }),
      sources: sources.map(({ title, url }) => (isSaid(url) ? { title, url } : { title })),
      suggestFor: Object.keys(suggestions).length === 0 ? undefined : suggestions,
    }).filter(([, value]) => isSaid(value)),
  );
  return `---\n${stringify({ ...front, checkValidity }, { lineWidth: 0 })}---\n\n${body.trim()}\n`;
}

/** The form of an article that is there already; who approved it stays behind. */
export function formOf({ version: _version, approved: _approved, lastGood: _lastGood, ...form }: Article): ArticleForm {
  return form;
}
