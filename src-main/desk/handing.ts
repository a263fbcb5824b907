import type { ClientReference } from '#shared/context.js';
import type { DeskResult } from '#shared/desk.js';
import { type HandedContact, registersIn } from '#shared/handed-contact.js';
import { type Register, standsStill } from './contact.js';
import { toHanded } from './hand-on.js';
import type { Hold } from './hold.js';
import { keepMoved } from './moved.js';
import type { DeskEvent, DeskParts } from './parts.js';
import { settledOf } from './receive.js';
import { type Heard, arrivals, carriesOwn, standings } from './standing.js';
import { wordsIn } from './text/words.js';

export type Going =
  | { kind: 'goes'; contact: HandedContact; registers: readonly Register[] }
  | { kind: 'changed' | 'givenAlready' | 'tooLarge' };

/**
 * Contacts that go to colleagues and come from them. Who has one, the hub's order of the requests says; the board follows it,
 * and what is promised to the client is one professional's to keep at a time.
 */
export function createHanding(parts: DeskParts & { hold: Hold; dispatch: (event: DeskEvent) => DeskResult }) {
  const { hold, dispatch, professional, language } = parts;
  let heard: Heard | undefined;
  const underWay = new Set<string>();
  const keep = keepMoved(parts);

  function look(): void {
    const self = professional()?.id;
    if (heard === undefined || self === undefined || heard.self !== self) return;
    const nameOf = (person: string) => (parts.nameOf(person) ?? wordsIn(language()).texts.colleague).slice(0, 200);
    const world = { ...heard, self, underWay, nameOf };
    for (const event of standings({ ...world, board: hold.get() })) dispatch(event);
    for (const event of arrivals({ ...world, board: hold.get(), registers: parts.recordsIn() })) dispatch(event);
    keep();
  }
  /** Whoever has nothing to do with a contact is not asked for the key of what is kept. */
  function follow(): void {
    const self = professional()?.id;
    if (self === undefined) return;
    const { contacts, gave, moved } = hold.get();
    const isKnown = gave.length + moved.length > 0 || contacts.some(({ given, received }) => given ?? received);
    const concerns = heard?.self === self && heard.consultations.some((one) => carriesOwn(self, one));
    // What was kept comes first: what has come before and was closed does not come again.
    if (isKnown || concerns) void hold.ensure().then(look);
  }

  return {
    follow,
    /** A promise is between two professionals: it stands still wherever it is shown. */
    isPassing: (promise: string): boolean => hold.get().contacts.some((one) => standsStill(one, promise)),
    /** What is heard of consultations now. */
    hear(next: Heard): void {
      heard = next;
      follow();
    },
    /** The active contact goes along with a request, if it is of this client; its own from now on until somebody has taken it. */
    give(id: string, request: string, client: ClientReference | undefined): Going {
      const { contacts, active } = hold.get();
      const contact = contacts.find((one) => one.id === id);
      if (contact === undefined || active !== id || professional() === undefined) return { kind: 'changed' };
      if (contact.client?.reference !== client) return { kind: 'changed' };
      const whole = toHanded(contact, wordsIn(language()));
      if (whole === undefined) return { kind: 'tooLarge' };
      const result = dispatch({ type: 'give', id, request });
      if (result.kind === 'refused') return { kind: result.why === 'beingGiven' ? 'givenAlready' : 'changed' };
      underWay.add(request);
      return { kind: 'goes', contact: whole, registers: registersIn(whole) };
    },
    /** The request is with the hub, or waits for it; or it did not go. */
    gave(request: string, went: boolean): void {
      underWay.delete(request);
      if (!went) dispatch({ type: 'notGiven', request });
      follow();
    },
    /**
     * A request is given back with its contact. @returns what of its promises does not go back; undefined when the contact has
     * been closed here or went on
     */
    release(request: string): string[] | undefined {
      const { contacts, received } = hold.get();
      const contact = contacts.find((one) => one.received?.request === request);
      if (contact === undefined) return received.some((one) => one.request === request) ? undefined : [];
      if (dispatch({ type: 'releasing', request }).kind === 'refused') return undefined;
      underWay.add(request);
      return settledOf(contact);
    },
    released(request: string): void {
      underWay.delete(request);
      follow();
    },
  };
}
