import { useTranslation } from 'react-i18next';
import { Notice } from '../../ui/parts.js';
import { ReportedLimits } from './ReportedLimits.js';
import { RulesTable } from './RulesTable.js';
import { ShareSection } from './ShareSection.js';
import { type Counted, sharesByUnit } from './counted.js';
import type { Scope } from './use-counted.js';
import { useRules } from './use-rules.js';

/** How longest times were kept by unit, and the dated table of what they are. */
export function LimitsView({ counted, scope }: { counted: readonly Counted[]; scope: Scope }) {
  const { t, i18n } = useTranslation('indicatorsLater');
  const { limits, aimOf } = useRules();
  if (limits === undefined) return <Notice kind="loading" title={t('common:loading')} />;
  const seen = counted.filter(({ name }) => name === 'limit');
  const of = (register: 'health' | 'social') =>
    sharesByUnit(
      seen.filter(({ kind }) => kind.startsWith(register)),
      (kind) => kind.endsWith('kept'),
      i18n.language,
    ).map(({ unit, share }) => ({ label: unit || t('noUnit'), share }));
  const aimFor = (register: 'health' | 'social') =>
    aimOf(register === 'health' ? 'healthLimitShare' : 'socialLimitShare');
  return (
    <>
      <ReportedLimits aimOf={aimFor} />
      {(['health', 'social'] as const).map((register) => (
        <ShareSection
          key={register}
          title={t(`limits.kept.${register}`)}
          detail={t(`scope.${scope}`)}
          file={register === 'health' ? 'hoitoon-paasy' : 'palveluun-paasy'}
          rowLabel={t('column.unit')}
          rows={of(register)}
          aim={aimFor(register)}
          empty={t('limits.empty')}
        />
      ))}
      <p className="in-note tp-weak">{t('limits.note')}</p>
      <RulesTable rules={limits} />
    </>
  );
}
