import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../ui/parts.js';
import type { Counted, Span } from './counted.js';
import { type Scope, useCounted } from './use-counted.js';

/** What is drawn of what was counted, once it is known. */
export function CountedView({
  span,
  scope,
  children,
}: {
  span: Span;
  scope: Scope;
  children: (counted: readonly Counted[]) => ReactNode;
}) {
  const { t } = useTranslation('indicatorsLater');
  const figures = useCounted(span, scope);
  if (figures.state === 'loading') return <Notice kind="loading" title={t('common:loading')} />;
  if (figures.state === 'failed') return <Notice kind="failed" title={t('countyFailed')} />;
  return children(figures.counted);
}
