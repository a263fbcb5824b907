import { readFile, stat } from 'node:fs/promises';
import type { County } from '#shared/county.js';
import { readQuestionnaire } from '#shared/questionnaire-check.js';
import type { CdsService, FhirSource } from '#shared/data-sources.js';
import { type ServiceSource, sourcesOf } from '#shared/service-sources.js';
import { readCountyMap } from '../../service-tray/index.js';
import { readSynonyms } from '../../search/index.js';
import { namesUsed } from '../environment.js';
import type { PlacedJson } from '../json.js';
import type { Finding } from '../mistakes.js';
import { besideCounty, type Mistake, place, readCounty, writePath } from '../read.js';
import { adviseAccess, rolesInWords } from './access.js';
import { advise, rolesWithoutTools } from './advise.js';
import { mistakesInContactNames } from './contact-centre.js';
import { exampleValue } from './example.js';
import { type EntryInWords, explain } from './explain.js';

/** All that a check of a county file has to tell. */
export interface CountyReport {
  file: string;
  /** Could be started. */
  ok: boolean;
  mistakes: Mistake[];
  warnings: Mistake[];
  environment: { name: string; as: 'set' | 'notSet' | 'example'; where: string[] }[];
  county?: {
    name: string;
    provider: string;
    sources: string[];
    prompts: string[];
    services: string[];
    access: string[];
    hub: string;
  };
  entries: EntryInWords[];
}

export interface CheckParts {
  file: string;
  environment: (name: string) => string | undefined;
  /** Gives loopback examples for names that are not set. */
  demo: boolean;
}

/** Is there a folder or a file of this name? */
async function missing(path: string, kind: 'folder' | 'file'): Promise<string | undefined> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return `there is no ${kind} ${path}`;
  return (kind === 'folder' ? found.isDirectory() : found.isFile()) ? undefined : `${path} is not a ${kind}`;
}

async function missingFiles(file: string, { guidelines, services, search }: County): Promise<Finding[]> {
  const named = [
    { path: ['guidelines', 'folder'], relative: guidelines.folder, kind: 'folder' as const },
    ...(services.file === undefined
      ? []
      : [{ path: ['services', 'file'], relative: services.file, kind: 'file' as const }]),
    ...(services.sources ?? []).flatMap((source, index) =>
      'file' in source
        ? [{ path: ['services', 'sources', index, 'file'], relative: source.file, kind: 'file' as const }]
        : [],
    ),
    ...(services.map === undefined
      ? []
      : [{ path: ['services', 'map'], relative: services.map, kind: 'file' as const }]),
    ...(search.synonyms === undefined
      ? []
      : [{ path: ['search', 'synonyms'], relative: search.synonyms, kind: 'file' as const }]),
  ];
  const found = await Promise.all(
    named.map(async ({ path, relative, kind }) => ({
      path,
      message: await missing(besideCounty(file, relative), kind),
    })),
  );
  return found.flatMap(({ path, message }) => (message === undefined ? [] : [{ path, message }]));
}

/** A form that cannot be used stops nothing but its own referrals; here it is a mistake all the same. */
async function mistakesInForms(file: string, { referrals }: County): Promise<Finding[]> {
  const found = await Promise.all(
    (referrals?.types ?? []).map(async ({ form }, index) => {
      const text = await readFile(besideCounty(file, form), 'utf8').catch(() => undefined);
      const read = text === undefined ? { mistakes: ['cannot be read'] } : readQuestionnaire(text);
      const told = 'form' in read ? [] : read.mistakes;
      return told.map((message) => ({ path: ['referrals', 'types', index, 'form'], message: `${form}: ${message}` }));
    }),
  );
  return found.flat();
}

/** A map that is wrong hides nothing but itself; here it is a mistake all the same. */
async function mistakesInMap(file: string, { services }: County): Promise<Finding[]> {
  if (services.map === undefined) return [];
  const text = await readFile(besideCounty(file, services.map), 'utf8').catch(() => undefined);
  const read = text === undefined ? { map: undefined } : readCountyMap(text);
  return 'mistakes' in read
    ? read.mistakes.map((message) => ({ path: ['services', 'map'], message: `${services.map}: ${message}` }))
    : [];
}

