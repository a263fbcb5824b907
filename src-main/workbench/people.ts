import { createAvailability } from '../availability/index.js';
import type { createClientSummary } from '../client-summary/index.js';
import { type ContactHanding, createConsultation } from '../consultation/index.js';
import type { createTelephony } from '../telephony/index.js';
import type { Ground, Hub } from './ground.js';

/** Colleagues: who can be asked right now, and what is asked of them about a client. */
export function createPeople(
  ground: Ground,
  {
    hub,
    telephony,
    summary,
    contacts,
  }: {
    hub: Hub;
    telephony: ReturnType<typeof createTelephony>;
    summary: Pick<ReturnType<typeof createClientSummary>, 'shown'>;
    /** The desk is built later. */
    contacts: () => ContactHanding;
  },
) {
  const { options, county, clock, identity, workspace, openClient, context, access, accessLog } = ground;
  const { log } = options;
  const availability = createAvailability({
    hubs: hub.hubs,
    links: county.availability.links,
    token: identity.accessToken,
    session: identity.session,
    clock,
    log,
    fetch,
    own: {
      client: openClient,
      phone: telephony.phone,
      onHand: telephony.followHand,
      store: workspace.ownAvailability,
      idleHint: county.availability.idleHint,
      idleSeconds: options.idleSeconds,
    },
  });
  const consultation = createConsultation({
    talk: availability.talk,
    session: identity.session,
    professional: identity.professional,
    client: openClient,
    summary: summary.shown,
    door: {
      open: context.open,
      context: context.live,
      access: access.state,
      checkAgain: (version) => void access.checkAgain(version),
    },
    giveOn: access.giveOn,
    recordsIn: () => {
      const role = identity.owner()?.role;
      return role === undefined ? [] : access.recordsIn(role);
    },
    contacts,
    accessLog,
    nameOf: availability.nameOf,
    language: workspace.language,
    clock,
    log,
  });
  return { availability, consultation };
}
