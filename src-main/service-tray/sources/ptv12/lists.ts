import type { PtvLanguageItem } from '#shared/ptv.js';
import { type Ptv12Area, type Ptv12Texts, ptv12CodeSchema } from '#shared/ptv12.js';
import type { Failure } from '#shared/failure.js';
import type { Got, Http } from '../http.js';
import { chunks, readAllPages } from './pages.js';

type Code = {
  code?: string | null | undefined;
  uri?: string | null | undefined;
  name: Ptv12Texts;
  municipalities: string[];
};
/** Areas by code, with what is within them. */
export interface Areas {
  municipalities: ReadonlyMap<string, Ptv12Texts>;
  regions: readonly Code[];
  counties: readonly Code[];
}
/** Lists of which only what is used is asked for. */
export type Wanted = 'ontology-terms' | 'life-events' | 'postal-codes';

export const itemsOf = (texts: Ptv12Texts | undefined): PtvLanguageItem[] =>
  Object.entries(texts ?? {}).map(([language, value]) => ({ language, value, type: null }));

/** v12 refers to classes, concepts and areas by code or URI only: their names come from lists of their own. */
export function createLists(
  http: Http,
  at: (path: string, query?: Record<string, readonly string[]>) => URL,
  source: string,
) {
  const known: Record<Wanted, Map<string, Ptv12Texts>> = {
    'ontology-terms': new Map(),
    'life-events': new Map(),
    'postal-codes': new Map(),
  };
  /** Each key's request, under way or done. */
  const under: Record<Wanted, Map<string, Promise<Failure | undefined>>> = {
    'ontology-terms': new Map(),
    'life-events': new Map(),
    'postal-codes': new Map(),
  };
  async function readNames(list: Wanted, keys: readonly string[]): Promise<Failure | undefined> {
    const by = list === 'ontology-terms' ? 'uris' : 'codes';
    const rows = await readAllPages(http, [at(list, { [by]: keys })], ptv12CodeSchema, source);
    if (!rows.ok) return rows.failure;
    for (const { code, uri, name } of rows.value) {
      const key = by === 'uris' ? uri : code;
      if (key) known[list].set(key, name);
    }
    return undefined;
  }
  const whole = (path: string): Promise<Got<Code[]>> => readAllPages(http, [at(path)], ptv12CodeSchema, source);
  let areas: Promise<Got<Areas>> | undefined;
  async function readAreas(): Promise<Got<Areas>> {
    const [municipalities, regions, counties] = await Promise.all([
      whole('municipality-codes'),
      whole('region-codes'),
      whole('wellbeing-services-county-codes'),
    ]);
    if (!municipalities.ok) return municipalities;
    if (!regions.ok) return regions;
    if (!counties.ok) return counties;
    const named = new Map(municipalities.value.flatMap(({ code, name }) => (code ? [[code, name] as const] : [])));
    return { ok: true as const, value: { municipalities: named, regions: regions.value, counties: counties.value } };
  }
  const codesWith = (list: readonly Code[], municipalities: readonly string[]) =>
    list.flatMap((one) =>
      one.code && one.municipalities.some((code) => municipalities.includes(code)) ? [one.code] : [],
    );

  return {
    areas: () => (areas ??= readAreas()),
    /** Makes sure that the names of these are known. Those that another part has asked for already are waited for. */
    async need(list: Wanted, keys: readonly string[]): Promise<Failure | undefined> {
      const wanted = [...new Set(keys)];
      for (const some of chunks(wanted.filter((key) => !under[list].has(key)))) {
        const reading = readNames(list, some);
        for (const key of some) under[list].set(key, reading);
      }
      const outcomes = await Promise.all(wanted.flatMap((key) => under[list].get(key) ?? []));
      return outcomes.find((failure) => failure !== undefined);
    },
    name: (list: Wanted, key: string): PtvLanguageItem[] => itemsOf(known[list].get(key)),
    /** Codes of the regions and counties in which any of the municipalities is. */
    around: ({ regions, counties }: Areas, municipalities: readonly string[]) => ({
      regions: codesWith(regions, municipalities),
      counties: codesWith(counties, municipalities),
    }),
  };
}
export type Lists = ReturnType<typeof createLists>;

/** The municipalities of an area, those of its regions and counties included, with their names. Pure. */
export function municipalitiesOf(area: Ptv12Area, { municipalities, regions, counties }: Areas) {
  const within = (list: readonly Code[], codes: readonly string[]) =>
    list.filter(({ code }) => code && codes.includes(code)).flatMap((one) => one.municipalities);
  const codes = new Set([
    ...(area?.municipalities ?? []),
    ...within(regions, area?.regions ?? []),
    ...within(counties, area?.wellbeingServicesCounties ?? []),
  ]);
  return [...codes].map((code) => ({ code, name: itemsOf(municipalities.get(code)) }));
}
