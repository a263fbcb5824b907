import { openedByMachine } from '#shared/contact-links.js';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { createSystemClock } from '#shared/clock.js';
import type { ClientReference } from '#shared/context.js';
import { createAccessBook, createAccessLog } from './access/index.js';
import { createAppointments } from './appointments/index.js';
import { createContext } from './context/index.js';
import { loadCounty, loadTrainingCounty } from './county/index.js';
import { createDrafts } from './drafts/index.js';
import { createIdentity } from './identity/index.js';
import { createFeedback } from './feedback/index.js';
import { joinHub } from './join-hub.js';
import { createLive } from './live.js';
import { createProbe, createTools } from './tools/index.js';
import { createUsage } from './usage/index.js';
import { createWorkspace } from './workspace/index.js';
import { FIRST_SCREEN_MS, type Ground } from './workbench/ground.js';
import { createAssessing } from './workbench/assessing.js';
import { createContactDesk } from './workbench/contact-desk.js';
import { createFigures } from './workbench/figures.js';
import { createGuidance } from './workbench/guidance.js';
import type { WorkbenchOptions } from './workbench/options.js';
import { createServices } from './workbench/services.js';
import { createPeople } from './workbench/people.js';
import { createSecrets } from './workbench/secrets.js';
import { createSight } from './workbench/sight.js';
import { createPhone } from './workbench/telephony.js';
import { createTrainingDesk } from './workbench/training-desk.js';

const VERSION = '0.1.0';

