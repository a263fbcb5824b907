import { useTranslation } from 'react-i18next';
import { themes } from '#shared/choices.js';
import { Notice } from '../../ui/parts.js';
import { Bars } from './Bars.js';
import { FigureSection } from './FigureSection.js';
import type { Counted } from './counted.js';
import type { Scope } from './use-counted.js';
import { barOf, writeCount } from './words.js';

/** Services and events that were given to clients, by theme. */
export function HandedSection({ counted, scope }: { counted: readonly Counted[]; scope: Scope }) {
  const { t } = useTranslation('indicatorsLater');
  const handed = counted.filter(({ name }) => name === 'handedOver');
  const rows = themes
    .map((theme) => ({
      theme,
      count: handed.filter(({ kind }) => kind === theme).reduce((sum, { count }) => sum + count, 0),
    }))
    .filter(({ count }) => count > 0)
    .toSorted((one, other) => other.count - one.count);
  return (
    <FigureSection
      title={t('handed.title')}
      detail={t(`scope.${scope}`)}
      sheet={{
        file: 'annetut-palvelut',
        columns: [{ label: t('column.theme') }, { label: t('column.count'), number: true }],
        rows: rows.map(({ theme, count }) => [t(`serviceTray:themes.${theme}`), writeCount(t, count)]),
      }}
    >
      {rows.length === 0 ? (
        <Notice kind="empty" title={t('handed.empty')} />
      ) : (
        <Bars
          top={Math.max(...rows.map(({ count }) => count))}
          bars={rows.map(({ theme, count }) => ({
            key: theme,
            label: t(`serviceTray:themes.${theme}`),
            value: barOf(count),
            text: writeCount(t, count),
          }))}
        />
      )}
      <p className="in-note tp-weak">{t('handed.note')}</p>
    </FigureSection>
  );
}
