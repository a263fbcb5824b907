import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { Scenario } from '#shared/training.js';
import { useWorkbench } from '../../../../ui/workbench.js';
import { useWords } from '../use-words.js';
import './handout.css';

/**
 * The handout, printed or saved as PDF by the print dialogue: steps, model entry, list, and where the guidelines are. Stands
 * in the page only while it is printed.
 * @param own the learner's own entry, which then stands before the model
 */
export default function Handout({
  scenario,
  own = '',
  ticked,
  onDone,
}: {
  scenario: Scenario;
  own?: string;
  ticked?: ReadonlySet<number>;
  onDone: () => void;
}) {
  const { t } = useTranslation('trainingLater');
  const { orpc } = useWorkbench();
  const { say, langOf, language } = useWords();
  const library = useQuery(orpc.guidelines.articles.queryOptions({ input: {} }));
  const done = useRef(onDone);
  const settled = library.data !== undefined || library.isError;
  const name = say(scenario.title);
  useEffect(() => {
    if (!settled) return undefined;
    const finish = () => done.current();
    // The print dialogue offers the title as the file's name.
    const title = document.title;
    document.title = t('handout.file', { name });
    window.addEventListener('afterprint', finish);
    window.print();
    return () => {
      window.removeEventListener('afterprint', finish);
      document.title = title;
    };
  }, [settled, name, t]);
  const articles = scenario.articles.flatMap((id) => {
    const all = library.data?.articles?.filter((one) => one.id === id) ?? [];
    return all.find((one) => one.language === language) ?? all[0] ?? [];
  });
  const { task, model, check } = scenario.practice;
  return createPortal(
    <article className="tp-print tr-handout" lang={langOf(scenario.title)}>
      <h1>{name}</h1>
      <p>
        {say(scenario.summary)} {t('handout.for', { audience: say(scenario.audience) })}
      </p>
      <h2>{t('handout.steps')}</h2>
      <ol>
        {scenario.steps.map((step) => (
          <li key={step.title.fi}>
            <b>{say(step.title)}</b>
            {step.ask !== undefined && <p>{say(step.ask)}</p>}
            <p className="tr-handout-answer">{say(step.expected)}</p>
          </li>
        ))}
      </ol>
      <section>
        <h2>{t('handout.task')}</h2>
        <p>{say(task)}</p>
      </section>
      {own.trim() !== '' && (
        <section>
          <h2>{t('practice.own')}</h2>
          <p className="tr-handout-entry">{own}</p>
        </section>
      )}
      <section>
        <h2>{t('practice.model')}</h2>
        <p className="tr-handout-entry">{say(model)}</p>
      </section>
      <section>
        <h2>{t('practice.check')}</h2>
        <ul className="tr-handout-check">
          {check.map((line, at) => (
            <li key={line.fi}>
              {ticked?.has(at) === true ? '☑' : '☐'} {say(line)}
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{t('handout.articles')}</h2>
        <ul>
          {articles.map((article) => (
            <li key={article.id}>
              <b>{article.title}</b>
              {article.sources.map((source) => (
                <span key={source.title}>
                  {' · '}
                  {source.url === undefined ? source.title : <a href={source.url}>{source.title}</a>}
                </span>
              ))}
            </li>
          ))}
        </ul>
      </section>
      <footer>{t('handout.invented')}</footer>
    </article>,
    document.body,
  );
}