/** The composition root: builds every feature from the county file, and joins them. Nothing else builds a feature. */
export async function createWorkbench(options: WorkbenchOptions) {
  const { log } = options;
  const training = options.training === true;
  const load = training ? loadTrainingCounty : loadCounty;
  const { county, path } = await load(options.countyFile, options.environment);
  const clock = createSystemClock();
  const accessFile = join(options.dataDir, 'access-log.jsonl');
  const accessLog = createAccessLog({ file: accessFile, now: () => new Date(), training: options.training });

  const identity = createIdentity({
    config: county.identityProvider,
    workstation: county.workstation,
    window: options.signInWindow,
    clock,
    log,
    beforeSignOut: async () => {
      await consultation.drained();
      return forgetWork();
    },
    setAside: async () => {
      // The open client is parked by locking, and so is a part of what is kept.
      await context.lock();
      await consultation.drained();
      const kept = [context, ...clientWork()].map((work) => work.setAside());
      const uncleared = await forgetWork();
      return { uncleared, restore: () => kept.forEach((restore) => restore()) };
    },
    beforeLock: () => {
      void credentials.lock();
      return context.lock();
    },
    afterUnlock: async () => context.unlock(),
    clearTools: options.clearTools,
    idleSeconds: options.idleSeconds,
    onUserGone: [() => credentials.clear()],
    onUsed: () => {
      usage.present();
      availability.used();
    },
    ...(options.loginHint === undefined ? {} : { loginHint: options.loginHint }),
  });
  const { professional } = identity;
  async function forgetWork(): Promise<readonly string[]> {
    const uncleared = [...(await context.endSession()), ...(await tools.closeAll())];
    for (const work of clientWork()) work.clear();
    return [...new Set(uncleared)];
  }
  /** What holds work with clients: forgotten at the end of a session, set aside while a colleague uses the workstation. */
  function clientWork(): readonly { setAside: () => () => void; clear: () => void }[] {
    return [drafts, serviceTray, referrals, assessment, consultation, telephony, desk];
  }
  const role = () => professional()?.role;
  const accessBook = createAccessBook({ file: accessFile, accessLog, professional, log });

  // Also while the workstation is locked: what is kept by role stays as it is.
  const workspace = createWorkspace({
    store: options.settings,
    county: county.name,
    notice: county.notice,
    capabilities: options.capabilities,
    version: VERSION,
    role: () => identity.owner()?.role,
    person: () => identity.owner()?.id,
  });
  const openClient = createLive<{ version: number; reference: ClientReference | null }>({
    version: 0,
    reference: null,
  });
  const { arrangement, access, summary } = createSight(
    { options, county, clock, identity, workspace, accessLog, openClient, lastOpened: accessBook.lastOpened },
    {
      active: () => context.live.get().active,
      refreshIdentity: () => void context.refreshIdentity(),
      consultation: () => consultation,
      telephony: () => telephony,
      onJudged: (kind) => figures.count({ name: 'prompt', kind }),
    },
  );
  const { credentials, keyFor } = createSecrets({ options, training, county, clock, identity });
  const drafts = createDrafts({ client: openClient, clock });
  const tools = createTools({
    tools: county.tools,
    role,
    fhircast: () => context.fhircast(),
    ccowRegistry: (tool) => context.ccowRegistry(tool),
    fhircastAuth: options.fhircastAuth ?? 'token',
    host: options.viewHost,
    probe: createProbe({ fetch, clock, origin: options.origin }),
    sleep: (toolId, asleep) => context.sleep(toolId, asleep),
    participants: () => context.live.get().participants,
    onEvent: (event) => usage.tell(event),
    clock,
  });
  const context = createContext({
    tools: county.tools,
    frames: tools.frames,
    reader: summary.identity,
    accessLog,
    unsaved: { has: (reference) => drafts.unsaved(reference).length > 0, subscribe: drafts.onChange },
    seen: {
      allergies: (client) => access.sightOf(client, 'allergies', 'health'),
      worker: (client, register) => access.sightOf(client, 'plans', register),
      subscribe: access.view.subscribe,
    },
    verify: identity.verifyToken,
    user: professional,
    owner: identity.owner,
    fhircastAuth: options.fhircastAuth ?? 'token',
    fetch,
    clock,
    log,
  });
  const stopFollowing = [
    context.client.subscribe(openClient.set),
    context.live.subscribe(() => access.identityChanged()),
  ];

  const ground: Ground = {
    options,
    training,
    county,
    path,
    clock,
    identity,
    workspace,
    context,
    access,
    accessLog,
    drafts,
    keyFor,
    openClient,
  };
  const { serviceTray, serviceFinding, referrals, handing } = createServices(ground, summary, (...handed) =>
    figures.handed(...handed),
  );
  const appointments = createAppointments({
    policy: county.appointments,
    phone: county.counselling?.phone,
    professional,
    context: context.live,
    access: access.view,
    appoint: access.appoint,
    taken: (version, how) => access.taken(version, how, ['contacts']),
    fetch,
    clock,
    chance: Math.random,
  });
  // The booking stands in what the summary shows of the client, where both read one source.
  appointments.onBooked(({ client }) => summary.refresh(client, 'Appointment'));
  const telephony = createPhone(
    ground,
    summary,
    () => availability.welcomeAgain(),
    (promise) => desk.handing.isPassing(promise),
  );
  const assessment = createAssessing(
    ground,
    summary,
    telephony,
    (client) => desk.knownOf(client),
    () => search.pairs(),
  );
  const hub = await joinHub({
    hub: options.hubUrl === undefined ? county.hub : { mode: 'remote', url: options.hubUrl },
    dataDir: options.dataDir,
    directoryAfterMs: FIRST_SCREEN_MS,
    authenticate: identity.verifyToken,
    // Of nobody's own: whoever signs in here finds the requests that are theirs.
    sealingKey: () => keyFor('hub'),
    clock,
    log,
    fetch,
  });
  const { search, authoring, guidelines } = createGuidance(ground, hub, () => usage);
  const { availability, consultation } = createPeople(ground, {
    hub,
    telephony,
    summary,
    contacts: () => desk.handing,
  });
  const desk = createContactDesk(ground, {
    assessment,
    consultation,
    referrals,
    handing,
    appointments,
    telephony,
    nameOf: availability.nameOf,
  });
  const trainingDesk = createTrainingDesk(ground, serviceTray, consultation);
  const feedback = createFeedback({
    bases: hub.bases,
    publicUrl: county.feedback.publicUrl,
    token: identity.accessToken,
    fetch,
    clock,
    chance: Math.random,
  });
  const usage = await createUsage({
    file: join(options.dataDir, 'usage.json'),
    county: county.id,
    hub: county.usage.sendToHub ? { urls: hub.usageUrls, token: identity.accessToken } : undefined,
    session: identity.session,
    idleSeconds: options.idleSeconds,
    clock,
    log,
    fetch,
    random: randomUUID,
  });
  const figures = createFigures(ground, {
    hub,
    usage,
    summary,
    readSlots: county.appointments === undefined ? undefined : appointments.slots,
    telephony: telephony.live,
    themeOf: serviceTray.themeOf,
  });
  const stopRole = identity.session.subscribe(() => {
    access.sessionChanged();
    workspace.roleChanged();
    arrangement.roleChanged();
    credentials.sessionChanged();
    guidelines.sessionChanged();
    referrals.sessionChanged();
    assessment.sessionChanged();
    serviceFinding.sessionChanged();
    desk.sessionChanged();
    telephony.sessionChanged();
    appointments.sessionChanged();
  });
  // Nobody waits for it at the start, but for the entry of the first client.
  const logBegun = accessBook.begin();
  await context.listen();

  return {
    router: {
      access: access.router,
      identity: identity.router,
      consultation: consultation.router,
      context: context.router,
      accessLog: accessBook.router,
      assessment: assessment.router,
      credentials: credentials.router,
      desk: desk.router,
      drafts: drafts.router,
      clientSummary: summary.router,
      appointments: appointments.router,
      availability: availability.router,
      feedback: feedback.router,
      guidelines: guidelines.router,
      guidelinesFeedback: guidelines.feedback,
      guidelinesOwn: guidelines.own,
      guidelinesReadings: guidelines.readings,
      guidelinesAuthoring: authoring.router,
      handing: handing.router,
      indicators: figures.router,
      referrals: referrals.router,
      search: search.router,
      serviceFinding: serviceFinding.router,
      serviceTray: serviceTray.router,
      telephony: telephony.router,
      tools: tools.router,
      training: trainingDesk.router,
      usage: usage.router,
      workspace: workspace.router,
    },
    identity,
    workspace,
    training,
    /** For the host that fills log-ins. */
    loginFor: credentials.loginFor,
    frameOrigins: [...tools.frameOrigins, ...context.frameOrigins()],
    toolOrigins: tools.toolOrigins,
    catalogue: county.tools,
    /** Schemes that the machine may be asked to open from a screen: those of links to colleagues. */
    linkSchemes: openedByMachine(county.availability.linkSchemes),
    /** The machine was asked to open `tyopoyta://…`. @returns whether it was a call */
    callLink: telephony.callLink,
    /** Whether the machine is to be told that such addresses are the workbench's. */
    takesCallLinks: county.telephony?.kind === 'generic',
    signInWith: county.identityProvider.signInWith,
    services: {
      fhir: county.fhirSources[0]?.baseUrl ?? '',
      fhircast: context.fhircast().hubUrl,
      idp: county.identityProvider.issuer,
      hub: hub.url,
      ...(county.telephony?.kind === 'ace' ? { telephony: county.telephony.baseUrl } : {}),
      ...(county.appointments === undefined ? {} : { appointments: county.appointments.sources[0]?.baseUrl ?? '' }),
      ...(county.referrals === undefined ? {} : { referrals: county.referrals.receivers[0]?.baseUrl ?? '' }),
    },
    topic: () => context.fhircast().topic,
    async close() {
      await figures.close();
      await usage.close();
      await authoring.close();
      stopRole();
      trainingDesk.close();
      for (const stop of stopFollowing) stop();
      access.close();
      await credentials.close();
      summary.close();
      consultation.close();
      guidelines.close();
      availability.close();
      serviceTray.close();
      serviceFinding.close();
      await desk.close();
      await referrals.close();
      await assessment.close();
      appointments.close();
      await telephony.close();
      await context.close();
      drafts.close();
      await hub.close();
      await logBegun;
      accessBook.close();
      await accessLog.close();
    },
  };
}
export type Workbench = Awaited<ReturnType<typeof createWorkbench>>;
