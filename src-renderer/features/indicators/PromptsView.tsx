import { useTranslation } from 'react-i18next';
import { ShareSection } from './ShareSection.js';
import { type Counted, sharesByUnit } from './counted.js';
import type { Scope } from './use-counted.js';

/** Prompts of decision support: which of those that were judged were justified. */
export function PromptsView({ counted, scope }: { counted: readonly Counted[]; scope: Scope }) {
  const { t, i18n } = useTranslation('indicatorsLater');
  const prompts = counted.filter(({ name }) => name === 'prompt');
  const rows = sharesByUnit(prompts, (kind) => kind === 'justified', i18n.language);
  return (
    <ShareSection
      title={t('prompts.title')}
      detail={t(`scope.${scope}`)}
      note={t('prompts.note')}
      file="heratteet"
      rowLabel={t('column.unit')}
      rows={rows.map(({ unit, share }) => ({ label: unit || t('noUnit'), share }))}
      empty={t('prompts.empty')}
    />
  );
}
