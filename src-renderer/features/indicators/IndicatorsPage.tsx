import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FilterChip, Notice } from '../../ui/parts.js';
import { ContactsView } from './ContactsView.js';
import { CountedView } from './CountedView.js';
import { LimitsView } from './LimitsView.js';
import { PromptsView } from './PromptsView.js';
import { ServicesView } from './ServicesView.js';
import { T3View } from './T3View.js';
import { type Counted, type Span, spans } from './counted.js';
import { type Scope, useCounty } from './use-counted.js';
import '../../ui/log-page.css';
import './indicators.css';

const views = ['t3', 'limits', 'contacts', 'services', 'prompts'] as const;
type View = (typeof views)[number];
/** Views of what is counted by day: of a span, here or in the whole county. */
const counting: Partial<Record<View, (counted: readonly Counted[], scope: Scope) => ReactNode>> = {
  limits: (counted, scope) => <LimitsView counted={counted} scope={scope} />,
  contacts: (counted, scope) => <ContactsView counted={counted} scope={scope} />,
  services: (counted, scope) => <ServicesView counted={counted} scope={scope} />,
  prompts: (counted, scope) => <PromptsView counted={counted} scope={scope} />,
};
const scopes: readonly Scope[] = ['county', 'here'];

/** Figures of how people get to care and to services, and of what became of it. Nothing of any client. */
export default function IndicatorsPage() {
  const { t, ready } = useTranslation('indicatorsLater', { useSuspense: false });
  const referrals = useTranslation('referralsLater', { useSuspense: false });
  const [view, setView] = useState<View>('t3');
  const [span, setSpan] = useState<Span>(30);
  const [wanted, setWanted] = useState<Scope>('county');
  const { known, off } = useCounty(span);
  if (!ready || !referrals.ready) return <Notice kind="loading" title={t('common:loading')} />;
  const scope = off ? 'here' : wanted;
  const draw = counting[view];
  return (
    <div className="lp-page">
      <div className="lp-bar">
        <div className="lp-chips" role="group" aria-label={t('views')}>
          {views.map((one) => (
            <FilterChip key={one} on={one === view} onToggle={() => setView(one)}>
              {t(`view.${one}`)}
            </FilterChip>
          ))}
        </div>
        <span className="tp-grow" />
        {draw !== undefined && known && !off && (
          <div className="lp-chips" role="group" aria-label={t('scopes')}>
            {scopes.map((one) => (
              <FilterChip key={one} on={one === scope} onToggle={() => setWanted(one)}>
                {t(`scopeName.${one}`)}
              </FilterChip>
            ))}
          </div>
        )}
        {draw !== undefined && (
          <div className="lp-chips" role="group" aria-label={t('span')}>
            {spans.map((one) => (
              <FilterChip key={one} on={one === span} onToggle={() => setSpan(one)}>
                {t('days', { count: one })}
              </FilterChip>
            ))}
          </div>
        )}
      </div>
      {view === 't3' && <T3View />}
      {draw !== undefined && (
        <CountedView span={span} scope={scope}>
          {(counted) => draw(counted, scope)}
        </CountedView>
      )}
    </div>
  );
}
