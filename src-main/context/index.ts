import { randomBytes } from 'node:crypto';
import type { Clock } from '#shared/clock.js';
import type { ClientReference } from '#shared/context.js';
import type { CountyTool } from '#shared/county-tool.js';
import { fromCounty } from './from-county.js';
import type { AccessLog } from '../access/index.js';
import type { Log } from '../log.js';
import { type FramePort, createPostLauncher } from '../tools/index.js';
import { createCcowBinding, shippedProfiles } from './ccow/index.js';
import { type FhircastBinding, type TokenHolder, createFhircastBinding } from './fhircast/index.js';
import { createContextManager } from './manager.js';
import { createMessageBinding } from './message/index.js';
import { createContextRouter } from './router.js';
import { type Seen, createShown } from './shown.js';
import { createSmartBinding } from './smart/index.js';
import type { IdentityReader, UnsavedWork } from './types.js';
import { createUrlBinding } from './url/index.js';

export type { UnsavedWork } from './types.js';
export type { Seen } from './shown.js';
export { clientLabel, type IdentityReader } from './types.js';

export interface ContextParts {
  tools: readonly CountyTool[];
  frames: FramePort;
  reader: IdentityReader;
  accessLog: AccessLog;
  unsaved: UnsavedWork;
  /** What of the active client the professional may see; absent = everything (where there is no banner). */
  seen?: Seen;
  /** Checks a tool's access token of the county's identity provider. */
  verify: (token: string) => Promise<TokenHolder | undefined>;
  /** The signed-in professional; a tool's token must be of the same person. */
  user: () => { id: string; name: string; unit?: string | undefined } | undefined;
  /** Whose session it is, locked or not: who did what, for the access log. */
  owner: () => { id: string } | undefined;
  /** `none` lets FHIRcast clients in without a token, for this run. */
  fhircastAuth: 'token' | 'none';
  fetch: typeof globalThis.fetch;
  clock: Clock;
  log: Log;
}

/** The active client, and all ways in which tools follow it. */
export function createContext(parts: ContextParts) {
  const { frames, reader, accessLog, unsaved, verify, user, clock, log } = parts;
  const county = fromCounty(parts.tools);
  const manager = createContextManager({
    tools: county.all,
    reader,
    accessLog,
    unsaved,
    professional: () => parts.owner()?.id ?? null,
    clock,
    log,
  });
  const live = parts.seen === undefined ? manager.live : createShown(manager.live, parts.seen);
  let frameOrigins: string[] = [];
  const ids = (tools: readonly { id: string }[]) => tools.map(({ id }) => id);
  const text = () => randomBytes(24).toString('base64url');
  const vouched = (tool: string, client: ClientReference | null) =>
    accessLog.append({ action: 'contextVouched', professional: user()?.id ?? null, client, by: tool });
  const given = (tool: string, client: ClientReference) =>
    accessLog.append({ action: 'clientDataGiven', professional: user()?.id ?? null, client, by: tool });
  const shared = { clock, log, random: text };

  const fhircast: FhircastBinding = manager.attach(ids(county.fhircast), (events, view) =>
    createFhircastBinding({
      tools: county.fhircast,
      // A tool that was launched by SMART has its token from us, all others from the county's identity provider.
      verify: async (token): Promise<TokenHolder | undefined> => smart.holder(token) ?? verify(token),
      user: () => user()?.id,
      factsOf: reader.fromMessage,
      anyClient: parts.fhircastAuth === 'none',
      events,
      view,
      clock,
      log,
    }),
  );
  const ccow = manager.attach(ids(county.ccow), (events, view) =>
    createCcowBinding({
      tools: county.ccow,
      // A locked session goes on: its tools must be able to read that there is no client, and to say so.
      user: () => parts.owner()?.id,
      professional: () => user()?.name,
      profiles: shippedProfiles(),
      events,
      view,
      identityOf: (query) => identityOf(reader, query),
      clock,
      log,
      fetch: parts.fetch,
      random: randomBytes,
    }),
  );
  const smart = manager.attach(ids(county.smart), (events, view) =>
    createSmartBinding({
      ...shared,
      tools: county.smart,
      frames,
      professional: user,
      reader,
      fhircast: () => ({ hubUrl: fhircast.hubUrl(), topic: fhircast.topic() }),
      events,
      view,
      vouched,
      given,
    }),
  );
  manager.attach(ids(county.url), (events, view) =>
    createUrlBinding({
      ...shared,
      tools: county.url,
      frames,
      launch: createPostLauncher({ fetch: parts.fetch, clock, log }),
      professional: user,
      events,
      view,
      vouched,
    }),
  );
  manager.attach(ids(county.message), (events, view) =>
    createMessageBinding({ ...shared, tools: county.message, frames, events, view }),
  );

  return {
    router: createContextRouter({ manager: { ...manager, live }, reader, accessLog, user: () => user()?.id }),
    client: manager.client,
    /** Makes this client the active one, and publishes it to the tools that follow. */
    open: manager.open,
    live,
    /** Closes the active client everywhere. */
    closeClient: manager.closeClient,
    /** Puts the active client of this version aside with a cue, and closes it everywhere. */
    park: manager.park,
    /** Takes a parked client off the list, unless an unsaved draft waits with it. */
    unpark: manager.unpark,
    /** A tool's page is gone until it wakes, or about to come again. */
    sleep: (tool: string, asleep: boolean) => manager.tool(asleep ? 'sleep' : 'wake', tool),
    refreshIdentity: manager.refresh,
    /** Starts the servers that tools come to. */
    async listen() {
      const [, , iss] = await Promise.all([
        fhircast.listen(),
        ccow.listen(),
        county.smart.length > 0 ? smart.listen() : undefined,
      ]);
      // A launched tool goes through the authorization endpoint inside its frame.
      frameOrigins = iss === undefined ? [] : [new URL(iss).origin];
    },
    /** Own origins that frames of tools pass through. */
    frameOrigins: () => frameOrigins,
    fhircast: () => ({ hubUrl: fhircast.hubUrl(), topic: fhircast.topic() }),
    ccowRegistry: ccow.registryUrl,
    /** The workstation is locked: no client anywhere until `unlock`. */
    lock: manager.lock,
    unlock: manager.unlock,
    setAside: manager.setAside,
    /** Sign-out: no client anywhere, tools are told, and the topic ends with the session. */
    endSession: manager.endSession,
    close: manager.stop,
  };
}
export type Context = ReturnType<typeof createContext>;

/** The client whom a record number, a henkilötunnus, or both name; both must be of the same person. */
async function identityOf(
  reader: IdentityReader,
  { patientId, identityCode }: { patientId?: string; identityCode?: string },
): Promise<ClientReference | undefined> {
  const byId = patientId === undefined ? undefined : `Patient/${patientId}`;
  if (identityCode === undefined) return byId;
  const { hits } = await reader.search(identityCode, new AbortController().signal);
  const found = hits.length === 1 ? hits[0]?.reference : undefined;
  return byId === undefined || byId === found ? found : undefined;
}
