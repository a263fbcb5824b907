import { useTranslation } from 'react-i18next';
import type { ArticleProblem } from '#shared/guidelines.js';
import { Icon } from '../../ui/icon.js';

/** Files that could not be taken as they are, for whoever keeps the articles. */
export function Problems({ problems }: { problems: readonly ArticleProblem[] }) {
  const { t, ready } = useTranslation(['guidelines', 'articleProblemsLater'], { useSuspense: false });
  if (problems.length === 0 || !ready) return null;
  return (
    <details className="gl-problems">
      <summary>
        <Icon name="warn" size={14} color="caution" /> {t('problems', { count: problems.length })}
      </summary>
      <ul>
        {problems.map(({ file, line, severity, code, about }) => (
          <li key={`${file}:${line}:${code}:${about}`}>
            {t(`problem.${severity}`, { file, line })} {t(`articleProblemsLater:code.${code}`, { about })}
          </li>
        ))}
      </ul>
    </details>
  );
}
