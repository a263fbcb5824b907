import type { Clock } from '#shared/clock.js';
import { fillAddress } from '#shared/tool-address.js';
import type { ClientReference } from '#shared/context.js';
import type { Log } from '../../log.js';
import type { Frame, FramePort } from '../../tools/index.js';
import type { Binding, BindingEvents, BindingView } from '../binding.js';
import { createFollowedFrames } from '../frames/followed-frames.js';
import { confirms } from '../frames/judge.js';
import type { IdentityReader } from '../types.js';
import { createIdTokens } from './id-token.js';
import { type Grant, TOKEN_MS, createLaunches } from './launches.js';
import { type SmartProfessional, practitionerId } from './resources.js';
import { type SmartClient, createSmartServer } from './server.js';

/** A tool that follows by being launched anew (SMART App Launch), as the county file describes it. */
export interface SmartTool extends SmartClient {
  id: string;
  /** Template with `{launch}` and `{iss}`. */
  url: string;
  noClientUrl?: string | undefined;
}

/** Whom an access token of a launch stands for, in the terms of the identity provider's own tokens. */
export interface SmartTokenHolder {
  subject: string;
  clientId: string;
  scopes: string[];
  /** Epoch milliseconds. */
  expiresAt: number;
}

/**
 * Tools that follow by SMART relaunch: each change gives the tool's frame a new launch for the new client, and the
 * tool's token request for that very launch confirms it.
 * @param professional who is signed in and not locked; the unit goes out as `fhirContext`, as the identity provider writes it
 * @param reader reads the client for a tool that may ask who it is
 * @param given writes to the access log that a tool reads the client's data
 * @param vouched writes to the access log that the professional vouched for what a tool shows while no client is open
 * @param random unguessable text
 */
export function createSmartBinding({
  tools,
  frames,
  professional,
  fhircast,
  reader,
  events,
  view,
  vouched,
  given,
  clock,
  random,
  log,
}: {
  tools: readonly SmartTool[];
  frames: FramePort;
  professional: () => SmartProfessional | undefined;
  fhircast: () => { hubUrl: string; topic: string };
  reader: Pick<IdentityReader, 'read'>;
  events: BindingEvents;
  view: BindingView;
  vouched: (tool: string, client: ClientReference | null) => Promise<void>;
  given: (tool: string, client: ClientReference) => Promise<void>;
  clock: Clock;
  random: () => string;
  log: Log;
}) {
  const launches = createLaunches<Frame>({
    random,
    now: clock.now,
    holds: (launch) =>
      launch.user === professional()?.id &&
      view.current()?.version === launch.version &&
      followed.awaits(launch.owner, launch.change),
  });
  let made: ReturnType<typeof createIdTokens> | undefined;
  /** The signing key is made at the start (`listen`). */
  const idTokens = () => (made ??= createIdTokens(clock.now));
  const server = createSmartServer({
    clients: tools,
    launches,
    answer: redeemed,
    jwks: async () => (await idTokens()).jwks(),
    fhir: { reader, professional, given },
    startedAt: new Date(clock.now()).toISOString(),
    log,
  });
  const toolOf = (id: string) => tools.find((tool) => tool.id === id);
  const emptyPage = (tool: SmartTool | undefined) =>
    tool?.noClientUrl === undefined ? null : new URL(tool.noClientUrl).href;

  const followed = createFollowedFrames({
    tools: tools.map((tool) => tool.id),
    frames,
    events,
    view,
    random,
    vouched,
    strategy: {
      make(frame, delivery) {
        const tool = toolOf(frame.tool);
        const client = delivery?.change.client ?? null;
        launches.revoke(frame);
        if (tool === undefined || delivery === undefined || client === null) return { url: emptyPage(tool) };
        const subject = professional()?.id;
        if (subject === undefined) return undefined;
        const { clientId } = tool;
        const launch = launches.issue({
          owner: frame,
          tool: tool.id,
          clientId,
          user: subject,
          change: delivery.change.id,
          version: delivery.version,
          client,
        });
        return { url: fillAddress(tool.url, { launch, iss: server.iss() }) };
      },
      confirmedBy: (frame, evidence, { change }) =>
        change.client === null && confirms(evidence, { url: emptyPage(toolOf(frame.tool)) }),
      gone: (frame) => launches.revoke(frame),
      // What a launched tool shows of a client, only its own token request can confirm.
      vouchable: ({ change }) => change.client === null,
    },
  });

  /** The ID token of a grant, where it was asked for (SMART App Launch 2.2, `openid fhirUser`). */
  async function idTokenOf({ launch, scopes, nonce }: Grant<Frame>, { name }: SmartProfessional) {
    if (!scopes.includes('openid')) return {};
    const iss = server.iss();
    const fhirUser = scopes.includes('fhirUser') ? `${iss}/Practitioner/${practitionerId(launch.user)}` : undefined;
    const called = scopes.includes('profile') ? name : undefined;
    const tokens = await idTokens();
    return {
      id_token: await tokens.sign({ iss, sub: launch.user, aud: launch.clientId, nonce, fhirUser, name: called }),
    };
  }

  async function redeemed(grant: Grant<Frame>): Promise<Record<string, unknown> | undefined> {
    const { launch, token, scopes } = grant;
    const who = professional();
    const identity = who === undefined ? {} : await idTokenOf(grant, who);
    // Whatever was signed meanwhile: a launch of an earlier context gives nothing, and confirms nothing.
    if (who === undefined || launches.holder(token) === undefined) return undefined;
    followed.confirm(launch.owner, launch.change);
    const { hubUrl, topic } = fhircast();
    return {
      access_token: token,
      token_type: 'Bearer',
      expires_in: TOKEN_MS / 1000,
      scope: scopes.join(' '),
      patient: launch.client.slice('Patient/'.length),
      // The workbench's own banner stands above every tool.
      need_patient_banner: false,
      ...identity,
      ...(who.unit === undefined ? {} : { fhirContext: [{ type: 'Organization', identifier: { value: who.unit } }] }),
      ...(scopes.some((scope) => scope.startsWith('fhircast/')) ? { 'hub.url': hubUrl, 'hub.topic': topic } : {}),
    };
  }

  const binding: Binding = {
    tell: followed.tell,
    endSession() {
      launches.revokeAll();
      followed.endSession();
    },
    close: server.close,
  };
  return {
    ...binding,
    /** Starts the launching server. @returns `iss` */
    async listen(): Promise<string> {
      const [iss] = await Promise.all([server.listen(), idTokens()]);
      return iss;
    },
    /** Whom a token that came of a launch stands for; undefined when it is not one, or worth nothing any more. */
    holder(token: string): SmartTokenHolder | undefined {
      const grant = launches.holder(token);
      return grant === undefined
        ? undefined
        : {
            subject: grant.launch.user,
            clientId: grant.launch.clientId,
            scopes: [...grant.scopes],
            expiresAt: grant.expiresAt,
          };
    },
  };
}
