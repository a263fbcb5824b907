import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { languageOf } from '../../ui/format.js';
import { Notice } from '../../ui/parts.js';
import { useWorkbench } from '../../ui/workbench.js';
import { Bars } from './Bars.js';
import { FigureSection } from './FigureSection.js';
import { HandedSection } from './HandedSection.js';
import { ShareSection } from './ShareSection.js';
import type { Counted } from './counted.js';
import { sumsOf } from './referral-sums.js';
import type { Scope } from './use-counted.js';
import { barOf, writeCount } from './words.js';

/** Services that were given to clients, and what became of referrals. */
export const ServicesView = ({ counted, scope }: { counted: readonly Counted[]; scope: Scope }) => (
  <>
    <HandedSection counted={counted} scope={scope} />
    <Referrals />
  </>
);

/** What became of referrals: how they stand, how many clients were reached, how many fell away, and how soon. */
function Referrals() {
  const { t, i18n } = useTranslation('indicatorsLater');
  const language = languageOf(i18n.language);
  const { orpc } = useWorkbench();
  const follow = useQuery(orpc.referrals.followUp.experimental_liveOptions({ retry: true })).data;
  if (follow === undefined) return <Notice kind="loading" title={t('common:loading')} />;
  const { states, reached, dropped, contact } = sumsOf(follow.rows);
  if (states.length === 0)
    return <Notice kind="empty" title={t('referrals.empty')} detail={t('referrals.emptyDetail')} />;
  const bandOf = (upTo: number, index: number) =>
    upTo === Infinity
      ? t('referrals.over', { days: contact.bands[index - 1]?.upTo })
      : t('referrals.upTo', { from: index === 0 ? 0 : (contact.bands[index - 1]?.upTo ?? 0) + 1, to: upTo });
  const most = (counts: readonly { count: number }[]) => Math.max(1, ...counts.map(({ count }) => count));
  const days = contact.median?.toLocaleString(language === 'en' ? 'en-GB' : 'fi-FI', { maximumFractionDigits: 1 });
  return (
    <>
      <FigureSection
        title={t('referrals.states')}
        detail={t('referrals.mine')}
        sheet={{
          file: 'lahetteet-tiloittain',
          columns: [{ label: t('column.state') }, { label: t('column.count'), number: true }],
          rows: states.map(({ state, count }) => [t(`referralsLater:state.${state}`), writeCount(t, count)]),
        }}
      >
        <Bars
          top={most(states)}
          bars={states.map(({ state, count }) => ({
            key: state,
            label: t(`referralsLater:state.${state}`),
            value: barOf(count),
            text: writeCount(t, count),
          }))}
        />
      </FigureSection>
      <ShareSection
        title={t('referrals.shares')}
        note={t('referrals.sharesNote')}
        file="lahetteiden-tavoittavuus"
        rowLabel={t('column.figure')}
        rows={[
          { label: t('referrals.reached'), share: reached },
          { label: t('referrals.dropped'), share: dropped },
        ]}
        empty={t('referrals.empty')}
      />
      <FigureSection
        title={t('referrals.contact')}
        detail={contact.known >= 5 && days !== undefined ? t('referrals.median', { days }) : undefined}
        sheet={{
          file: 'lahetteiden-ensikontakti',
          columns: [{ label: t('column.days') }, { label: t('column.count'), number: true }],
          rows: contact.bands.map(({ upTo, count }, index) => [bandOf(upTo, index), writeCount(t, count)]),
        }}
      >
        {contact.known === 0 ? (
          <Notice kind="empty" title={t('referrals.noContact')} />
        ) : (
          <Bars
            top={most(contact.bands)}
            bars={contact.bands.map(({ upTo, count }, index) => ({
              key: String(upTo),
              label: bandOf(upTo, index),
              value: barOf(count),
              text: writeCount(t, count),
            }))}
          />
        )}
        <p className="in-note tp-weak">{t('referrals.contactNote')}</p>
      </FigureSection>
    </>
  );
}
