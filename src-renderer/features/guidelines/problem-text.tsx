import { useTranslation } from 'react-i18next';
import type { ArticleProblem } from '#shared/guidelines.js';

/** What is wrong with an article's file, in the language of the window. */
export function ProblemText({ problem: { code, about } }: { problem: Pick<ArticleProblem, 'code' | 'about'> }) {
  const { t, ready } = useTranslation('articleProblemsLater', { useSuspense: false });
  return ready ? t(`code.${code}`, { about }) : null;
}
