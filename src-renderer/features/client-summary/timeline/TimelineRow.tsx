import { memo } from 'react';
import type { SectionId } from '#shared/client-summary.js';
import { Icon, type IconName } from '../../../ui/icon.js';
import { Tag } from '../../../ui/parts.js';
import type { Words } from '../described/index.js';
import { MarkOf } from '../RegisterTag.js';
import { writeMoment, writeTime } from '../write.js';
import type { Line } from './items.js';

const ICONS: Record<SectionId, IconName> = {
  flags: 'warn',
  allergies: 'danger',
  conditions: 'cross',
  medication: 'pill',
  measurements: 'chart',
  outcomes: 'star',
  contacts: 'cal',
  careAccess: 'clock',
  social: 'roof',
  plans: 'table',
  selfCare: 'walk',
  messages: 'mail',
  consents: 'shield',
  documents: 'doc',
  family: 'people',
  other: 'box',
};

interface RowProps {
  line: Line;
  /** What the row is known by in the list, where it stands there (of how many), and how far down in pixels. */
  number: number;
  index: number;
  count: number;
  top: number;
  /** The one that Tab comes to. */
  active: boolean;
  words: Words;
  now: number;
  measure: (row: HTMLLIElement) => () => void;
  onActive: (index: number) => void;
  onJump: (section: SectionId, entry: string) => void;
}

/**
 * One line of the timeline: a year, now, or an entry, which is a way to its section. Some tens of them come and go in each
 * frame of a scroll: they ask for nothing themselves, and one that stays where it was is not drawn anew.
 */
export const TimelineRow = memo(function TimelineRow({ line, measure, onActive, onJump, ...at }: RowProps) {
  const { t, language } = at.words;
  const common = {
    ref: measure,
    'data-row': at.number,
    'aria-setsize': at.count,
    'aria-posinset': at.index + 1,
    style: { transform: `translateY(${String(at.top)}px)` },
  };
  const reach = { 'data-at': at.index, tabIndex: at.active ? 0 : -1, onFocus: () => onActive(at.index) };
  if (line.kind !== 'item')
    return (
      <li {...common} {...reach} className={line.kind === 'now' ? 'cs-line-now' : 'cs-line-year'}>
        {line.kind === 'now'
          ? t('clientViewsLater:timeline.now', { time: writeTime(at.now, language) })
          : (line.year ?? t('clientViewsLater:timeline.noTime'))}
      </li>
    );
  const { described } = line.item;
  const { section, entry, title, facts, at: time, own, masked, register } = described;
  return (
    <li {...common} className="cs-line-item">
      <time className="tp-num" dateTime={time}>
        {time === undefined ? '' : writeMoment(time, language)}
      </time>
      <Icon
        name={ICONS[section]}
        color={own ? 'accent' : 'text-2'}
        label={t(`clientSummaryLater:section.${section}`)}
      />
      <button type="button" {...reach} onClick={() => onJump(section, entry)}>
        <b>{title}</b>
        {facts.length > 0 && <span> {facts.join(', ')}</span>}
      </button>
      <span className="cs-when">
        {masked && <Tag icon="shield">{t('clientViewsLater:mark.masked')}</Tag>}{' '}
        {[described.source, ...described.alsoIn].join(', ')}
        <MarkOf register={register} label={t(`clientSummaryLater:register.${register}`)} />
      </span>
    </li>
  );
});
