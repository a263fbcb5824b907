import { parseArticle } from '#shared/article-file/parse-article.js';
import { writeArticle } from '#shared/article-file/write-article.js';
import {
  type ArticleForm,
  type DraftAction,
  type DraftAnswer,
  type GuidelineDraft,
  type KeptDraft,
  guidelineDraftSchema,
} from '#shared/guidelines-authoring.js';
import { type Actor, maySee, stepDraft } from '#shared/guidelines-review.js';
import type { HubEngine } from '../engine/index.js';
import type { HubLog } from '../log.js';
import type { PublishedArticles } from './articles.js';

const DRAFTS = 'guideline-drafts';
/** How long one that has ended is still shown to those whom it concerns. */
const SHOWN_MS = 30 * 86_400_000;

const isWhole = (form: ArticleForm): boolean => parseArticle('draft.md', writeArticle(form)).article !== undefined;

/**
 * Drafts on their way to being published. That nobody approves their own text is decided here and nowhere else: what the
 * interface offers is a courtesy. An approved draft is kept as approved first and published then; what was cut short in
 * between is published at the next look.
 */
export function createReview({
  records,
  articles,
  now,
  log,
}: {
  records: HubEngine['records'];
  articles: PublishedArticles;
  now: () => number;
  log: HubLog;
}) {
  async function get(id: string): Promise<KeptDraft | undefined> {
    const kept = (await records.read(DRAFTS, [id])).get(id);
    return kept === undefined ? undefined : readDraft(kept);
  }

  /** Whether the published article is another one by now than the draft was begun from. */
  async function isOutdated({ base, form }: GuidelineDraft): Promise<boolean> {
    const published = (await articles.current())?.manifest.articles.find(
      ({ id, language }) => id === form.id && language === form.language,
    );
    // An article's version is the beginning of its text's hash.
    return published !== undefined && (base === undefined || !published.hash.startsWith(base));
  }

  async function publish({ revision, draft }: KeptDraft, unit: string | undefined): Promise<KeptDraft> {
    const approval = draft.history.findLast(({ what }) => what === 'approved');
    // By body and never by a person's name: articles outlive those who approved them.
    const approved = { by: unit ?? draft.form.owner, date: (approval?.at ?? draft.changedAt).slice(0, 10) };
    const done = await articles.publish(writeArticle(draft.form, approved));
    if (!done.ok) return { revision, draft };
    const next = { ...draft, published: done.sequence };
    const taken = await records.change(DRAFTS, draft.id, revision, JSON.stringify(next));
    return taken ? { revision: revision + 1, draft: next } : ((await get(draft.id)) ?? { revision, draft });
  }

  /** One step of a draft, by a person. */
  async function act(
    id: string,
    known: number,
    action: DraftAction,
    actor: Actor & { unit?: string | undefined },
  ): Promise<DraftAnswer> {
    const before = await get(id);
    if (before !== undefined && !maySee(before.draft, actor)) return { kind: 'refused', why: 'notEditor' };
    if (before !== undefined && before.revision !== known) return { kind: 'changed', now: before };
    if (action.do === 'approve' && !articles.canSign) return { kind: 'refused', why: 'noKey' };
    const at = new Date(now()).toISOString();
    const step = stepDraft(before?.draft, action, { actor, id, at, isWhole });
    if (!step.ok) return { kind: 'refused', why: step.why };
    if (action.do === 'approve' && (await isOutdated(step.draft))) return { kind: 'refused', why: 'outdated' };
    const revision = before?.revision ?? 0;
    if (!(await records.change(DRAFTS, id, revision, JSON.stringify(step.draft)))) {
      const other = await get(id);
      return other === undefined ? { kind: 'refused', why: 'wrongState' } : { kind: 'changed', now: other };
    }
    const taken = { revision: revision + 1, draft: step.draft };
    return { kind: 'done', now: action.do === 'approve' ? await publish(taken, actor.unit) : taken };
  }

  const all = async () =>
    [...(await records.read(DRAFTS)).values()].map(readDraft).filter((one): one is KeptDraft => one !== undefined);

  return {
    act,
    /** The drafts that a person may see, the latest change first. */
    async list(actor: Actor): Promise<KeptDraft[]> {
      const since = new Date(now() - SHOWN_MS).toISOString();
      return (await all())
        .filter(({ draft }) => maySee(draft, actor))
        .filter(({ draft }) => (draft.state !== 'approved' && draft.state !== 'withdrawn') || draft.changedAt > since)
        .toSorted((a, b) => b.draft.changedAt.localeCompare(a.draft.changedAt));
    },
    /** Publishes what was approved and not published yet, because a hub was ended in between. */
    async finish(): Promise<void> {
      const waiting = (await all()).filter(({ draft }) => draft.state === 'approved' && draft.published === undefined);
      for (const one of waiting) {
        // One after another: each makes an edition of its own.
        await publish(one, undefined);
        log('info', 'hub-guideline-published-late');
      }
    },
  };
}
export type Review = ReturnType<typeof createReview>;

function readDraft({ revision, value }: { revision: number; value: string }): KeptDraft | undefined {
  try {
    const draft = guidelineDraftSchema.safeParse(JSON.parse(value)).data;
    return draft === undefined ? undefined : { revision, draft };
  } catch {
    return undefined;
  }
}
