import { startAptj } from './aptj/index.js';
import { startColleagues } from './colleagues.js';
import { CALLBACK, clientSecret, WORKBENCH_AUDIENCE } from './idp/clients.js';
import { startIdp } from './idp/index.js';
import type { Clock } from './lib/clock.js';
import { createLater } from './lib/later.js';
import { listenOnLoopback } from './lib/loopback.js';
import type { Addresses, Options } from './options.js';
import { startOmaolo } from './tools/omaolo.js';
import { startTerveyskyla } from './tools/terveyskyla.js';

const FHIR_WAIT = 10_000;

export interface SystemsParts extends Options {
  clock: Clock;
  random: () => number;
}

/** The demo county's outside systems, each at its own port of this machine. Everything is listening when it returns. */
export async function startSystems({ clock, random, demoUser, fhir, colleaguesClock }: SystemsParts) {
  // Ports first: the provider must know where the others are, and they where the provider is.
  const servers = await Promise.all([0, 1, 2, 3].map(() => listenOnLoopback()));
  const [idp, aptj, omaolo, terveyskyla] = servers;
  if (!idp || !aptj || !omaolo || !terveyskyla) throw new Error('four servers were asked for');
  const fhirAddress = createLater<string>(clock, fhir);
  const fhircast = createLater<string>(clock, undefined);

  const { issuer } = startIdp({
    server: idp,
    systems: { aptj: aptj.url, omaolo: omaolo.url, terveyskyla: terveyskyla.url },
    demoUser,
    now: clock.now,
  });
  const aptjSystem = startAptj({
    server: aptj,
    issuer,
    clientSecret: clientSecret('aptj'),
    audience: WORKBENCH_AUDIENCE,
    callback: CALLBACK,
    fhir: () => fhirAddress.wait(FHIR_WAIT),
    fhircast: fhircast.now,
    clock,
    random,
  });
  const tool = { issuer, callback: CALLBACK, now: clock.now };
  startOmaolo({ ...tool, server: omaolo, clientSecret: clientSecret('omaolo') });
  startTerveyskyla({ ...tool, server: terveyskyla, clientSecret: clientSecret('terveyskyla') });

  const colleagues = await startColleagues({ issuer, clock: colleaguesClock });

  return {
    addresses: {
      idp: idp.url,
      aptj: aptj.url,
      tools: { omaolo: omaolo.url, terveyskyla: terveyskyla.url },
      directory: colleagues.directoryUrl,
    },
    /** The launcher knows more addresses now. */
    learn(known: Addresses) {
      if (known.fhir !== undefined) fhirAddress.set(known.fhir);
      if (known.fhircast !== undefined) fhircast.set(known.fhircast);
      if (known.hub !== undefined) colleagues.meetHub(known.hub);
    },
    async close() {
      await Promise.all([aptjSystem.close(), colleagues.close()]);
      await Promise.all(servers.map((server) => server.close()));
    },
  };
}
