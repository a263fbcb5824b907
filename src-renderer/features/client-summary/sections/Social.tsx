import { useTranslation } from 'react-i18next';
import type { IconName } from '../../../ui/icon.js';
import { StateText, Tag } from '../../../ui/parts.js';
import { type SectionProps, SummarySection } from '../SummarySection.js';
import { entriesOf, newestFirst, rarerRegister } from '../order.js';
import { useNow } from '../use-now.js';
import { EntryRow } from './EntryRow.js';
import { Group, grouped } from './Groups.js';
import { More } from './More.js';
import { PeriodBar } from './PeriodBar.js';
import { writePeriod } from './dates.js';
import type { EntryOf } from './entries.js';
import { barsOf } from './period-bar.js';

type Social = EntryOf<'social'>;
const KINDS = ['matter', 'service', 'decision'] as const;
const STATE: Record<Social['status'], { icon: IconName; color: string }> = {
  planned: { icon: 'clock', color: 'info' },
  active: { icon: 'ok', color: 'synced' },
  onHold: { icon: 'away', color: 'away' },
  ended: { icon: 'offline', color: 'text-3' },
  other: { icon: 'unknown', color: 'text-3' },
};

/** Matters, services and decisions of social welfare, with their service task, worker and period. */
export function SocialServices(props: SectionProps) {
  const all = newestFirst(entriesOf(props.summary, 'social'), (one) => one.start);
  const standing = all.filter((one) => one.status !== 'ended');
  const ended = all.filter((one) => one.status === 'ended');
  return (
    <SummarySection {...props} id="social">
      {grouped(KINDS, standing).map(({ kind, entries }) => (
        <Group key={kind} kind={kind}>
          <SocialList entries={entries} all={all} />
        </Group>
      ))}
      <More count={ended.length} label="ended">
        <SocialList entries={ended} all={all} />
      </More>
    </SummarySection>
  );
}

function SocialList({ entries, all }: { entries: readonly Social[]; all: readonly Social[] }) {
  const { t } = useTranslation('clientSectionsLater');
  const laid = barsOf(all, useNow());
  const marked = rarerRegister(all);
  return (
    <ul className="cs-entries">
      {entries.map((one) => {
        const bar = laid?.bars[all.indexOf(one)];
        const state = STATE[one.status];
        return (
          <EntryRow
            key={`${one.source}/${one.id}`}
            entry={one}
            marked={marked}
            title={
              <>
                <b>{one.title}</b>
                {one.serviceTask !== undefined && (
                  <span className="cs-inline">
                    <Tag>{one.serviceTask}</Tag>
                  </span>
                )}
              </>
            }
            line={[one.worker, one.unit].filter((part) => part !== undefined).join(' · ')}
            under={
              laid !== undefined &&
              bar !== undefined &&
              one.kind !== 'decision' && <PeriodBar bar={bar} now={laid.now} tone={one.register} />
            }
            right={
              <>
                <StateText icon={state.icon} color={state.color}>
                  {t(`social.status.${one.status}`)}
                </StateText>
                <span className="cs-line">{writePeriod(one)}</span>
              </>
            }
            facts={[
              [t('fact.kind'), t(`social.one.${one.kind}`)],
              [t('social.serviceTask'), one.serviceTask],
              [t('social.worker'), one.worker],
              [t('fact.unit'), one.unit],
              [t('fact.period'), writePeriod(one)],
            ]}
            {...(one.status === 'ended' ? { tone: 'ended' as const } : {})}
          >
            {one.detail !== undefined && <p className="cs-text">{one.detail}</p>}
          </EntryRow>
        );
      })}
    </ul>
  );
}
