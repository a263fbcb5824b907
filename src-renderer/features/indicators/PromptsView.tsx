import { useTranslation } from 'react-i18next';
import { Notice } from '../../ui/parts.js';
import { ShareSection } from './ShareSection.js';
import { type Span, sharesByUnit } from './counted.js';
import { useCounted } from './use-counted.js';

/** Prompts of decision support: which of those that were judged were justified. */
export function PromptsView({ span }: { span: Span }) {
  const { t, i18n } = useTranslation('indicatorsLater');
  const counted = useCounted(span);
  if (counted === undefined) return <Notice kind="loading" title={t('common:loading')} />;
  const prompts = counted.filter(({ name }) => name === 'prompt');
  const rows = sharesByUnit(prompts, (kind) => kind === 'justified', i18n.language);
  return (
    <ShareSection
      title={t('prompts.title')}
      detail={t('thisWorkstation')}
      note={t('prompts.note')}
      file="heratteet"
      rowLabel={t('column.unit')}
      rows={rows.map(({ unit, share }) => ({ label: unit || t('noUnit'), share }))}
      empty={t('prompts.empty')}
    />
  );
}
