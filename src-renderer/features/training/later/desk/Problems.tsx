import { useTranslation } from 'react-i18next';
import type { ScenarioProblem } from '#shared/training.js';
import { Icon } from '../../../../ui/icon.js';

/** Scenario files that could not be taken, for whoever writes them; the others work. */
export function Problems({ problems }: { problems: readonly ScenarioProblem[] }) {
  const { t } = useTranslation('trainingLater');
  if (problems.length === 0) return null;
  return (
    <details className="tr-problems" open>
      <summary>
        <Icon name="warn" size={14} color="caution" />{' '}
        {t('problem.title', { count: new Set(problems.map(({ file }) => file)).size })}
      </summary>
      <ul>
        {problems.map(({ file, line, why, field, detail }) => (
          <li key={`${file}:${line}:${why}:${field}`}>
            <b>{t('problem.place', { file, line })}</b> {t(`problem.${why}`, { field })}
            {(why === 'wrongValue' || why === 'notYaml') && (
              <span className="tp-weak" lang="en">
                {' '}
                {detail}
              </span>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
