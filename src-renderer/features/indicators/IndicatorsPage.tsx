import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FilterChip, Notice } from '../../ui/parts.js';
import { LimitsView } from './LimitsView.js';
import { PromptsView } from './PromptsView.js';
import { ServicesView } from './ServicesView.js';
import { T3View } from './T3View.js';
import { type Span, spans } from './counted.js';
import './indicators.css';

type View = 't3' | 'limits' | 'services' | 'prompts';
/** What is drawn, and whether it is of a span of days. */
const views: readonly { id: View; spans: boolean; draw: (span: Span) => ReactNode }[] = [
  { id: 't3', spans: false, draw: () => <T3View /> },
  { id: 'limits', spans: true, draw: (span) => <LimitsView span={span} /> },
  { id: 'services', spans: false, draw: () => <ServicesView /> },
  { id: 'prompts', spans: true, draw: (span) => <PromptsView span={span} /> },
];

/** Figures of how people get to care and to services, and of what became of it. Nothing of any client. */
export default function IndicatorsPage() {
  const { t, ready } = useTranslation('indicatorsLater', { useSuspense: false });
  const referrals = useTranslation('referralsLater', { useSuspense: false });
  const [chosen, setChosen] = useState<View>('t3');
  const [span, setSpan] = useState<Span>(30);
  if (!ready || !referrals.ready) return <Notice kind="loading" title={t('common:loading')} />;
  const view = views.find(({ id }) => id === chosen);
  return (
    <div className="in-page">
      <div className="in-bar-top">
        <div className="in-chips" role="group" aria-label={t('views')}>
          {views.map(({ id }) => (
            <FilterChip key={id} on={id === chosen} onToggle={() => setChosen(id)}>
              {t(`view.${id}`)}
            </FilterChip>
          ))}
        </div>
        <span className="tp-grow" />
        {view?.spans === true && (
          <div className="in-chips" role="group" aria-label={t('span')}>
            {spans.map((one) => (
              <FilterChip key={one} on={one === span} onToggle={() => setSpan(one)}>
                {t('days', { count: one })}
              </FilterChip>
            ))}
          </div>
        )}
      </div>
      {view?.draw(span)}
    </div>
  );
}
