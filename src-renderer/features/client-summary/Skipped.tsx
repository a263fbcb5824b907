import { useTranslation } from 'react-i18next';
import type { SectionSource, Skipped as One } from '#shared/client-summary.js';

/** How many entries are not shown, and why: a gap is told, never hidden. */
export function Skipped({ sources }: { sources: readonly SectionSource[] }) {
  const { t } = useTranslation('clientSummaryLater');
  const all = sources.flatMap((source) => (source.skipped ?? []).map((one) => ({ ...one, source: source.source })));
  if (all.length === 0) return null;
  const lines = new Map<string, number>();
  for (const one of all) lines.set(lineOf(one), (lines.get(lineOf(one)) ?? 0) + 1);
  function lineOf(one: One & { source: string }): string {
    const element = one.element === undefined ? '' : ` (${one.type}.${one.element})`;
    return `${one.source}: ${t(`skipped.${one.reason}`)}${element}`;
  }
  return (
    <details className="cs-skipped">
      <summary>{t('skipped.count', { count: all.length })}</summary>
      <ul>
        {[...lines].map(([line, count]) => (
          <li key={line}>
            {line}
            {count > 1 && ` × ${String(count)}`}
          </li>
        ))}
      </ul>
    </details>
  );
}
