import type { Purpose, Service } from '#shared/access.js';
import type { SectionId } from '#shared/client-summary.js';
import type { Article, SuggestFor } from '#shared/guidelines.js';

export type Writing = SuggestFor['writing'][number];
export type Phase = SuggestFor['phases'][number];
export type DocumentKind = SuggestFor['documents'][number];
export type Step = SuggestFor['steps'][number];

/** How a contact with the client is known: they were opened from a call, or one of its kinds is at hand at the desk. */
export type Contact = 'openedByCall' | 'call' | 'chat' | 'digital';
const documentOf = (contact: Contact): DocumentKind =>
  contact === 'chat' || contact === 'digital' ? 'message' : 'phoneCall';

/** What the workbench knows of the professional's doing now. Ids only: nothing that tells of a client. */
export interface Signals {
  /** Chosen by hand. */
  document?: DocumentKind;
  phase?: Phase;
  writing: readonly Writing[];
  /** An assessment that is being made. */
  assessing?: 'careNeed' | 'serviceNeed';
  /** What is done with the client, by what has its form open. */
  steps?: readonly Step[];
  contact?: Contact;
  tool?: string;
  /** Id of a section of the client summary. */
  section?: string;
  service?: Service;
  purpose?: Purpose;
}

/** Why an article comes up. */
export type Reason =
  | { by: 'document'; id: DocumentKind }
  | { by: 'assessing'; id: 'careNeed' | 'serviceNeed' }
  | { by: 'writing'; id: Writing }
  | { by: 'phase'; id: Phase }
  | { by: 'step'; id: Step }
  | { by: 'contact'; id: Contact }
  | { by: 'tool'; id: string }
  | { by: 'section'; id: SectionId }
  | { by: 'service'; id: Service }
  | { by: 'purpose'; id: Purpose };

export interface Suggestion {
  article: Article;
  /** The weightiest of its reasons. */
  reason: Reason;
}

/** An article, and what the region and the unit add to it: their reasons are its own. */
export interface Candidate {
  article: Article;
  additions: readonly { article: Article }[];
}

/** No more than the eye takes in beside the work. */
export const MOST = 3;

/**
 * What has its form open now, or is being written to somebody, outweighs all together that merely stands behind it: the call,
 * the tool, the service. What is picked by hand does so too, but gives way to the form.
 */
const weights: Record<Exclude<Reason['by'], 'step'>, number> = {
  writing: 200,
  document: 140,
  assessing: 36,
  phase: 24,
  contact: 20,
  tool: 16,
  section: 12,
  service: 8,
  purpose: 6,
};

/** A dialog covers what was being written before it; what belongs to a booking comes after the booking itself. */
const steps: Record<Step, number> = {
  booking: 204,
  moveBooking: 204,
  cancelBooking: 204,
  services: 204,
  clientMessage: 204,
  grantBooking: 196,
  callBack: 196,
  remoteBooking: 190,
  interpreterBooking: 190,
  groupBooking: 190,
  // Stands open for as long as the contact is wrapped up, also while something is looked up meanwhile.
  wrapUp: 110,
};

/** A begun note often waits in the background while something else is done. */
const NOTE = 10;
function weightOf(reason: Reason): number {
  if (reason.by === 'step') return steps[reason.id];
  return reason.by === 'writing' && reason.id === 'note' ? NOTE : weights[reason.by];
}

interface Match {
  reason: Reason;
  /** How many ids the article names of this kind: one that names few is meant for this. */
  among: number;
}

/** Every reason for which one article comes up. */
function matchesOf({ suggestFor: on }: Article, signals: Signals): Match[] {
  const { document, assessing, phase, writing, steps: done, contact, tool, section, service, purpose } = signals;
  const found: Match[] = [];
  if (document !== undefined && on.documents.includes(document))
    found.push({ reason: { by: 'document', id: document }, among: on.documents.length });
  if (assessing !== undefined && on.documents.includes(assessing))
    found.push({ reason: { by: 'assessing', id: assessing }, among: on.documents.length });
  for (const id of writing)
    if (on.writing.includes(id)) found.push({ reason: { by: 'writing', id }, among: on.writing.length });
  if (phase !== undefined && on.phases.includes(phase))
    found.push({ reason: { by: 'phase', id: phase }, among: on.phases.length });
  for (const id of done ?? [])
    if (on.steps.includes(id)) found.push({ reason: { by: 'step', id }, among: on.steps.length });
  if (contact !== undefined && on.documents.includes(documentOf(contact)))
    found.push({ reason: { by: 'contact', id: contact }, among: on.documents.length });
  if (tool !== undefined && on.tools.includes(tool))
    found.push({ reason: { by: 'tool', id: tool }, among: on.tools.length });
  const gone = on.sections.find((each) => each === section);
  if (gone !== undefined) found.push({ reason: { by: 'section', id: gone }, among: on.sections.length });
  if (service !== undefined && on.tasks.includes(service))
    found.push({ reason: { by: 'service', id: service }, among: on.tasks.length });
  if (purpose !== undefined && on.purposes.includes(purpose))
    found.push({ reason: { by: 'purpose', id: purpose }, among: on.purposes.length });
  return found;
}

/** Every reason for which a place of the list comes up, each once, the weightiest first. */
export function reasonsOf({ article, additions }: Candidate, signals: Signals): Match[] {
  const found = new Map<string, Match>();
  for (const each of [article, ...additions.map((addition) => addition.article)]) {
    for (const match of matchesOf(each, signals)) {
      const key = `${match.reason.by} ${match.reason.id}`;
      const before = found.get(key);
      if (before === undefined || match.among < before.among) found.set(key, match);
    }
  }
  return [...found.values()].sort((one, other) => weightOf(other.reason) - weightOf(one.reason));
}

const kinds: Record<Article['kind'], number> = { article: 0, model: 1, tip: 2, term: 3 };

/**
 * The articles that belong to what the professional is doing, the likeliest first; at most {@link MOST}, and of quick
 * notes and model entries at most one each, so that an instruction is never crowded out. Words of the dictionary do not
 * come up by themselves. The same whatever order the articles are given in.
 */
export function suggest(candidates: readonly Candidate[], signals: Signals): Suggestion[] {
  const ranked = candidates
    .filter(({ article }) => article.kind !== 'term')
    .flatMap((candidate) => {
      const { article } = candidate;
      const matches = reasonsOf(candidate, signals);
      const [first] = matches;
      if (first === undefined) return [];
      const score = matches.reduce((sum, { reason }) => sum + weightOf(reason), 0);
      return [{ article, reason: first.reason, score, among: first.among }];
    })
    .sort(
      (one, other) =>
        other.score - one.score ||
        one.among - other.among ||
        kinds[one.article.kind] - kinds[other.article.kind] ||
        (one.article.id < other.article.id ? -1 : 1),
    );
  const taken: Suggestion[] = [];
  for (const { article, reason } of ranked) {
    if (taken.length === MOST) break;
    if (article.kind !== 'article' && taken.some((each) => each.article.kind === article.kind)) continue;
    taken.push({ article, reason });
  }
  return taken;
}
