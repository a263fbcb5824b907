import { randomUUID } from 'node:crypto';
import { implement } from '@orpc/server';
import type { Clock } from '#shared/clock.js';
import { contextContract } from '#shared/context.js';
import type { AccessLog } from '../access/index.js';
import type { Log } from '../log.js';
import type { Caller } from '../rpc.js';
import { type FhircastEvent, patientOf } from './fhircast/messages.js';
import { type FhircastCaller, createFhircastHub } from './fhircast/hub.js';
import { toFhircastEvent, userLogout } from './fhircast/to-event.js';
import { createContextManager } from './manager.js';
import type { ContextTool, IdentityReader } from './types.js';

export type { IdentityReader } from './types.js';

/**
 * The active client and the tools that follow it.
 * @param verify checks a tool's bearer token; gives the OAuth client id, the user and the scopes
 * @param user subject of the signed-in professional: a tool's token must be of the same person
 */
export function createContext({
  tools,
  reader,
  accessLog,
  verify,
  user,
  clock,
  log,
}: {
  tools: ContextTool[];
  reader: IdentityReader;
  accessLog: AccessLog;
  verify: (token: string) => Promise<{ subject: string; clientId: string | undefined; scopes: string[] } | undefined>;
  user: () => string | undefined;
  clock: Clock;
  log: Log;
}) {
  let topic = randomUUID();
  let session: string | undefined;

  const manager = createContextManager({
    tools,
    reader,
    accessLog,
    clock,
    log,
    professional: () => user() ?? session ?? null,
    tell: (tool, change, facts) => hub.send(tool, toFhircastEvent(topic, change, facts)),
  });

  const authorize = async (token: string): Promise<FhircastCaller | undefined> => {
    const holder = await verify(token);
    const tool = tools.find((one) => one.clientId !== undefined && one.clientId === holder?.clientId);
    return holder === undefined || tool === undefined || holder.subject !== user()
      ? undefined
      : { tool: tool.id, scopes: holder.scopes };
  };

  /** FHIRcast §2.6: 202 = taken; what becomes of it is told by events. */
  const onPublish = (tool: string, event: FhircastEvent): number => {
    const name = event.event['hub.event'].toLowerCase();
    if (name !== 'patient-open' && name !== 'patient-close') return 202;
    const patient = patientOf(event);
    if (patient === undefined) return 400;
    const reference = `Patient/${patient.id}`;
    const change = { id: event.id, at: Date.parse(event.timestamp), by: tool };
    if (name === 'patient-open') manager.propose({ ...change, client: reference }, reader.fromMessage(patient));
    else manager.propose({ ...change, client: null, closes: reference });
    return 202;
  };

  const hub = createFhircastHub({
    topic: () => topic,
    authorize,
    onPublish,
    onJoin: manager.joined,
    onLeave: manager.left,
    onAnswer: manager.answered,
    currentContext: () => {
      const change = manager.current();
      const known = manager.active();
      const context = change === null || known === undefined ? [] : toFhircastEvent(topic, change, known).event.context;
      return {
        'context.type': context.length === 0 ? '' : 'Patient',
        'context.versionId': String(manager.live.get().version),
        context,
      };
    },
    log,
  });

  const os = implement(contextContract).$context<Caller>();
  const router = os.router({
    watch: os.watch.handler(({ signal }) => manager.live.watch(signal)),
    search: os.search.handler(({ input, signal }) =>
      user() === undefined ? { hits: [] } : reader.search(input.query, signal ?? new AbortController().signal),
    ),
    open: os.open.handler(({ input }) => {
      if (user() !== undefined) manager.open(input.reference);
      return {};
    }),
    close: os.close.handler(() => manager.close()),
    retry: os.retry.handler(({ input }) => manager.retell(input.toolId)),
    reveal: os.reveal.handler(async ({ input }) => {
      const active = manager.active();
      if (active?.identityCode === undefined || manager.live.get().version !== input.version) return {};
      await accessLog.append({
        action: 'identityCodeRevealed',
        professional: user() ?? null,
        client: active.identity.reference,
        by: 'workbench',
      });
      return { identityCode: active.identityCode };
    }),
  });

  return {
    router,
    client: manager.client,
    live: manager.live,
    refreshIdentity: manager.refresh,
    /** Starts the hub; gives `hub.url`. */
    listen: () => hub.listen(),
    fhircast: () => ({ hubUrl: hub.url(), topic }),
    /** Sign-out: no client anywhere, tools are told, and the topic ends with the session. */
    async endSession() {
      session = user();
      await manager.clear();
      for (const tool of tools) hub.send(tool.id, userLogout(topic, clock.now()));
      session = undefined;
      hub.endSession();
      topic = randomUUID();
    },
    async close() {
      await manager.clear();
      await hub.close();
    },
  };
}
export type Context = ReturnType<typeof createContext>;
