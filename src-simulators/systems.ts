import { randomUUID } from 'node:crypto';
import { startAptj } from './aptj/index.js';
import { startAsiointipalvelu } from './asiointipalvelu/index.js';
import { startDemoAvph } from './avph/demo.js';
import { startColleagues } from './colleagues.js';
import { startFysitrax } from './fysitrax/index.js';
import { CALLBACK, clientSecret, LOG_OUT, WORKBENCH_AUDIENCE } from './idp/clients.js';
import { startIdp } from './idp/index.js';
import type { Behaviour } from './lib/behaviour.js';
import type { Clock } from './lib/clock.js';
import type { RunningSystem } from './lib/desk/system.js';
import { startKontaktikeskus } from './kontaktikeskus/index.js';
import { startLiikuntaneuvonta } from './liikuntaneuvonta/index.js';
import { createLater } from './lib/later.js';
import { listenOnLoopback, type LoopbackServer } from './lib/loopback.js';
import { startOmaolo } from './omaolo/index.js';
import { startOmapolku } from './omapolku/index.js';
import { startOmavointi } from './omavointi/index.js';
import type { Addresses, Options, Troubled } from './options.js';
import { startPex360 } from './pex360/index.js';
import { startDemoPtv } from './ptv/demo.js';
import { startSosiaalilc } from './sosiaalilc/index.js';
import { startExreport } from './tools/exreport.js';
import { startPirkko } from './tools/pirkko.js';
import { SERVICE_IDS } from './tools/service-pages.js';
import { startService } from './tools/service.js';
import { startTha } from './tha/index.js';
import { startTerveyskyla } from './tools/terveyskyla.js';

const FHIR_WAIT = 10_000;
const LEGACY_IDS = ['pirkko', 'exreport'] as const;

export interface SystemsParts extends Options {
  clock: Clock;
  random: () => number;
}

/** A port of this machine for the provider and for each web system. */
async function listen() {
  const one = () => listenOnLoopback();
  const [idp, aptj, pex360, sosiaalilc, omavointi, omaolo, terveyskyla] = await Promise.all([
    one(),
    one(),
    one(),
    one(),
    one(),
    one(),
    one(),
  ]);
  // These know who comes by their launch, or are called by other systems only, and need no provider.
  const [omapolku, fysitrax, tha, liikuntaneuvonta, ptv, kontaktikeskus, asiointipalvelu, avph] = await Promise.all([
    one(),
    one(),
    one(),
    one(),
    one(),
    one(),
    one(),
    one(),
  ]);
  return {
    idp,
    launched: { omapolku, fysitrax, tha, liikuntaneuvonta, ptv, kontaktikeskus, asiointipalvelu, avph },
    web: { aptj, pex360, sosiaalilc, omavointi, omaolo, terveyskyla },
  };
}

/** The services of the table and the two old systems, each at a port of its own. */
const listenForServices = () =>
  Promise.all([...SERVICE_IDS, ...LEGACY_IDS].map(async (id) => ({ id, server: await listenOnLoopback() })));

