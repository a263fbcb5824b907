import { type Prompt, promptSchema } from '#shared/prompts.js';
import type { CdsService } from '#shared/data-sources.js';
import { httpsUrl, plainLine, plainMarkdown } from './plain-markdown.js';
import { type Card, cardSchema, topicSchema } from './schemas.js';

const MOST_SUMMARY = 400;
const MOST_DETAIL = 20_000;

/**
 * A card as it is shown. Undefined for what is no card.
 * @param id unique among the prompts of the client
 */
export function toPrompt(
  given: unknown,
  { service, id, at }: { service: CdsService; id: string; at: string },
): { prompt: Prompt; uuid: string | undefined } | undefined {
  const card = cardSchema.safeParse(given).data;
  if (card === undefined) return undefined;
  const detail = card.detail === undefined ? '' : cut(plainMarkdown(card.detail), MOST_DETAIL);
  const url = httpsUrl(card.source.url);
  const topic = topicOf(card);
  const prompt = promptSchema.safeParse({
    id,
    service: service.name,
    register: service.register,
    indicator: card.indicator,
    summary: cut(plainLine(card.summary), MOST_SUMMARY),
    ...(detail === '' ? {} : { detail }),
    source: {
      label: plainLine(card.source.label),
      ...(url === undefined ? {} : { url }),
      ...(topic === undefined ? {} : { topic }),
    },
    at,
  });
  return prompt.success && prompt.data.summary !== '' ? { prompt: prompt.data, uuid: card.uuid } : undefined;
}

/** `source.topic` is a Coding: its words. */
function topicOf({ source }: Card): string | undefined {
  const topic = topicSchema.safeParse(source.topic).data;
  const words = topic?.display ?? topic?.code;
  return words === undefined ? undefined : plainLine(words);
}

/** Cut between characters, with a mark that it was cut. */
const cut = (text: string, most: number): string => {
  if (text.length <= most) return text;
  // Never in the middle of a pair of surrogates.
  return `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
};
