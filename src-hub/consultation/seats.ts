import type { HubPolicy } from '#shared/hub-policy.js';
import type { FromHub } from '#shared/hub-protocol.js';
import type { CaseBook } from './book.js';
import type { Case } from './case.js';
import { type Roster, reached } from './members.js';
import type { Register } from './register.js';
import { type Sight, shownAs, sightOf, viewAt } from './view.js';

/** One message carries no more than about so much; the rest follows in the next ones. */
const MESSAGE_CHARACTERS = 200_000;

type Items = Extract<FromHub, { type: 'consultations' }>['items'];

export interface Seat {
  subject: string;
  tell: (message: FromHub) => void;
  /** As what each request was last told; undefined until the workbench has said what it has. */
  shown: Map<string, string> | undefined;
  left: boolean;
}

interface Shown {
  item: Items[number];
  characters: number;
}

/** A request at a sight of it is made once, however many see it. */
function createViews() {
  const made = new WeakMap<Case, Map<Sight, Shown>>();
  return (sight: Exclude<Sight, 'none'>, one: Case): Shown => {
    const views = made.get(one) ?? new Map<Sight, Shown>();
    made.set(one, views);
    const known = views.get(sight);
    if (known !== undefined) return known;
    const item = viewAt(sight, one);
    const view = { item, characters: JSON.stringify(item).length };
    views.set(sight, view);
    return view;
  };
}

/** Cuts what is to be told into messages of a bounded size; one at least. */
function inMessages(views: readonly Shown[]): Items[] {
  const messages: Items[] = [[]];
  let total = 0;
  for (const { item, characters } of views) {
    if (total > 0 && total + characters > MESSAGE_CHARACTERS) {
      messages.push([]);
      total = 0;
    }
    messages.at(-1)?.push(item);
    total += characters;
  }
  return messages;
}

/** Those who are connected, and what each of them has been told. */
export function createSeats({
  book,
  register,
  roster,
  policy,
}: {
  book: CaseBook;
  register: Register;
  roster: () => Roster;
  policy: HubPolicy;
}) {
  const bySubject = new Map<string, Set<Seat>>();
  const holders = new Map<string, Set<Seat>>();
  const viewOf = createViews();

  function show(seat: Seat, id: string, as: string | undefined): void {
    if (as === undefined) {
      seat.shown?.delete(id);
      holders.get(id)?.delete(seat);
      if (holders.get(id)?.size === 0) holders.delete(id);
      return;
    }
    seat.shown?.set(id, as);
    holders.set(id, (holders.get(id) ?? new Set()).add(seat));
  }

  function* concerned(one: Case, members: ReadonlySet<string>): Iterable<Seat> {
    const people = new Set([...register.peopleOf(one), ...members]);
    for (const person of people) yield* bySubject.get(person) ?? [];
    yield* holders.get(one.id) ?? [];
  }

  /** Tells those who see it that a request has become another. Each sight of it is made once for all of them. */
  function changed(one: Case): void {
    const made = new Map<Sight, FromHub>();
    const members = new Set(reached(one, policy).flatMap((target) => [...roster().members(target)]));
    for (const seat of new Set(concerned(one, members))) {
      if (seat.shown === undefined) continue;
      const sight = sightOf(seat.subject, members.has(seat.subject), one, roster().registersOf(seat.subject));
      const as = sight === 'none' ? undefined : shownAs(sight, one);
      if (as === seat.shown.get(one.id)) continue;
      const message: FromHub = made.get(sight) ?? {
        type: 'consultations',
        items: sight === 'none' ? [] : [viewOf(sight, one).item],
        gone: sight === 'none' ? [one.id] : [],
        synced: false,
      };
      made.set(sight, message);
      show(seat, one.id, as);
      seat.tell(message);
    }
  }

  /** Tells what is newer than what the workbench has, and what it has no longer to see. */
  function sync(seat: Seat, known: ReadonlyMap<string, number>): void {
    for (const id of seat.shown?.keys() ?? []) show(seat, id, undefined);
    seat.shown = new Map();
    const views: Shown[] = [];
    for (const id of register.concerning(seat.subject, roster().targetsWith(seat.subject))) {
      const one = book.get(id);
      if (one === undefined) continue;
      const sight = sightOf(
        seat.subject,
        roster().isMember(seat.subject, one),
        one,
        roster().registersOf(seat.subject),
      );
      if (sight === 'none') continue;
      show(seat, id, shownAs(sight, one));
      if (known.get(id) !== one.version) views.push(viewOf(sight, one));
    }
    const gone = [...known.keys()].filter((id) => seat.shown?.has(id) !== true);
    const messages = inMessages(views);
    messages.forEach((some, index) => {
      const last = index === messages.length - 1;
      seat.tell({ type: 'consultations', items: some, gone: last ? gone : [], synced: last });
    });
  }

  return {
    join(subject: string, tell: Seat['tell']): Seat {
      const seat: Seat = { subject, tell, shown: undefined, left: false };
      bySubject.set(subject, (bySubject.get(subject) ?? new Set()).add(seat));
      return seat;
    },
    leave(seat: Seat): void {
      seat.left = true;
      for (const id of seat.shown?.keys() ?? []) show(seat, id, undefined);
      const seats = bySubject.get(seat.subject);
      seats?.delete(seat);
      if (seats?.size === 0) bySubject.delete(seat.subject);
    },
    all: (): Seat[] => [...bySubject.values()].flatMap((seats) => [...seats]),
    changed,
    sync,
    /** A request is no longer kept. */
    gone(id: string): void {
      for (const seat of holders.get(id) ?? []) {
        show(seat, id, undefined);
        seat.tell({ type: 'consultations', items: [], gone: [id], synced: false });
      }
    },
  };
}
