import { access as fileAccess } from 'node:fs/promises';
import type { ClientReference } from '#shared/context.js';
import type { CallBackPromise, Due, TelephonyResult } from '#shared/telephony.js';
import type { CentreAction, HeardCallBack } from './centre.js';
import { type OfficeHours, dueOf } from './due.js';
import { type PromiseShelf, openPromises, promiseFile } from './promise-shelf.js';
import { type KeptPromise, type Settling, fromCentre, settled, shown } from './promises.js';
import type { TelephonyParts } from './parts.js';

export type PromiseWish = Pick<KeptPromise, 'contact' | 'desk' | 'number' | 'client' | 'queue' | 'about'> & {
  /** Absent = a new one. Asked twice with the same id, it is promised once. */
  id?: string | undefined;
  agreedAt?: string | undefined;
};

/**
 * Promised call-backs. The contact centre remembers them where it can, so that a colleague sees them too; the workbench has
 * each one it has heard the professional make sealed as well, so that none is lost with a connection or a restart.
 */
export function createPromiseDesk({
  parts,
  hours,
  remembers,
  act,
  heard,
  onChange,
}: {
  parts: Pick<
    TelephonyParts,
    'owner' | 'professional' | 'dataDir' | 'county' | 'keyFor' | 'nonce' | 'clock' | 'uuid' | 'log' | 'isWorkingDay'
  >;
  hours: OfficeHours;
  /** The contact centre remembers call-backs. */
  remembers: () => boolean;
  act: (action: CentreAction) => Promise<TelephonyResult>;
  /** What the contact centre remembers now. */
  heard: () => readonly HeardCallBack[];
  onChange: () => void;
}) {
  const { clock } = parts;
  let shelf: PromiseShelf | undefined;
  let opening: { owner: string; done: Promise<PromiseShelf | undefined> } | undefined;
  const iso = () => new Date(clock.now()).toISOString();
  const due = (madeAt: number, agreedAt?: string): Due => dueOf(madeAt, agreedAt, hours, parts.isWorkingDay);

  function ensure(): Promise<PromiseShelf | undefined> {
    const owner = parts.owner()?.id;
    if (owner === undefined) return Promise.resolve(undefined);
    if (opening?.owner === owner) return opening.done;
    const done = openPromises({
      owner,
      file: promiseFile(parts.dataDir, parts.county.id, owner),
      keyFor: parts.keyFor,
      nonce: parts.nonce,
      now: clock.now,
      onChange,
      log: parts.log,
    }).then((opened) => {
      if (opening?.owner !== owner) return undefined;
      shelf = opened;
      onChange();
      return opened;
    });
    opening = { owner, done };
    return done;
  }

  return {
    vault: () => shelf?.vault,
    list(): CallBackPromise[] {
      const own = new Map((shelf?.all() ?? []).map((one) => [one.id, one]));
      const centre = heard().map((one) =>
        fromCentre(one, due(Date.parse(one.madeAt)), own.get(one.id), parts.owner()?.id),
      );
      const told = new Set(centre.map(({ id }) => id));
      const ours = [...own.values()].filter(({ id }) => !told.has(id));
      return shown(
        [...centre, ...ours.map((one) => ({ ...one, keptBy: 'workbench' as const, holder: 'own' as const }))],
        clock.now(),
      );
    },
    /** The contact centre's word on what the workbench remembers too. */
    follow(): void {
      for (const one of heard()) {
        const mine = shelf?.all().find(({ id }) => id === one.id);
        if (mine === undefined || mine.state !== 'open') continue;
        const { state, attempts, closedAt, why } = one;
        if (state === 'open' && attempts.length === mine.attempts.length) continue;
        void shelf?.put({
          ...mine,
          state,
          attempts,
          ...(closedAt === undefined ? {} : { closedAt }),
          ...(why === undefined ? {} : { why }),
        });
      }
    },
    async promise({
      agreedAt,
      id = parts.uuid(),
      ...wish
    }: PromiseWish): Promise<{ result: TelephonyResult; id?: string; due?: Due }> {
      const opened = await ensure();
      if (opened === undefined || parts.professional() === undefined) return { result: { kind: 'notAllowed' } };
      const before = opened.get(id);
      if (before !== undefined) return { result: { kind: 'done' }, id, due: before.due };
      const until = due(clock.now(), agreedAt);
      const told = Object.fromEntries(Object.entries(wish).filter(([, value]) => value !== undefined && value !== ''));
      await opened.put({ id, ...told, madeAt: iso(), due: until, state: 'open', attempts: [] });
      // What the contact centre does not take now is remembered here; nothing is promised twice.
      if (remembers()) {
        const { contact, number, queue } = wish;
        // What is written at the desk is of the client, and stays here.
        const about = wish.desk === undefined ? wish.about : undefined;
        await act({ do: 'promise', id, contact, number, queue, about, agreedAt });
      }
      return { result: { kind: 'done' }, id, due: until };
    },
    /** One that nobody has is the professional's own from now on. @param desk the contact in which it is seen to */
    async take(id: string, desk?: string): Promise<TelephonyResult> {
      const opened = await ensure();
      if (opened === undefined || parts.professional() === undefined) return { kind: 'notAllowed' };
      const mine = opened.get(id);
      const told = heard().find((one) => one.id === id);
      const link = desk === undefined ? {} : { desk };
      if (told === undefined && mine?.state === 'open') {
        await opened.put({ ...mine, ...link });
        return { kind: 'done' };
      }
      if (told?.state !== 'open') return { kind: 'gone' };
      const result = await act({ do: 'take', callBack: id });
      if (result.kind !== 'done') return result;
      const { agreedAt, agent: _agent, ...kept } = told;
      const until = mine?.due ?? due(Date.parse(told.madeAt), agreedAt);
      await opened.put({ ...kept, ...mine, ...link, due: until, state: 'open' });
      return { kind: 'done' };
    },
    /**
     * Whose it is, as the professional has confirmed it in its contact. Without a client it was not who they thought: what was
     * written of them goes from it too, and the promise itself stands.
     */
    async isOf(id: string, client: ClientReference | undefined): Promise<void> {
      const mine = (await ensure())?.get(id);
      if (mine === undefined || mine.client === client) return;
      const { client: _client, about: _about, ...rest } = mine;
      await shelf?.put(client === undefined ? rest : { ...mine, client });
    },
    async settle(id: string, as: Settling): Promise<TelephonyResult> {
      const opened = await ensure();
      if (opened === undefined || parts.professional() === undefined) return { kind: 'notAllowed' };
      const mine = opened.all().find((one) => one.id === id);
      const isCentres = heard().some((one) => one.id === id);
      if (mine === undefined && !isCentres) return { kind: 'gone' };
      if (isCentres) {
        const why = as.kind === 'cancelled' ? as.why : undefined;
        const result = await act({ do: 'settle', callBack: id, as: as.kind, why });
        if (result.kind !== 'done') return result;
      }
      const next = mine === undefined ? undefined : settled(mine, as, iso());
      if (next !== undefined) await opened.put(next);
      else if (!isCentres) return { kind: 'gone' };
      return { kind: 'done' };
    },
    sessionChanged(): void {
      const owner = parts.owner()?.id;
      if (opening !== undefined && opening.owner !== owner) {
        opening = undefined;
        shelf = undefined;
      }
      // A keyring is not asked for nothing.
      if (owner !== undefined && opening === undefined)
        void fileAccess(promiseFile(parts.dataDir, parts.county.id, owner)).then(ensure, () => undefined);
    },
    drop(): void {
      opening = undefined;
      shelf = undefined;
    },
    setAside(): () => void {
      const kept = shelf?.vault.kind.kind === 'memory' ? shelf.all() : [];
      return () => void (kept.length > 0 && ensure().then((opened) => opened?.restore(kept)));
    },
    saved: async () => void (await shelf?.saved()),
  };
}
