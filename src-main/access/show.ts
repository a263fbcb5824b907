import type { AccessState } from '#shared/access.js';
import { registerSchema } from '#shared/client-summary.js';
import type { AccessNow } from './decide.js';
import { offersFor } from './grounds.js';
import { ownRegisters } from './roles.js';
import type { AccessView } from './types.js';

/** What the context knows of a turvakielto: `unknown` while only a tool's message has said who the client is. */
export type NonDisclosure = 'yes' | 'no' | 'unknown';

/** As the renderer sees it. Pure. @param today YYYY-MM-DD */
export function toState(now: AccessNow, nonDisclosure: NonDisclosure, today: string): AccessState {
  const { version, client, who, opening, jointService, permissions, opened, protectedData, unmasked } = now;
  const rights = who?.rights;
  const own = rights === undefined ? [] : ownRegisters(rights, jointService);
  const isOpen = opening.state === 'open';
  return {
    contextVersion: version,
    client,
    opening,
    choices: { purposes: [...(rights?.purposes ?? [])], services: [...(rights?.services ?? [])] },
    own,
    sections: [...(rights?.sections ?? [])],
    others: registerSchema.options
      .filter((register) => rights !== undefined && !own.includes(register))
      .map((register) => ({
        register,
        offers: isOpen && rights !== undefined ? offersFor(register, { rights, jointService, permissions, today }) : [],
        opened: opened
          .filter((one) => one.register === register)
          .map(({ ground, sections, at }) => ({ ground, sections: [...sections], at })),
      })),
    protectedData: protectedData ? 'open' : 'closed',
    nonDisclosure: nonDisclosure !== 'yes' ? 'none' : unmasked ? 'unmasked' : 'masked',
  };
}

/** As the core's readers of data see it. Pure. */
export const toView = (now: AccessNow, nonDisclosure: NonDisclosure): AccessView => ({
  version: now.version,
  client: now.client,
  open: now.opening.state === 'open',
  professional: now.who?.id ?? null,
  own: now.who === undefined ? [] : ownRegisters(now.who.rights, now.jointService),
  sections: now.who?.rights.sections ?? [],
  opened: now.opened,
  protectedData: now.protectedData,
  masked: nonDisclosure !== 'no' && !now.unmasked,
});
