import type { BookingResult, Grant } from '#shared/appointments.js';
import { toProposal } from './appointment.js';
import { daysText, eventText } from './confirmation.js';
import { type DeskParts, type Steps, changed } from './desk-steps.js';

/** The right to book that is given to the open client, and taken away. */
export function createGrants(
  { sources, times, clientAt, mayUse, resourceOf, state, now }: DeskParts,
  { once, logged, finish }: Steps,
) {
  const iso = () => new Date(now()).toISOString();
  return {
    grant: (input: { version: number; request: string; service: string; from: string; until: string }) =>
      once(input.request, async () => {
        const { version, request, from, until } = input;
        const client = clientAt(version);
        const source = sources.find(({ config }) => input.service.startsWith(`${config.id}/`));
        const service = (await times.catalogue()).services.find(({ id }) => id === input.service);
        if (client === undefined) return changed;
        if (source === undefined || service === undefined || until < from || !mayUse(source.config.register))
          return { kind: 'notAllowed' };
        const refused = await logged(version, {
          action: 'bookingRightGranted',
          appointment: input.service,
          register: source.config.register,
        });
        if (refused !== undefined) return refused;
        const reference = input.service.slice(source.config.id.length + 1);
        const draft = toProposal({ reference, name: service.name.fi }, { request, client, from, until, at: iso() });
        const locked = await source.lock.propose(draft, request);
        if (locked.kind === 'taken') return { kind: 'outdated' };
        return finish(source, locked, {
          kind: 'granted',
          client,
          contextVersion: version,
          text: eventText('granted', daysText(from, until), service.name.fi),
        });
      }),
    async revoke({ version, grant }: { version: number; grant: string }): Promise<BookingResult> {
      const client = clientAt(version);
      const own = resourceOf(grant);
      const before: Grant | undefined = state().grants.find(({ id }) => id === grant);
      if (client === undefined || own === undefined || before === undefined) return changed;
      if (!mayUse(own.source.config.register)) return { kind: 'notAllowed' };
      const refused = await logged(version, {
        action: 'bookingRightRevoked',
        appointment: grant,
        register: own.source.config.register,
      });
      if (refused !== undefined) return refused;
      const locked = await own.source.lock.change(own.resource, { ...own.resource, status: 'cancelled' }, undefined);
      if (locked.kind === 'taken') return { kind: 'outdated' };
      return finish(own.source, locked, {
        kind: 'revoked',
        client,
        contextVersion: version,
        text: eventText('revoked', '', before.service.name.fi),
      });
    },
  };
}
