import { createAccess, roleTable } from '../access/index.js';
import { createArrangement, createClientSummary } from '../client-summary/index.js';
import { type createConsultation, tiedByConsultation } from '../consultation/index.js';
import type { Context } from '../context/index.js';
import { type createTelephony, tiedByContact } from '../telephony/index.js';
import type { Ground } from './ground.js';

/** Between two parts of a summary that a window draws: slower than the eye, faster than patience. */
const SUMMARY_PACE_MS = 50;

interface Stands extends Pick<
  Ground,
  'options' | 'county' | 'clock' | 'identity' | 'workspace' | 'accessLog' | 'openClient'
> {
  lastOpened: Parameters<typeof createAccess>[0]['lastOpened'];
}

/** Features that are built later, and are asked only once they stand. */
interface Joins {
  active: () => ReturnType<Context['live']['get']>['active'];
  refreshIdentity: () => void;
  consultation: () => Pick<ReturnType<typeof createConsultation>, 'tie'>;
  telephony: () => Pick<ReturnType<typeof createTelephony>, 'tie'>;
  onJudged: NonNullable<Parameters<typeof createClientSummary>[0]['onJudged']>;
}

/**
 * What a professional sees of the open client. Whether the client may be seen is found out in the sources, and what may be
 * seen decides what is read of them: each needs the other.
 */
export function createSight(stands: Stands, joins: Joins) {
  const { options, county, clock, identity, workspace, accessLog, openClient, lastOpened } = stands;
  const { log } = options;
  const arrangement = createArrangement({ store: workspace.arrangements, role: () => identity.owner()?.role });
  const access = createAccess({
    client: openClient,
    professional: identity.professional,
    nonDisclosure: () => {
      const active = joins.active();
      if (active === null || active.origin === 'message') return 'unknown';
      return active.nonDisclosure ? 'yes' : 'no';
    },
    roles: roleTable(county.access.roles),
    findRelationship: tiedByContact(
      tiedByConsultation(
        (question, signal) => summary.findRelationship(question, signal),
        (...asked) => joins.consultation().tie(...asked),
        county.name.fi,
      ),
      (...asked) => joins.telephony().tie(...asked),
      county.telephony?.name.fi ?? county.name.fi,
    ),
    permissions: {
      find: (...asked) => summary.permissions.find(...asked),
      record: (...wish) => summary.permissions.record(...wish),
      revoke: (...wish) => summary.permissions.revoke(...wish),
    },
    readContact: (client, signal) => summary.readContact(client, signal),
    accessLog,
    lastOpened,
    clock,
    log,
  });
  const summary = createClientSummary({
    sources: county.fhirSources,
    bookings: county.appointments?.sources ?? [],
    cdsServices: county.cdsServices,
    client: openClient,
    access: access.view,
    relations: {
      staffSystem: county.identityProvider.practitionerSystem,
      bookingDays: county.access.bookingDays,
    },
    organization: county.name.fi,
    fetch,
    clock: { now: clock.now, setTimeout: (run, ms) => clock.after(ms, run) },
    log,
    onRecovered: joins.refreshIdentity,
    taken: access.taken,
    onJudged: joins.onJudged,
    arrangement,
    paceMs: SUMMARY_PACE_MS,
  });
  return { arrangement, access, summary };
}
