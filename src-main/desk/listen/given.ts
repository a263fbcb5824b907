import type { DeskStep } from '#shared/desk.js';
import type { GivenWay } from '#shared/handing.js';
import type { Language } from '#shared/language.js';
import { wordsIn } from '../text/words.js';

/** Services of the tray that the client was given, as a step of a contact; given again in the same way, it is the same step. Pure. */
export function givenStep(
  { way, services }: { way: GivenWay; services: readonly { id: string; name: string }[] },
  language: Language,
): Omit<DeskStep, 'at' | 'removed'> {
  const { texts, fill } = wordsIn(language);
  const ids = services.map(({ id }) => id).toSorted();
  const names = services.map(({ name }) => name).join(', ');
  return {
    id: `given:${way}:${ids.join(' ')}`.slice(0, 200),
    kind: way === 'message' ? 'messaged' : 'services',
    part: 'actions',
    text: fill(texts.given[way], { names }),
  };
}
