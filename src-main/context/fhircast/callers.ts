import { normalizeOrigin } from './cors.js';
import { type Caller, type FhircastTool, type Reply, type TokenHolder, refuse } from './types.js';

/** What a request shows of who makes it. */
export interface Credentials {
  authorization: string | undefined;
  origin: string | undefined;
  /** `subscriber.name`. */
  name: string | undefined;
  /** A caller that holds the unguessable endpoint of a subscription made without a token. */
  endpointHolder: Caller | undefined;
  /** Those that have subscribed without a token: the one publishes who is the only one. */
  untokened: readonly Caller[];
  /** A subscription makes a guest known; other requests do not. */
  mayBecomeGuest: boolean;
}

/**
 * Finds out who calls (FHIRcast §2.1 with SMART tokens). Those without a token are let in only where the county says so
 * for the tool, or all of them while `anyClient` holds.
 */
export function createCallers({
  tools,
  verify,
  user,
  anyClient,
  maxGuests,
}: {
  tools: readonly FhircastTool[];
  verify: (token: string) => Promise<TokenHolder | undefined>;
  /** Subject of the signed-in professional. */
  user: () => string | undefined;
  anyClient: boolean;
  maxGuests: number;
}) {
  const guests = new Map<string, Caller>();
  let guestNumber = 0;

  const asTool = (tool: FhircastTool, scopes: Caller['scopes'], expiresAt?: number): Caller => ({
    tool: tool.id,
    name: tool.name,
    scopes,
    expiresAt,
    trustsAccepted: tool.trustsAccepted,
    guest: false,
  });
  const guest = (tool: string, name: string): Caller => ({
    tool,
    name,
    scopes: 'all',
    expiresAt: undefined,
    trustsAccepted: false,
    guest: true,
  });

  function guestNamed(name: string | undefined): Caller | Reply {
    const known = name === undefined ? undefined : guests.get(name.toLowerCase());
    if (known !== undefined) return known;
    if (guests.size >= maxGuests) return refuse(429, 'too many guests');
    guestNumber += 1;
    const id = `guest-${guestNumber}`;
    const made = guest(id, name ?? id);
    if (name !== undefined) guests.set(name.toLowerCase(), made);
    return made;
  }

  const isNamed = ({ id, name }: FhircastTool, asked: string | undefined) =>
    [id.toLowerCase(), name.toLowerCase()].includes(asked?.toLowerCase() ?? '');

  function withoutToken(shown: Credentials): Caller | Reply {
    if (shown.endpointHolder !== undefined) return shown.endpointHolder;
    const open = tools.filter((tool) => anyClient || tool.auth === 'none');
    const origin = shown.origin === undefined ? undefined : normalizeOrigin(shown.origin);
    const ofOrigin = open.filter((tool) => origin !== undefined && tool.origins.includes(origin));
    const tool =
      ofOrigin.length === 1
        ? ofOrigin[0]
        : (ofOrigin.length > 0 ? ofOrigin : open).find((one) => isNamed(one, shown.name));
    if (tool !== undefined) return asTool(tool, 'all');
    const named = shown.untokened.find(({ name }) => name.toLowerCase() === shown.name?.toLowerCase());
    if (named !== undefined) return named;
    const [first, ...others] = new Map(shown.untokened.map((one) => [one.tool, one])).values();
    if (!shown.mayBecomeGuest && shown.name === undefined && first !== undefined && others.length === 0) return first;
    if (!anyClient) return refuse(401, 'an access token is needed');
    // Nobody's event: every subscriber is told of it, the one that sent it too.
    return shown.mayBecomeGuest ? guestNamed(shown.name) : guest('guest-unknown', shown.name ?? 'guest');
  }

  return {
    async identify(shown: Credentials): Promise<Caller | Reply> {
      const signedIn = user();
      // While a client of one's own is being tried, the hub answers it also before anybody has signed in.
      if (signedIn === undefined && !anyClient) return refuse(401, 'nobody is signed in');
      const token = /^Bearer +(\S+)$/i.exec(shown.authorization?.trim() ?? '')?.[1];
      const holder = token === undefined ? undefined : await verify(token);
      if (holder === undefined && (shown.authorization === undefined || anyClient)) return withoutToken(shown);
      if (holder === undefined) return refuse(401, 'the access token does not hold');
      if (holder.subject !== signedIn) return refuse(401, 'the access token is of somebody else');
      const tool = tools.find(({ clientId }) => clientId !== undefined && clientId === holder.clientId);
      return tool === undefined
        ? refuse(401, 'the access token is of no tool of this workbench')
        : asTool(tool, holder.scopes, holder.expiresAt);
    },
    /** The session is over, and its guests with it. */
    forget: () => guests.clear(),
  };
}
export type Callers = ReturnType<typeof createCallers>;
export const isReply = (one: Caller | Reply): one is Reply => 'status' in one;
