import { useLater } from '../../ui/use-later.js';
import type { MoreFiltersProps } from './MoreFilters.js';
import { withParsers } from '../../ui/with-parsers.js';
import type { OwnDialogProps } from './own/OwnDialog.js';
import type { CardProps } from './card/Card.js';
import type { WhoCanTakeProps } from './ranking/WhoCanTake.js';

const TEXTS = 'availabilityLater';
const loadFilters = () => import('./MoreFilters.js');
const loadCard = () => import('./card/Card.js');
const loadOwn = () => withParsers(() => import('./own/OwnDialog.js'));
const loadRanking = () => import('./ranking/WhoCanTake.js');

/** The filters behind "Lisää". */
export function MoreFilters(props: MoreFiltersProps) {
  const Part = useLater(loadFilters, TEXTS);
  return Part === undefined ? null : <Part {...props} />;
}

/** The contact card of one colleague. */
export function Card(props: CardProps) {
  const Part = useLater(loadCard, TEXTS);
  return Part === undefined ? null : <Part {...props} />;
}

/** One's own state in full. */
export function OwnDialog(props: OwnDialogProps) {
  const Part = useLater(loadOwn, TEXTS);
  return Part === undefined ? null : <Part {...props} />;
}

/** Who can take this now. */
export function WhoCanTake(props: WhoCanTakeProps) {
  const Part = useLater(loadRanking, TEXTS);
  return Part === undefined ? null : <Part {...props} />;
}
