import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

type GroupKind =
  | 'carePlan'
  | 'goal'
  | 'careTeam'
  | 'matter'
  | 'service'
  | 'decision'
  | 'assessment'
  | 'pathway'
  | 'diagnosis'
  | 'reason';

/** Entries by kind, in the order of the kinds; a kind without entries is left out. */
export const grouped = <K extends GroupKind, E extends { kind: K }>(kinds: readonly K[], entries: readonly E[]) =>
  kinds
    .map((kind) => ({ kind, entries: entries.filter((one) => one.kind === kind) }))
    .filter((group) => group.entries.length > 0);

/** Entries of one kind under its heading. */
export function Group({ kind, children }: { kind: GroupKind; children: ReactNode }) {
  const { t } = useTranslation('clientSectionsLater');
  return (
    <div className="cs-plans">
      <h4>{t(`group.${kind}`)}</h4>
      {children}
    </div>
  );
}
