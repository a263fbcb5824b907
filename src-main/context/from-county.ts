import type { CountyTool } from '#shared/county-tool.js';
import type { CcowTool } from './ccow/index.js';
import type { FhircastTool } from './fhircast/index.js';
import type { SurveyKind } from './machine.js';
import type { MessageTool } from './message/index.js';
import type { SmartTool } from './smart/index.js';
import type { ContextTool } from './types.js';
import type { UrlTool } from './url/index.js';

/** The county file's tools, as each way of following needs them. */
export function fromCounty(tools: readonly CountyTool[]) {
  const by = (context: CountyTool['context']) => tools.filter((tool) => tool.context === context);
  return {
    all: tools
      .filter((tool) => tool.context !== 'none')
      .map((tool): ContextTool => ({ id: tool.id, name: tool.name.fi, how: tool.context, survey: surveyOf(tool) })),
    fhircast: by('fhircast').map((tool): FhircastTool => ({
      id: tool.id,
      name: tool.name.fi,
      clientId: tool.clientId,
      master: tool.master,
      auth: tool.fhircast?.auth ?? 'token',
      trustsAccepted: tool.fhircast?.trustsAccepted ?? false,
      origins: originsOf(tool),
    })),
    ccow: by('ccow').map((tool): CcowTool => {
      const passcode = tool.ccow?.passcode;
      return {
        id: tool.id,
        name: tool.name.fi,
        master: tool.master,
        profile: tool.ccow?.profile ?? 'mkh-hypothesis',
        origins: originsOf(tool),
        ...(passcode === undefined ? {} : { passcode }),
      };
    }),
    smart: by('smart').flatMap(({ id, url, noClientUrl, clientId, smart }): SmartTool[] =>
      url === undefined || clientId === undefined || smart === undefined
        ? []
        : [{ id, url, noClientUrl, clientId, ...smart }],
    ),
    url: by('url').flatMap((tool): UrlTool[] => {
      const { id, url, noClientUrl, confirmUrl, postLaunch: launch } = tool;
      const posted = launch === undefined ? undefined : { launch, origins: originsOf(tool) };
      return url === undefined ? [] : [{ id, url, noClientUrl, confirmUrl, posted }];
    }),
    message: by('message').flatMap(({ id, url }): MessageTool[] => (url === undefined ? [] : [{ id, url }])),
  };
}

/** FHIRcast has no question: the master is asked by the event itself, the others are told after the commit. */
function surveyOf({ context, master }: CountyTool): SurveyKind {
  if (context === 'ccow') return 'asks';
  return context === 'fhircast' && master ? 'moves' : 'none';
}

const originsOf = ({ url, allowedOrigins }: CountyTool): string[] => [
  ...new Set(
    [...(url === undefined ? [] : [url.replaceAll(/\{[^}]*\}/g, 'x')]), ...allowedOrigins].map(
      (one) => new URL(one).origin,
    ),
  ),
];
