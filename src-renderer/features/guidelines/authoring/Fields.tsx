import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArticleForm } from '#shared/guidelines-authoring.js';
import { FilterChip } from '../../../ui/parts.js';
import { SuggestFields } from './SuggestFields.js';

type Change = (part: Partial<ArticleForm>) => void;
const words = (text: string) =>
  text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');

/** A field with its name above it and what is wrong with it below. */
function Field({
  name,
  wrong,
  children,
}: {
  name: string;
  wrong: boolean;
  children: (id: string, more: object) => ReactNode;
}) {
  const { t } = useTranslation('guidelineAuthoringLater');
  const id = useId();
  return (
    <label className="tp-field" htmlFor={id}>
      <span>{t(`field.${name}`)}</span>
      {children(id, wrong ? { 'aria-invalid': true, 'data-wrong': '' } : {})}
    </label>
  );
}

/** The front matter as a form. @param wrong names of fields that have a remark @param topics those in use */
export function Fields({
  form,
  wrong,
  topics,
  change,
}: {
  form: ArticleForm;
  wrong: ReadonlySet<string>;
  topics: readonly string[];
  change: Change;
}) {
  const { t } = useTranslation('guidelineAuthoringLater');
  const suggested = Object.values(form.suggestFor).reduce((sum, ids) => sum + ids.length, 0);
  const text = (name: 'title' | 'summary' | 'owner' | 'id') => (
    <Field name={name} wrong={wrong.has(name)}>
      {(id, more) => (
        <input
          id={id}
          className="tp-input"
          value={form[name]}
          onChange={(event) => change({ [name]: event.target.value })}
          {...more}
        />
      )}
    </Field>
  );
  const optional = (name: 'unit' | 'addsTo' | 'replaces' | 'validFrom' | 'validUntil' | 'reviewBy', type = 'text') => (
    <Field name={name} wrong={wrong.has(name)}>
      {(id, more) => (
        <input
          id={id}
          type={type}
          className="tp-input"
          value={form[name] ?? ''}
          onChange={(event) => change({ [name]: event.target.value === '' ? undefined : event.target.value })}
          {...more}
        />
      )}
    </Field>
  );
  const list = (name: 'keywords' | 'related') => (
    <Field name={name} wrong={wrong.has(name)}>
      {(id, more) => (
        <input
          // What is typed stays as typed; the list is made of it.
          key={form.id}
          id={id}
          className="tp-input"
          defaultValue={form[name].join(', ')}
          onChange={(event) => change({ [name]: words(event.target.value) })}
          {...more}
        />
      )}
    </Field>
  );
  const choice = <Name extends 'language' | 'kind' | 'layer' | 'register'>(
    name: Name,
    values: readonly ArticleForm[Name][],
  ) => (
    <Field name={name} wrong={wrong.has(name)}>
      {(id, more) => (
        <select
          id={id}
          className="tp-input"
          value={form[name]}
          onChange={(event) => {
            const chosen = values.find((value) => value === event.target.value);
            if (chosen !== undefined) change({ [name]: chosen });
          }}
          {...more}
        >
          {values.map((value) => (
            <option key={value} value={value}>
              {t(`choice.${name}.${value}`)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
  return (
    <div className="ga-fields">
      <div className="ga-wide">{text('title')}</div>
      <div className="ga-wide">{text('summary')}</div>
      <fieldset className="ga-wide ga-topics" data-wrong={wrong.has('topics') ? '' : undefined}>
        <legend>{t('field.topics')}</legend>
        {[...new Set([...topics, ...form.topics])].map((topic) => {
          const on = form.topics.includes(topic);
          return (
            <FilterChip
              key={topic}
              on={on}
              onToggle={() =>
                change({ topics: on ? form.topics.filter((one) => one !== topic) : [...form.topics, topic] })
              }
            >
              {t(`guidelines:topic.${topic}`, { defaultValue: topic })}
            </FilterChip>
          );
        })}
      </fieldset>
      <div className="ga-wide">{list('keywords')}</div>
      {choice('language', ['fi', 'sv', 'en'])}
      {choice('layer', ['national', 'regional', 'unit'])}
      {form.layer === 'unit' && optional('unit')}
      {choice('register', ['both', 'health', 'social'])}
      {text('owner')}
      <Field name="checked" wrong={wrong.has('checked')}>
        {(id, more) => (
          <input
            id={id}
            type="date"
            className="tp-input"
            value={form.checked}
            onChange={(event) => change({ checked: event.target.value })}
            {...more}
          />
        )}
      </Field>
      {optional('reviewBy', 'date')}
      <fieldset className="ga-wide ga-sources">
        <legend>{t('field.sources')}</legend>
        {form.sources.map((source, at) => {
          const put = (part: Partial<typeof source>) =>
            change({ sources: form.sources.map((one, n) => (n === at ? { ...one, ...part } : one)) });
          return (
            // Sources have no name of their own; they keep their places.
            <div key={at}>
              <input
                className="tp-input"
                aria-label={t('sourceTitle')}
                placeholder={t('sourceTitle')}
                value={source.title}
                onChange={(event) => put({ title: event.target.value })}
              />
              <input
                className="tp-input"
                type="url"
                aria-label={t('sourceUrl')}
                placeholder="https://"
                value={source.url ?? ''}
                onChange={(event) => put({ url: event.target.value === '' ? undefined : event.target.value })}
              />
              <button
                type="button"
                className="tp-button tp-button-text"
                disabled={form.sources.length === 1}
                onClick={() => change({ sources: form.sources.filter((_, n) => n !== at) })}
              >
                {t('removeSource')}
              </button>
            </div>
          );
        })}
        <button
          type="button"
          className="tp-button tp-button-outlined"
          onClick={() => change({ sources: [...form.sources, { title: '' }] })}
        >
          {t('addSource')}
        </button>
      </fieldset>
      <details className="ga-wide">
        <summary>{t('moreFields')}</summary>
        <div className="ga-fields">
          {text('id')}
          {choice('kind', ['article', 'tip', 'model', 'term'])}
          {optional('addsTo')}
          {optional('replaces')}
          {optional('validFrom', 'date')}
          {optional('validUntil', 'date')}
          {list('related')}
          <div className="tp-choices ga-checks">
            {(['checkValidity', 'acknowledge'] as const).map((name) => (
              <label key={name}>
                <input
                  type="checkbox"
                  checked={form[name]}
                  onChange={(event) => change({ [name]: event.target.checked })}
                />
                {t(`field.${name}`)}
              </label>
            ))}
          </div>
        </div>
      </details>
      <details className="ga-wide">
        <summary>
          {t('field.suggestFor')}
          {suggested > 0 && <span className="ga-chosen">{t('suggestCount', { count: suggested })}</span>}
        </summary>
        <div className="ga-fields">
          <SuggestFields value={form.suggestFor} change={(suggestFor) => change({ suggestFor })} />
        </div>
      </details>
    </div>
  );
}
