import { createContext, useContext } from 'react';
import type { Words } from '../words.js';

/** More services than these nobody sees side by side. */
export const MOST_COMPARED = 4;

/** What has been picked for comparing, in the order of picking. */
export interface Compared {
  ids: readonly string[];
  toggle: (serviceId: string) => void;
}

export const ComparedContext = createContext<Compared>({ ids: [], toggle: () => undefined });

/** Picks a service for comparing, or lets it go. */
export function CompareTick({ serviceId, name, words: { t } }: { serviceId: string; name: string; words: Words }) {
  const { ids, toggle } = useContext(ComparedContext);
  const on = ids.includes(serviceId);
  const full = !on && ids.length >= MOST_COMPARED;
  return (
    <label className="st-tick" title={t(full ? 'compareFull' : 'compare')}>
      <input
        type="checkbox"
        checked={on}
        disabled={full}
        aria-label={t('compareNamed', { name })}
        onChange={() => toggle(serviceId)}
      />
      <span>{t('compare')}</span>
    </label>
  );
}
