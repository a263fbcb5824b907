import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LimitRule } from '#shared/limit-rules.js';
import { Button } from '../../ui/button.js';
import { formatDate, helsinkiDay, languageOf } from '../../ui/format.js';
import { Icon } from '../../ui/icon.js';
import { FilterChip, Section, StateText, Tag } from '../../ui/parts.js';
import { useActs } from '../../ui/use-acts.js';
import { download } from './download.js';
import { writeAge, writeLength, writePeriod } from './words.js';

type Shown = 'now' | 'all';

/** The dated table of longest times: of the law and of the plan, each with its source and whether it was checked. */
export function RulesTable({ rules }: { rules: readonly LimitRule[] }) {
  const { t, i18n } = useTranslation('indicatorsLater');
  const language = languageOf(i18n.language);
  const writeAct = useActs();
  const [shown, setShown] = useState<Shown>('now');
  const today = helsinkiDay(new Date().toISOString());
  const inForce = rules.filter(({ from, until }) => from <= today && today <= (until ?? '9999'));
  const rows = shown === 'all' ? rules : inForce;
  const countedOf = ({ counts }: LimitRule) =>
    t('counted', { from: t(`from.${counts.from}`), to: t(`to.${counts.to}`) });
  const basisOf = (rule: LimitRule) =>
    rule.aim === undefined
      ? writeAct(rule.act)
      : `${t('basis.plan')}: ≥ ${Math.round(rule.aim.share * 100)} % ${t('by', { date: formatDate(rule.aim.by, language) })}`;
  const checkedOf = ({ checkedOn, checked }: LimitRule) =>
    t(checked ? 'checked' : 'unchecked', { date: formatDate(checkedOn, language) });
  const columns = ['what', 'who', 'counted', 'length', 'period', 'basis', 'source'] as const;
  const save = () =>
    download({
      file: 'enimmaisajat',
      columns: columns.map((column) => ({ label: t(`column.${column}`) })),
      rows: rows.map((rule) => [
        t(`kind.${rule.kind}`),
        writeAge(t, rule),
        countedOf(rule),
        writeLength(t, rule),
        writePeriod(rule, language),
        basisOf(rule),
        `${rule.source}; ${checkedOf(rule)}`,
      ]),
    });
  return (
    <Section
      title={t('rules.title')}
      detail={t('rules.detail')}
      actions={
        <>
          {(['now', 'all'] as const).map((one) => (
            <FilterChip key={one} on={one === shown} onToggle={() => setShown(one)}>
              {t(`rules.${one}`)}
            </FilterChip>
          ))}
          <Button startIcon={<Icon name="down" size={14} />} onClick={save}>
            {t('csv')}
          </Button>
        </>
      }
    >
      <table className="lp-table in-rules" aria-label={t('rules.title')}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((rule) => (
            <tr key={`${rule.key}|${rule.kind}|${rule.from}`}>
              <th scope="row">
                {t(`kind.${rule.kind}`)}
                <Tag tone={rule.register} icon={rule.register === 'health' ? 'cross' : 'roof'}>
                  {t(`register.${rule.register}`)}
                </Tag>
              </th>
              <td>{writeAge(t, rule)}</td>
              <td>{countedOf(rule)}</td>
              <td className="in-strong">{writeLength(t, rule)}</td>
              <td className="in-num">{writePeriod(rule, language)}</td>
              <td>{basisOf(rule)}</td>
              <td>
                {rule.source}
                <StateText icon={rule.checked ? 'ok' : 'warn'} color={rule.checked ? 'text-2' : 'caution'}>
                  {checkedOf(rule)}
                </StateText>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="in-note tp-weak">{t('rules.note')}</p>
    </Section>
  );
}
