import { useTranslation } from 'react-i18next';
import type { RuleBasis } from '#shared/summary-entries.js';
import type { IconName } from '../../../ui/icon.js';
import { StateText } from '../../../ui/parts.js';
import { useActs } from '../../../ui/use-acts.js';
import { type SectionProps, SummarySection } from '../SummarySection.js';
import { entriesOf, newestFirst, rarerRegister } from '../order.js';
import { limitWords } from '../limit-words.js';
import { useNow } from '../use-now.js';
import { writeDate } from '../write.js';
import { EntryRow } from './EntryRow.js';
import type { EntryOf } from './entries.js';
import { barOf } from './limit-bar.js';

type Care = EntryOf<'careAccess'>;
const STATE: Record<Care['state'], { icon: IconName; color: string }> = {
  kept: { icon: 'ok', color: 'synced' },
  late: { icon: 'danger', color: 'danger' },
  waiting: { icon: 'clock', color: 'caution' },
  noRule: { icon: 'info', color: 'text-2' },
};
const URGENCY: Record<Care['state'], number> = { late: 0, waiting: 1, kept: 2, noRule: 3 };

/** How soon the client gets to care: from assessment to the statutory limit, with the booking and the unit's free times. */
export function CareAccess(props: SectionProps) {
  const { t, i18n } = useTranslation('clientSectionsLater');
  const now = useNow();
  const writeAct = useActs();
  const all = newestFirst(entriesOf(props.summary, 'careAccess'), (one) => one.assessed).toSorted(
    (a, b) => URGENCY[a.state] - URGENCY[b.state],
  );
  const marked = rarerRegister(all);
  const ruleOf = (rule: string | undefined) =>
    rule !== undefined && i18n.exists(`clientSectionsLater:rule.${rule}`) ? t(`rule.${rule}`) : undefined;
  const basisOf = (basis: RuleBasis | undefined) =>
    basis &&
    t('careAccess.basis', {
      act: writeAct(basis.act),
      from: writeDate(basis.from),
      source: basis.source,
      checked: writeDate(basis.checkedOn),
    });
  return (
    <SummarySection {...props} id="careAccess">
      <ul className="cs-entries">
        {all.map((care) => (
          <EntryRow
            key={`${care.source}/${care.id}`}
            entry={care}
            marked={marked}
            title={<b>{care.title}</b>}
            under={<LimitBar care={care} now={now} rule={ruleOf(care.rule)} />}
            right={
              <StateText icon={STATE[care.state].icon} color={STATE[care.state].color}>
                {t(`careAccess.${care.state}`)}
              </StateText>
            }
            facts={[
              [t('careAccess.assessed'), writeDate(care.assessed)],
              [t('careAccess.booked'), care.booked === undefined ? t('careAccess.notBooked') : writeDate(care.booked)],
              [t('careAccess.thirdNextLong'), care.thirdNext === undefined ? undefined : writeDate(care.thirdNext)],
              [t('careAccess.limit'), care.limit === undefined ? undefined : writeDate(care.limit)],
              [t('careAccess.ruleLabel'), ruleOf(care.rule)],
              [t('careAccess.ruleBasis'), basisOf(care.ruleBasis)],
              [t('careAccess.target'), ruleOf(care.targetRule)],
              [t('careAccess.targetBasis'), basisOf(care.targetBasis)],
            ]}
          />
        ))}
      </ul>
    </SummarySection>
  );
}

/** One bar from assessment to limit: how much of the time is gone, the booking and T3 on it, and all dates in words. */
function LimitBar({ care, now, rule }: { care: Care; now: number; rule: string | undefined }) {
  const { t } = useTranslation('clientSectionsLater');
  const marks = barOf(care, now);
  if (marks === undefined) return null;
  const shareOf = (kind: string) => marks.find((mark) => mark.kind === kind)?.share;
  const percent = (share: number) => `${(share * 100).toFixed(2)}%`;
  const limit = shareOf('limit');
  const gone = shareOf('now') ?? 0;
  // What is kept or booked too late is told by its own dates.
  const standing = care.limit === undefined ? undefined : limitWords(care.limit, now);
  const waits = care.state === 'waiting' || (care.state === 'late' && care.booked === undefined);
  const left =
    !waits || standing === undefined
      ? undefined
      : t(`careAccess.${standing.key}`, 'count' in standing ? { count: standing.count } : {});
  return (
    <span className="cs-limit-bar">
      <svg width="100%" height="14" aria-hidden="true">
        <rect x="0" y="4" width="100%" height="6" rx="3" className="cs-limit-all" />
        <rect x="0" y="4" width={percent(gone)} height="6" rx="3" className={`cs-limit-${care.state}`} />
        {limit !== undefined && <rect x={percent(limit)} y="0" width="2" height="14" className="cs-limit-end" />}
        {marks.map((mark) =>
          mark.kind === 'booked' ? (
            <circle key="booked" cx={percent(mark.share)} cy="7" r="4.5" className="cs-limit-booked" />
          ) : mark.kind === 'thirdNext' ? (
            <circle key="thirdNext" cx={percent(mark.share)} cy="7" r="4" className="cs-limit-free" />
          ) : null,
        )}
      </svg>
      <span className="cs-limit-words tp-num">
        <span>{t('careAccess.assessedAt', { date: writeDate(care.assessed) })}</span>
        <span>
          {care.booked === undefined
            ? t('careAccess.notBooked')
            : t('careAccess.bookedAt', { date: writeDate(care.booked) })}
        </span>
        {care.thirdNext !== undefined && (
          <span>{t('careAccess.thirdNextAt', { date: writeDate(care.thirdNext) })}</span>
        )}
        {care.target !== undefined && <span>{t('careAccess.targetAt', { date: writeDate(care.target) })}</span>}
        {care.limit !== undefined && (
          <span className="cs-strong">
            {t('careAccess.limitAt', { date: writeDate(care.limit) })}
            {care.workingDay !== undefined && ` (${t('careAccess.workingDay', { date: writeDate(care.workingDay) })})`}
            {left !== undefined && ` · ${left}`}
          </span>
        )}
      </span>
      {rule !== undefined && <span className="cs-line">{rule}</span>}
      {care.unchecked === true && (
        <span className="cs-line">
          <StateText icon="warn" color="caution">
            {t('careAccess.unchecked')}
          </StateText>
        </span>
      )}
    </span>
  );
}
