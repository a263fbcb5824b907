import type { County } from '#shared/county.js';
import type { CountyTool } from '#shared/county-tool.js';
import { assertNever } from '#shared/assert-never.js';
import { exampleOf } from './example.js';

/** One entry of the catalogue in plain words. */
export interface EntryInWords {
  id: string;
  name: string;
  joined: string;
  opens: string;
  /** Its address with harmless values in it. */
  address?: string;
  /** Of what has a page of its own: */
  follows?: string;
  signsIn?: string;
  may?: string;
  windows?: string;
  sleeps?: string;
  seenBy: string;
}

const JOINED: Record<NonNullable<CountyTool['joins']>[number], string> = {
  embedded: 'embedded, follows the client',
  opened: 'opened with single sign-on or a launch parameter',
  data: 'data read or written over a standard',
  card: 'guidance card',
  own: 'a part of the workbench',
};
const MAY: Record<CountyTool['permissions'][number], string> = {
  camera: 'the camera',
  microphone: 'the microphone',
  clipboardRead: 'reading the clipboard',
  clipboardWrite: 'writing to the clipboard',
  fullscreen: 'the full screen',
  location: 'the location',
  notifications: 'notifications',
  shareScreen: 'sharing the screen',
};
const WINDOWS: Record<CountyTool['popups'], string> = {
  deny: 'opens none',
  logIn: 'opens those of a log-in, to the provider and its own origins',
  allow: 'opens any https page; other origins go to the own browser',
};

function opens({ kind, pane, context, card }: CountyTool): string {
  switch (kind) {
    case 'embedded':
      return context === 'none' ? 'in a view of its own, without a client' : 'in a view of its own';
    case 'link':
      return 'in a window of its own, without a client';
    case 'card':
      return `a guidance card in ${Object.keys(card ?? {}).join(', ')}`;
    case 'pane':
      return `the workbench's own part ${pane ?? ''}`;
    default:
      return assertNever(kind);
  }
}

function follows({ context, master, confirmUrl, fhircast, ccow, postLaunch }: CountyTool): string {
  const leads = master ? '; leads: its change of client moves everything' : '';
  switch (context) {
    case 'fhircast':
      return `by FHIRcast events; confirms by ${fhircast?.trustsAccepted === true ? 'accepting them' : 'acknowledging them'}${leads}`;
    case 'ccow':
      return `by CCOW (${ccow?.profile ?? 'mkh-hypothesis'}); confirms by its answer or its next question${leads}`;
    case 'smart':
      return `by a new SMART launch for each client; confirms by its token request${leads}`;
    case 'url':
      return `by ${postLaunch === undefined ? 'its address' : 'a launch on its server'} with the client's pseudonymous key; confirms when the loaded address ${confirmUrl === undefined ? 'is the one asked for' : `matches ${confirmUrl}`}${leads}`;
    case 'message':
      return `by SMART Web Messaging; confirms by its reply${leads}`;
    case 'none':
      return 'does not show clients';
    default:
      return assertNever(context);
  }
}

function signsIn({ signIn }: CountyTool): string {
  switch (signIn.as) {
    case 'provider':
      return "by the county's identity provider: no second log-in";
    case 'launch':
      return 'by what the launch carries';
    case 'none':
      return 'asks nobody';
    case 'own':
      return 'by a log-in of its own, left to the professional';
    case 'form':
      return `by its form at ${signIn.page}, filled from the stored secret where the host can${signIn.submit === undefined ? '; the professional sends it' : ''}`;
    case 'basic':
      return 'by HTTP Basic, answered from the stored secret where the host can';
    case 'certificate':
      return `by a client certificate${signIn.issuer === undefined ? '' : ` from ${signIn.issuer}`}, such as a professional card`;
    case 'negotiate':
      return "by the workstation's own log-in (Negotiate)";
    default:
      return assertNever(signIn);
  }
}

function sleeps({ kind, hibernation: { afterMinutes }, master }: CountyTool): string {
  if (kind !== 'embedded') return 'has no view to put to sleep';
  if (master) return 'never, because it leads';
  return afterMinutes === null
    ? 'never'
    : `after ${afterMinutes} min out of sight, but not with unsaved work, a call or playing media`;
}

function seenBy({ roles }: CountyTool, claims: County['identityProvider']['roles']): string {
  if (roles === undefined) return 'everyone';
  const named = roles.map((role) => {
    const values = Object.entries(claims).flatMap(([value, one]) => (one === role ? [value] : []));
    return `${role} (${values.length === 0 ? 'nobody: the provider has no value for it' : values.join(', ')})`;
  });
  return named.join(', ');
}

const JOIN_OF = { embedded: 'embedded', link: 'opened', card: 'card', pane: 'own' } as const;

/** What an entry means, for the county's ICT. Pure. */
export function explain(tool: CountyTool, claims: County['identityProvider']['roles']): EntryInWords {
  const { id, name, kind, joins, url } = tool;
  return {
    id,
    name: [...new Set([name.fi, name.sv, name.en].filter((one) => one !== undefined))].join(' · '),
    joined: (joins ?? [JOIN_OF[kind]]).map((join) => JOINED[join]).join('; '),
    opens: opens(tool),
    ...(url === undefined ? {} : { address: exampleOf(url) }),
    ...(kind === 'embedded' || kind === 'link' ? pageInWords(tool) : {}),
    seenBy: seenBy(tool, claims),
  };
}

const pageInWords = (tool: CountyTool) => ({
  follows: follows(tool),
  signsIn: signsIn(tool),
  may: tool.permissions.length === 0 ? 'nothing of the machine' : tool.permissions.map((one) => MAY[one]).join(', '),
  windows: WINDOWS[tool.popups],
  sleeps: sleeps(tool),
});