/** Rows of the list of synonyms that cannot be used, each with its line there. */
async function adviseSynonyms(file: string, { search }: County): Promise<Finding[]> {
  if (search.synonyms === undefined) return [];
  const text = await readFile(besideCounty(file, search.synonyms), 'utf8').catch(() => '');
  return readSynonyms(text).problems.map(({ line, message }) => ({
    path: ['search', 'synonyms'],
    message: `${search.synonyms}:${line}: ${message}`,
  }));
}

const inOrder = (findings: Finding[], json: PlacedJson): Mistake[] =>
  findings.map((finding) => place(finding, json)).toSorted((a, b) => a.line - b.line || a.column - b.column);

const INCLUDES: Record<FhirSource['include'], string> = {
  asServerSays: 'brings referred entries along where the server can',
  always: 'brings referred entries along',
  never: 'does not ask for referred entries',
};

const sourceInWords = (source: FhirSource, index: number): string =>
  [
    `${source.name} (${source.register}${index === 0 ? ', whose clients are opened' : ''}) ${source.baseUrl}:`,
    `waits ${seconds(source.timeoutMs)}, ${source.concurrency} at once,`,
    `tries ${source.retries + 1} ×, ${INCLUDES[source.include]}`,
  ].join(' ');

const serviceInWords = (service: CdsService): string =>
  `${service.name} (${service.register}) ${service.baseUrl}: waits ${seconds(service.timeoutMs)}; is given only what the professional may see`;

function servicesInWords(source: ServiceSource): string {
  const of =
    'municipalities' in source && source.municipalities ? `, municipalities ${source.municipalities.join(' ')}` : '';
  const http =
    'timeoutMs' in source
      ? `; waits ${seconds(source.timeoutMs)}, ${source.concurrency} at once, tries ${source.retries + 1} ×`
      : '';
  const from = 'file' in source ? source.file : 'url' in source ? source.url : source.baseUrl;
  const what = {
    ptv11: 'PTV v11',
    ptv12: 'PTV v12 with a key',
    file: 'a file of PTV objects',
    csv: 'a table (CSV)',
    csvUrl: 'a table (CSV)',
  }[source.kind];
  return `${source.name} (${source.licence}): ${what}, ${from}${of}${http}`;
}

const seconds = (ms: number): string => `${ms / 1000} s`;

function about(county: County) {
  const { name, identityProvider, fhirSources, cdsServices, services, hub } = county;
  return {
    name: name.fi,
    provider: identityProvider.issuer,
    sources: fhirSources.map(sourceInWords),
    prompts: cdsServices.map(serviceInWords),
    services: sourcesOf(services).map(servicesInWords),
    access: rolesInWords(county),
    hub: hub.mode === 'embedded' ? `embedded, directory ${hub.directory}` : `remote ${[hub.url].flat().join(', ')}`,
  };
}

/** Checks a county file without starting anything, and says what it means. Undefined when it cannot be read. */
export async function checkCounty({ file, environment, demo }: CheckParts): Promise<CountyReport | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const names = namesUsed(text);
  const value = (name: string) => environment(name) ?? (demo ? exampleValue(name, names.indexOf(name)) : undefined);
  const { county, mistakes, uses, json } = await readCounty(file, text, value);
  const known = names.filter((name) => uses.some((use) => use.name === name));
  const report = {
    file,
    environment: known.map((name) => ({
      name,
      as: environment(name) !== undefined ? ('set' as const) : demo ? ('example' as const) : ('notSet' as const),
      where: uses.filter((use) => use.name === name).map(({ path }) => writePath(path)),
    })),
  };
  if (county === undefined || json === undefined) {
    return { ...report, ok: false, mistakes, warnings: [], entries: [] };
  }
  const more = inOrder(
    [
      ...(await missingFiles(file, county)),
      ...(await mistakesInForms(file, county)),
      ...(await mistakesInMap(file, county)),
      ...(await mistakesInContactNames(file, county)),
      ...rolesWithoutTools(county),
    ],
    json,
  );
  const all = [...mistakes, ...more];
  return {
    ...report,
    ok: all.length === 0,
    mistakes: all,
    warnings: inOrder(
      [...advise(county, json.value), ...adviseAccess(county), ...(await adviseSynonyms(file, county))],
      json,
    ),
    county: about(county),
    entries: county.tools.map((tool) => explain(tool, county.identityProvider.roles)),
  };
}
