import type { County } from '#shared/county.js';
import type { CountyTool } from '#shared/county-tool.js';
import { roleSchema } from '#shared/identity.js';
import { type Finding, valueAt } from '../mistakes.js';
import { textsOf } from '../whole.js';
import { exampleOf } from './example.js';

const isNamed = (text: string): boolean => /^\$\{[A-Z0-9_]+\}$/.test(text);
const SECRETS = ['keySecret', 'clientSecret', 'passcode', 'apiKey', 'token'];

/** Secrets that stand in the file itself. @param raw the file before names were replaced */
const secretsInFile = (raw: unknown): Finding[] =>
  textsOf(raw)
    .filter(({ text, path }) => SECRETS.includes(String(path.at(-1))) && !isNamed(text))
    .map(({ path }) => ({ path, message: 'a secret stands in the file: take it from the environment with ${NAME}' }));

const originOf = (address: string): string => new URL(address).origin;

function adviseTool(tool: CountyTool, index: number, { identityProvider }: County): Finding[] {
  const { kind, url, signIn, allowedOrigins, roles, confirmUrl, fhircast, name, card } = tool;
  const at = (...path: (string | number)[]) => ['tools', index, ...path];
  const provider = originOf(identityProvider.issuer);
  const found: Finding[] = [];
  const shown =
    kind === 'embedded' && url !== undefined ? [originOf(exampleOf(url)), ...allowedOrigins.map(originOf)] : [];
  if (shown.length > 0 && signIn.as === 'provider' && !shown.includes(provider)) {
    found.push({
      path: at('allowedOrigins'),
      message: `signs in by the provider, but ${provider} is not among its origins`,
    });
  }
  for (const [position, origin] of allowedOrigins.entries()) {
    if (new URL(origin).pathname === '/' && new URL(origin).search === '') continue;
    found.push({ path: at('allowedOrigins', position), message: `only its origin counts: ${originOf(origin)}` });
  }
  if (
    signIn.as === 'form' &&
    url !== undefined &&
    ![originOf(exampleOf(url)), ...allowedOrigins.map(originOf)].includes(originOf(signIn.page))
  ) {
    found.push({ path: at('signIn', 'page'), message: 'the log-in page is on an origin that the tool may not show' });
  }
  if (confirmUrl !== undefined && url !== undefined && tool.postLaunch === undefined && !confirms(confirmUrl, url)) {
    found.push({
      path: at('confirmUrl'),
      message: "does not match the tool's own url: it never confirms unless it redirects",
    });
  }
  if (fhircast?.auth === 'none') {
    found.push({ path: at('fhircast', 'auth'), message: 'any program on the machine can speak for this tool' });
  }
  const claimed = new Set(Object.values(identityProvider.roles));
  for (const [position, role] of (roles ?? []).entries()) {
    if (!claimed.has(role))
      found.push({ path: at('roles', position), message: 'no value of the role claim means this role' });
  }
  for (const [field, texts] of [
    ['name', name],
    ['card', card],
  ] as const) {
    const missing =
      texts === undefined ? [] : (['sv', 'en'] as const).filter((language) => texts[language] === undefined);
    if (missing.length > 0)
      found.push({ path: at(field), message: `has no ${missing.join(' nor ')}: Finnish is shown instead` });
  }
  return found;
}

/** Would the address that the workbench asks for confirm the client? */
function confirms(confirmUrl: string, url: string): boolean {
  const pattern = confirmUrl.replaceAll('{patient.id}', 'example-patient-id');
  return new RegExp(pattern, 'u').test(exampleOf(url));
}

/** What may be meant, but is worth a look. Pure. */
export const advise = (county: County, raw: unknown): Finding[] => [
  ...secretsInFile(raw),
  ...(county.tools.some(({ master }) => master)
    ? []
    : [{ path: ['tools'], message: 'no tool is the master: the client is changed in the workbench only' }]),
  ...county.tools.flatMap((tool, index) => adviseTool(tool, index, county)),
  ...(valueAt(raw, ['hub', 'mode']) === 'embedded'
    ? [{ path: ['hub', 'mode'], message: 'an embedded hub: colleagues on other workstations are not seen' }]
    : []),
];

/** Roles that would find nothing to open. Pure. */
export const rolesWithoutTools = ({ tools, identityProvider }: County): Finding[] =>
  roleSchema.options
    .filter((role) => Object.values(identityProvider.roles).includes(role))
    .filter((role) => !tools.some(({ roles }) => roles === undefined || roles.includes(role)))
    .map((role) => ({ path: ['tools'], message: `no tool is seen by the role ${role}` }));
