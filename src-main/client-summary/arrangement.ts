import * as z from 'zod';
import { type Arrangement, type SectionId, arrangementSchema, sectionIdSchema } from '#shared/client-summary.js';
import type { Role } from '#shared/identity.js';
import { type Live, createLive } from '../live.js';

/** The order in which each role reads: what its work begins with comes first. The contract's own order serves the rest. */
const ORDERS: Record<Role, readonly SectionId[]> = {
  nurse: [
    ...(['allergies', 'flags', 'medication', 'measurements', 'conditions', 'contacts', 'careAccess'] as const),
    ...(['plans', 'outcomes', 'selfCare', 'messages', 'documents', 'social', 'consents', 'family', 'other'] as const),
  ],
  socialWorker: [
    ...(['flags', 'social', 'plans', 'contacts', 'family', 'messages', 'documents', 'consents'] as const),
    ...(['careAccess', 'selfCare', 'outcomes', 'conditions', 'allergies', 'medication'] as const),
    ...(['measurements', 'other'] as const),
  ],
  counsellor: [
    ...(['flags', 'contacts', 'careAccess', 'messages', 'allergies', 'medication', 'conditions'] as const),
    ...(['social', 'measurements', 'selfCare', 'plans', 'outcomes', 'consents', 'documents', 'family'] as const),
    'other',
  ],
  trainer: sectionIdSchema.options,
};

/** What was saved may be of another version of the program: ids that it does not know are let go. */
const savedSchema = z.object({ order: z.array(z.unknown()), hidden: z.array(z.unknown()) });
const known = (ids: readonly unknown[]): SectionId[] =>
  [...new Set(ids)].flatMap((id) => sectionIdSchema.safeParse(id).data ?? []);

/**
 * The arrangement to show: what was saved for the role, else the role's own. Every section is in it exactly once; those
 * that the saved one does not know come last, in the role's order, so that a new section is never lost.
 */
export function arrangementOf(role: Role | undefined, saved: unknown): Arrangement {
  const usual = role === undefined ? sectionIdSchema.options : ORDERS[role];
  const own = savedSchema.safeParse(saved);
  if (!own.success) return { order: [...usual], hidden: [] };
  const order = known([...own.data.order, ...usual]);
  return arrangementSchema.parse({ order, hidden: known(own.data.hidden) });
}

/** Where arrangements are kept, one for each role. */
export interface ArrangementStore {
  get: (role: string) => unknown;
  /** Undefined takes it away. */
  set: (role: string, arrangement: Arrangement | undefined) => void;
}

/** The arrangement of the signed-in role, live: both screens follow one. */
export function createArrangement({ store, role }: { store: ArrangementStore; role: () => Role | undefined }) {
  const now = () => {
    const of = role();
    return arrangementOf(of, of === undefined ? undefined : store.get(of));
  };
  const live: Live<Arrangement> = createLive(now());
  return {
    watch: live.watch,
    save(arrangement: Arrangement | undefined): void {
      const of = role();
      if (of === undefined) return;
      store.set(of, arrangement);
      live.set(now());
    },
    /** Another role reads now, perhaps. */
    roleChanged: () => live.set(now()),
  };
}
