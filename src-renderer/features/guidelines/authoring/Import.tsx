import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formOf } from '#shared/article-file/write-article.js';
import { articleKey, diffArticle, diffLibrary } from '#shared/guidelines-diff.js';
import type { Article } from '#shared/guidelines.js';
import { Button } from '../../../ui/button.js';
import { Icon } from '../../../ui/icon.js';
import { Section, Tag } from '../../../ui/parts.js';
import { useWorkbench } from '../../../ui/workbench.js';
import { ProblemText } from '../problem-text.js';
import { DiffView } from './DiffView.js';
import { type Imported, readFiles } from './read-files.js';

/** Files in: what is wrong with them, what they would change, and those that are chosen as drafts. */
export function Import({ articles, onDone }: { articles: readonly Article[]; onDone: () => void }) {
  const { t } = useTranslation('guidelineAuthoringLater');
  const { client } = useWorkbench();
  const [read, setRead] = useState<Imported>();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [state, setState] = useState<'idle' | 'reading' | 'taking' | 'failed'>('idle');
  const take = async (files: readonly File[]) => {
    if (files.length === 0) return;
    setState('reading');
    setRead(await readFiles(files));
    setLeft(new Set());
    setState('idle');
  };
  const diff = read === undefined ? undefined : diffLibrary(articles, read.articles);
  const rows =
    diff === undefined
      ? []
      : [
          ...diff.added.map((after) => ({ after, before: undefined })),
          ...diff.changed.map(({ before, after }) => ({ after, before })),
        ];
  const chosen = rows.filter(({ after }) => !left.has(articleKey(after)));
  const accept = async () => {
    setState('taking');
    try {
      for (const { after, before } of chosen) {
        const input = { id: crypto.randomUUID(), revision: 0, form: formOf(after) };
        // One after another: what could not be sent waits on this machine.
        await client.guidelinesAuthoring.save(before === undefined ? input : { ...input, base: before.version });
      }
      onDone();
    } catch {
      setState('failed');
    }
  };
  const toggle = (key: string) =>
    setLeft((now) => (now.has(key) ? new Set([...now].filter((one) => one !== key)) : new Set([...now, key])));

  return (
    <div className="ga-import">
      <div
        className="ga-drop"
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          void take([...event.dataTransfer.files]);
        }}
      >
        <Icon name="up" size={16} />
        <p>{t('drop')}</p>
        <label className="tp-button tp-button-outlined">
          {t('choose')}
          <input
            className="tp-hidden"
            type="file"
            multiple
            accept=".md,.zip"
            onChange={(event) => void take([...(event.target.files ?? [])])}
          />
        </label>
      </div>
      {read !== undefined && diff !== undefined && (
        <>
          <p role="status">
            {t('importSum', {
              added: diff.added.length,
              changed: diff.changed.length,
              same: diff.unchanged.length,
              refused: read.refused,
            })}
          </p>
          {read.archive.length + read.problems.length > 0 && (
            <Section title={t('importProblems', { count: read.archive.length + read.problems.length })}>
              <ul className="ga-problems">
                {read.archive.map(({ file, code }) => (
                  <li key={`${file} ${code}`}>
                    <strong>{file}</strong> {t(`archive.${code}`)}
                  </li>
                ))}
                {read.problems.map((problem) => (
                  <li key={`${problem.file} ${problem.line} ${problem.code} ${problem.about}`}>
                    <strong>
                      {problem.file}, {t('line', { line: problem.line })}
                    </strong>{' '}
                    <Tag tone={problem.severity === 'refused' ? 'danger' : 'caution'} icon="warn">
                      {t(`severity.${problem.severity}`)}
                    </Tag>{' '}
                    <ProblemText problem={problem} />
                  </li>
                ))}
              </ul>
            </Section>
          )}
          {rows.length > 0 && (
            <Section
              title={t('importChoose')}
              actions={
                <Button
                  variant="contained"
                  disabled={chosen.length === 0 || state === 'taking'}
                  onClick={() => void accept()}
                >
                  {t('importAccept', { count: chosen.length })}
                </Button>
              }
            >
              {state === 'failed' && <p role="alert">{t('importFailed')}</p>}
              <ul className="ga-incoming">
                {rows.map(({ after, before }) => {
                  const key = articleKey(after);
                  return (
                    <li key={key}>
                      <label>
                        <input type="checkbox" checked={!left.has(key)} onChange={() => toggle(key)} />
                        <span lang={after.language}>{after.title}</span>
                        <Tag tone={before === undefined ? 'ok' : 'info'}>
                          {t(before === undefined ? 'isNew' : 'isChanged')}
                        </Tag>
                      </label>
                      {before !== undefined && (
                        <details>
                          <summary>{t('showDiff')}</summary>
                          <DiffView diff={diffArticle(before, after)} />
                        </details>
                      )}
                    </li>
                  );
                })}
              </ul>
            </Section>
          )}
        </>
      )}
    </div>
  );
}
