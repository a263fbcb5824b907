import type { DeskResult } from '#shared/desk.js';
import type { Hold } from './hold.js';
import type { DeskEvent, DeskParts } from './parts.js';
import { wordsIn } from './text/words.js';

/**
 * Call-backs that move between professionals. The contact centre leaves each with the agent who promised it, so whoever has
 * the contact promises it anew, at the same time, and the former one takes theirs back. Told again until it has been heard.
 */
export function keepMoved({
  callBacks: book,
  hold,
  dispatch,
  language,
}: DeskParts & { hold: Hold; dispatch: (event: DeskEvent) => DeskResult }): () => void {
  const underWay = new Set<string>();
  let isAsked = false;
  /** One thing at a time of each call-back; what comes meanwhile is looked at after it. */
  const once = (id: string, work: () => Promise<unknown>): void => {
    if (underWay.has(id)) return void (isAsked = true);
    underWay.add(id);
    void work().finally(() => {
      underWay.delete(id);
      if (isAsked) keep();
    });
  };

  function takeBack(): void {
    const { texts, fill } = wordsIn(language());
    for (const { id, to, told } of hold.get().moved) {
      const one = told ? undefined : book.list().find((each) => each.id === id);
      if (one === undefined) continue;
      if (one.state === 'kept' || one.state === 'cancelled') dispatch({ type: 'told', callBack: id });
      else
        once(id, () => book.settle(id, { kind: 'cancelled', why: fill(texts.movedWhy, { name: to }).slice(0, 200) }));
    }
  }
  function promiseAnew(): void {
    const known = new Set(book.list().map(({ id }) => id));
    for (const contact of hold.get().contacts) {
      if (contact.given === undefined && contact.received === undefined) continue;
      for (const { id, kind, state, about, number, due } of contact.promises) {
        if (kind !== 'callBack' || state.kind !== 'open' || known.has(id)) continue;
        const client = contact.client?.reference;
        once(id, () =>
          book.promise({ id, desk: contact.id, about, contact: undefined, client, number, agreedAt: due }),
        );
      }
    }
  }
  function keep(): void {
    isAsked = false;
    promiseAnew();
    takeBack();
  }
  return keep;
}
