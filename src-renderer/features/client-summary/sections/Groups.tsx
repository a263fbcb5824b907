import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export type GroupKind = 'carePlan' | 'goal' | 'careTeam' | 'matter' | 'service' | 'decision' | 'assessment' | 'pathway';

/** Entries by kind, each kind under its heading; a kind without entries is left out. */
export function Groups<E, K extends GroupKind>({
  of,
  entries,
  kindOf,
  list,
}: {
  of: readonly K[];
  entries: readonly E[];
  kindOf: (entry: E) => K;
  list: (entries: readonly E[]) => ReactNode;
}) {
  const { t } = useTranslation('clientSectionsLater');
  return of.map((kind) => {
    const mine = entries.filter((one) => kindOf(one) === kind);
    return mine.length === 0 ? null : (
      <div key={kind} className="cs-plans">
        <h4>{t(`group.${kind}`)}</h4>
        {list(mine)}
      </div>
    );
  });
}
