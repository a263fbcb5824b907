import { useTranslation } from 'react-i18next';
import type { ArticleProblem } from '#shared/guidelines.js';
import { Icon } from '../../ui/icon.js';
import { ProblemText } from './problem-text.js';

/** Files that could not be taken as they are, for whoever keeps the articles. */
export function Problems({ problems }: { problems: readonly ArticleProblem[] }) {
  const { t } = useTranslation('guidelines');
  if (problems.length === 0) return null;
  return (
    <details className="gl-problems">
      <summary>
        <Icon name="warn" size={14} color="caution" /> {t('problems', { count: problems.length })}
      </summary>
      <ul>
        {problems.map((problem) => (
          <li key={`${problem.file}:${problem.line}:${problem.code}:${problem.about}`}>
            {t(`problem.${problem.severity}`, { file: problem.file, line: problem.line })}{' '}
            <ProblemText problem={problem} />
          </li>
        ))}
      </ul>
    </details>
  );
}
