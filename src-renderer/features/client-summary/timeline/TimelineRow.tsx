import { useTranslation } from 'react-i18next';
import type { SectionId } from '#shared/client-summary.js';
import { Icon, type IconName } from '../../../ui/icon.js';
import { Tag } from '../../../ui/parts.js';
import { RegisterMark } from '../RegisterTag.js';
import { useLanguage } from '../use-language.js';
import { useNow } from '../use-now.js';
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
  place: { number: number; index: number; count: number; top: number; active: boolean };
  measure: (row: HTMLLIElement) => () => void;
  onActive: (index: number) => void;
  onJump: (section: SectionId, entry: string) => void;
}

/** One line of the timeline: a year, now, or an entry, which is a way to its section. */
export function TimelineRow({ line, place, measure, onActive, onJump }: RowProps) {
  const { t } = useTranslation('clientViewsLater');
  const language = useLanguage();
  const now = useNow();
  const common = {
    ref: measure,
    'data-row': place.number,
    'aria-setsize': place.count,
    'aria-posinset': place.index + 1,
    style: { transform: `translateY(${String(place.top)}px)` },
  };
  const reach = { 'data-at': place.index, tabIndex: place.active ? 0 : -1, onFocus: () => onActive(place.index) };
  if (line.kind !== 'item')
    return (
      <li {...common} {...reach} className={line.kind === 'now' ? 'cs-line-now' : 'cs-line-year'}>
        {line.kind === 'now'
          ? t('timeline.now', { time: writeTime(now, language) })
          : (line.year ?? t('timeline.noTime'))}
      </li>
    );
  const { described } = line.item;
  const { section, entry, title, facts, at, own, masked, register } = described;
  return (
    <li {...common} className="cs-line-item">
      <time className="tp-num" dateTime={at}>
        {at === undefined ? '' : writeMoment(at, language)}
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
        {masked && <Tag icon="shield">{t('mark.masked')}</Tag>} {[described.source, ...described.alsoIn].join(', ')}
        <RegisterMark register={register} />
      </span>
    </li>
  );
}
