import type { SectionData, SectionId, Skipped } from '#shared/client-summary.js';
import { type Admitted, markMasked } from './admit.js';
import type { Answer } from './fhir-answer.js';
import type { SearchAnswer, SourceReader } from './fhir-source.js';
import type { Mapped, Origin, Reading, SectionSearch } from './sections/index.js';

const nothing: Answer<SearchAnswer> = { kind: 'ok', value: { matches: [], included: [], cut: false } };

/** 404 to a search of a type: the source has no such type (FHIR R4, http.html#search). */
const lacksType = (answer: Answer<SearchAnswer>): boolean =>
  answer.kind === 'failed' && answer.failure.kind === 'rejected' && answer.failure.status === 404;

/** One search, and what its answer gives rise to: the hits, with all that came along. */
export async function askAll(
  reader: Pick<SourceReader, 'search'>,
  search: SectionSearch,
  origin: Origin,
  signal: AbortSignal,
): Promise<Answer<SearchAnswer>> {
  const params = new URLSearchParams({ [search.by ?? 'patient']: origin.patient, ...search.params });
  const first = await reader.search(search.type, params, signal);
  if (search.optional === true && lacksType(first)) return nothing;
  if (first.kind !== 'ok' || search.besides === undefined) return first;
  const included = [...first.value.included];
  const besides = search.besides(first.value, origin).map(async (one) => {
    const answer = await reader.search(one.type, new URLSearchParams(one.params), signal);
    return answer.kind === 'failed' && (one.optional || lacksType(answer)) ? nothing : answer;
  });
  for (const answer of await Promise.all(besides)) {
    if (answer.kind !== 'ok') return answer;
    included.push(...answer.value.matches, ...answer.value.included);
  }
  return { kind: 'ok', value: { ...first.value, included } };
}

/**
 * What may be shown of one answer, for each section that it feeds: made of what that section may have, and of that only.
 * Where two sections may have the same, it is read once.
 */
export function mapFor(search: SectionSearch, admit: (section: SectionId) => Admitted, origin: Origin): Mapped {
  const data: SectionData[] = [];
  const done: { reading: Reading; mapped: Mapped }[] = [];
  let skipped: Skipped[] = [];
  for (const section of search.sections) {
    const { reading, masked } = admit(section);
    const same = masked.size > 0 ? undefined : done.find((one) => sameItems(one.reading.matches, reading.matches));
    const mapped = same?.mapped ?? search.map(reading, origin);
    if (masked.size === 0) done.push({ reading, mapped });
    if (section === search.sections[0]) ({ skipped } = mapped);
    const mine = mapped.data.find((one) => one.id === section);
    if (mine !== undefined) data.push(markMasked(mine, masked));
  }
  return { data, skipped };
}

const sameItems = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((one, index) => one === b[index]);
