import type { CentreContact } from '#shared/telephony.js';
import { useLater } from '../../ui/use-later.js';
import type { ProposedProps } from './ProposedLater.js';

const load = () => import('./ProposedLater.js');

/** Whom the number of the contact's own call leads to; comes with the contact centre's texts when there is a call. */
export function Proposed({ line, ...props }: Omit<ProposedProps, 'line'> & { line: CentreContact | undefined }) {
  return line === undefined ? null : <Later line={line} {...props} />;
}

function Later(props: ProposedProps) {
  const Part = useLater(load, 'telephonyLater');
  return Part === undefined ? null : <Part {...props} />;
}
