import { createHash } from 'node:crypto';
import * as z from 'zod';
import {
  FEWEST_ANSWERS,
  type FeedbackAnswer,
  type FeedbackChannel,
  type FeedbackCounts,
  type FeedbackFigures,
  feedbackChannelSchema,
  feedbackCountsSchema,
  feedbackMonthsSchema,
} from '#shared/feedback.js';
import { answersIn } from '#shared/nps.js';

const KEEP_DAYS = 400;
const LINK_DAYS = 14;
const DAY_MS = 86_400_000;
const MOST_LINKS = 50_000;
/** Months that figures are asked of. */
const SPANS = feedbackMonthsSchema.options.map(({ value }) => value);

const day = z.iso.date();
const groupSchema = z.object({ day, unit: z.string(), channel: feedbackChannelSchema });
/** All that is kept: sums by day, unit and channel, and links that wait for an answer, by a hash of their token. */
export const feedbackKeptSchema = z.object({
  sums: z.array(groupSchema.extend({ counts: feedbackCountsSchema })),
  links: z.array(groupSchema.extend({ hash: z.string() })),
});
export type FeedbackKept = z.infer<typeof feedbackKeptSchema>;
type Group = z.infer<typeof groupSchema>;

const none = (): FeedbackCounts => ({
  nps: Array.from({ length: 11 }, () => 0),
  understood: Array.from({ length: 5 }, () => 0),
  moved: [0, 0, 0],
});
const bump = (values: readonly number[], at: number | undefined) =>
  values.map((value, index) => (index === at ? value + 1 : value));
const added = (a: FeedbackCounts, b: FeedbackCounts): FeedbackCounts => ({
  nps: a.nps.map((value, index) => value + (b.nps[index] ?? 0)),
  understood: a.understood.map((value, index) => value + (b.understood[index] ?? 0)),
  moved: a.moved.map((value, index) => value + (b.moved[index] ?? 0)),
});
const together = (sums: readonly { counts: FeedbackCounts }[]) =>
  sums.reduce((total, { counts }) => added(total, counts), none());
const isFew = (counts: FeedbackCounts) => answersIn(counts) > 0 && answersIn(counts) < FEWEST_ANSWERS;

/**
 * What may be shown of the sums: groups of five answers or more, and none from which a smaller one could be told by taking
 * away what is shown beside it. Pure.
 */
export function figuresOf(
  sums: readonly (Omit<Group, 'day'> & { counts: FeedbackCounts })[],
  unit: string,
): Omit<FeedbackFigures, 'since'> {
  const shown = (counts: FeedbackCounts) => (answersIn(counts) < FEWEST_ANSWERS ? null : counts);
  const own = sums.filter((one) => one.unit === unit);
  const mine = together(own);
  const rest = together(sums.filter((one) => one.unit !== unit));
  const byChannel = feedbackChannelSchema.options.flatMap((channel) => {
    const counts = together(own.filter((one) => one.channel === channel));
    return answersIn(counts) === 0 ? [] : [{ channel, counts }];
  });
  const entries: [FeedbackChannel, FeedbackCounts][] = byChannel.map(({ channel, counts }) => [channel, counts]);
  return {
    unit: shown(mine),
    county: isFew(rest) || isFew(mine) ? null : shown(added(mine, rest)),
    channels: byChannel.some(({ counts }) => isFew(counts)) ? null : Object.fromEntries(entries),
  };
}

/**
 * Clients' feedback as sums: no answer is kept by itself, nor who asked, nor when but for the day.
 * @param kept what was kept before
 */
export function createFeedbackBook({ now, kept }: { now: () => number; kept?: FeedbackKept | undefined }) {
  const dayAt = (at: number) => new Date(at).toISOString().slice(0, 10);
  const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');
  const keyOf = (group: Group) => JSON.stringify([group.day, group.unit, group.channel]);
  const sums = new Map(kept?.sums.map((one) => [keyOf(one), one]));
  const links = new Map(kept?.links.map((one) => [one.hash, one]));

  /** The first day of so many calendar months. */
  function firstDay(months: number): string {
    const date = new Date(now());
    return dayAt(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - months + 1, 1));
  }
  function forgetOld(): void {
    const oldest = dayAt(now() - KEEP_DAYS * DAY_MS);
    for (const [key, one] of sums) if (one.day < oldest) sums.delete(key);
    const stale = dayAt(now() - LINK_DAYS * DAY_MS);
    for (const [hash, one] of links) if (one.day < stale) links.delete(hash);
  }
  function add(where: Omit<Group, 'day'>, { nps, understood, moved }: FeedbackAnswer): void {
    const group = { ...where, day: dayAt(now()) };
    const { counts } = sums.get(keyOf(group)) ?? { counts: none() };
    sums.set(keyOf(group), {
      ...group,
      counts: {
        nps: bump(counts.nps, nps),
        understood: bump(counts.understood, understood === undefined ? undefined : understood - 1),
        moved: bump(counts.moved, moved),
      },
    });
  }

  return {
    /** Makes a link of this token usable once. False when too many wait already. */
    issue(token: string, { unit, channel }: Omit<Group, 'day'>): boolean {
      forgetOld();
      if (links.size >= MOST_LINKS) return false;
      links.set(hashOf(token), { hash: hashOf(token), day: dayAt(now()), unit, channel });
      return true;
    },
    /** Whether the token's link still takes an answer. */
    waits(token: string): boolean {
      forgetOld();
      return links.has(hashOf(token));
    },
    /** Takes the answer and spends the link. False when it was spent before. */
    spend(token: string, answer: FeedbackAnswer): boolean {
      forgetOld();
      const link = links.get(hashOf(token));
      if (link === undefined) return false;
      links.delete(link.hash);
      add({ unit: link.unit, channel: link.channel }, answer);
      return true;
    },
    add,
    /** Of so many calendar months, the present one among them. */
    figures(months: number, unit: string): FeedbackFigures {
      forgetOld();
      const since = firstDay(months);
      const within = [...sums.values()].filter((one) => one.day >= since);
      // What a shorter span leaves of this one must not be few either: both are shown, and one may be taken from the other.
      const older = SPANS.filter((span) => span < months).map((span) =>
        within.filter(({ day: of }) => of < firstDay(span)),
      );
      const isTold = older.some((part) => {
        const own = part.filter((one) => one.unit === unit);
        const byChannel = feedbackChannelSchema.options.map((channel) => own.filter((one) => one.channel === channel));
        return [own, part.filter((one) => one.unit !== unit), ...byChannel].some((group) => isFew(together(group)));
      });
      return isTold ? { since, unit: null, county: null, channels: null } : { since, ...figuresOf(within, unit) };
    },
    /** All that is to be kept, in an order that tells nothing of when it came. */
    all(): FeedbackKept {
      forgetOld();
      return {
        sums: [...sums.values()].toSorted((a, b) => keyOf(a).localeCompare(keyOf(b))),
        links: [...links.values()].toSorted((a, b) => a.hash.localeCompare(b.hash)),
      };
    },
  };
}
export type FeedbackBook = ReturnType<typeof createFeedbackBook>;