/** The demo county's outside systems, each at its own port of this machine. Everything is listening when it returns. */
export async function startSystems({
  clock,
  random,
  demoUser,
  fhir,
  colleaguesClock,
  quietColleagues,
  sessionSeconds,
}: SystemsParts) {
  // Ports first: the provider must know where the others are, and they where the provider is.
  const [{ idp, web, launched }, services] = await Promise.all([listen(), listenForServices()]);
  const serviceUrls = Object.fromEntries(services.map(({ id, server }) => [id, server.url]));
  const urls = {
    aptj: web.aptj.url,
    pex360: web.pex360.url,
    sosiaalilc: web.sosiaalilc.url,
    omavointi: web.omavointi.url,
    omaolo: web.omaolo.url,
    terveyskyla: web.terveyskyla.url,
  };
  const fhirAddress = createLater<string>(clock, fhir);
  /** Of each workbench that has told of itself: a second one may share the county. */
  const fhircast = new Set<string>();

  let workbench: string | undefined;
  const { issuer, tokenFor } = startIdp({
    server: idp,
    systems: { ...serviceUrls, ...urls },
    demoUser,
    now: clock.now,
    workbench: () => workbench,
    sessionSeconds,
  });
  const system = (id: keyof typeof web, server: LoopbackServer) => ({
    server,
    issuer,
    clientSecret: clientSecret(id),
    callback: CALLBACK,
    logOut: LOG_OUT,
    clock,
    random,
    fhir: () => fhirAddress.wait(FHIR_WAIT),
  });
  const follows = { audience: WORKBENCH_AUDIENCE, fhircast: () => [...fhircast] };
  const troubled: Record<Troubled, RunningSystem> = {
    aptj: startAptj({ ...system('aptj', web.aptj), ...follows }),
    pex360: startPex360({ ...system('pex360', web.pex360), ...follows }),
    sosiaalilc: startSosiaalilc(system('sosiaalilc', web.sosiaalilc)),
    omavointi: startOmavointi(system('omavointi', web.omavointi)),
  };
  const tool = { issuer, callback: CALLBACK, logOut: LOG_OUT, now: clock.now };
  startOmaolo(system('omaolo', web.omaolo));
  startOmapolku({ server: launched.omapolku, clientId: 'omapolku', now: clock.now });
  const launcher = { id: 'tyopoyta', secret: clientSecret('fysitrax') };
  startFysitrax({ server: launched.fysitrax, launcher, now: clock.now });
  startTha({ server: launched.tha, now: clock.now, newId: randomUUID });
  startLiikuntaneuvonta({ server: launched.liikuntaneuvonta, now: clock.now, newId: randomUUID });
  const contactCentre = startKontaktikeskus({
    server: launched.kontaktikeskus,
    now: clock.now,
    newId: randomUUID,
    random,
  });
  startDemoAvph({ server: launched.avph, now: clock.now, newId: randomUUID });
  startAsiointipalvelu({ server: launched.asiointipalvelu, now: clock.now, newId: randomUUID });
  startDemoPtv({ server: launched.ptv, now: clock.now });
  startTerveyskyla({ ...tool, server: web.terveyskyla, clientSecret: clientSecret('terveyskyla') });

  for (const { id, server } of services) {
    if (id === 'pirkko') startPirkko({ server });
    else if (id === 'exreport') startExreport({ server });
    else startService(id, { ...tool, server, clientSecret: clientSecret(id) });
  }

  const colleagues = await startColleagues({
    issuer,
    clock: colleaguesClock,
    tokenFor: quietColleagues === true ? undefined : tokenFor,
  });
  const { aptj, ...signedIn } = urls;
  const tools = {
    ...signedIn,
    omapolku: launched.omapolku.url,
    fysitrax: launched.fysitrax.url,
    tha: launched.tha.url,
    liikuntaneuvonta: launched.liikuntaneuvonta.url,
    ptv: launched.ptv.url,
    kontaktikeskus: launched.kontaktikeskus.url,
    avph: launched.avph.url,
    asiointipalvelu: launched.asiointipalvelu.url,
  };

  return {
    addresses: { idp: idp.url, aptj, tools, services: serviceUrls, directory: colleagues.directoryUrl },
    /** The launcher knows more addresses now. */
    learn(known: Addresses) {
      if (known.fhir !== undefined) fhirAddress.set(known.fhir);
      if (known.fhircast !== undefined) fhircast.add(known.fhircast);
      workbench = known.workbench ?? workbench;
      if (known.hub !== undefined) colleagues.meetHub(known.hub);
    },
    /** Turns the troublemaker's switch of a system. */
    behave: (system: Troubled, mode: Behaviour) => troubled[system].behave(mode),
    async close() {
      contactCentre.close();
      await Promise.all([...Object.values(troubled).map((one) => one.close()), colleagues.close()]);
      const others = services.map(({ server }) => server);
      const all = [idp, ...Object.values(web), ...Object.values(launched), ...others];
      await Promise.all(all.map((server) => server.close()));
    },
  };
}
