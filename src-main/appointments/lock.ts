import { randomUUID } from 'node:crypto';
import type { Failure } from '#shared/failure.js';
import { requestOf, slotIdOf } from './appointment.js';
import { BOOKING } from './codes.js';
import {
  type AppointmentResource,
  type SlotResource,
  appointmentResourceSchema,
  slotResourceSchema,
} from './resources.js';
import type { FhirServer } from './server.js';
import { freed, hasRoom, heldBy, placesOf, taken } from './slots.js';

export type Locked =
  | { kind: 'done'; appointment: AppointmentResource }
  /** Somebody else has the slot. */
  | { kind: 'taken' }
  /** The appointment is not what it was. */
  | { kind: 'outdated' }
  | { kind: 'failed'; failure: Failure };
/** How two professionals are kept from the same slot: see `lock` of the county file. */
export type LockWay = 'transaction' | 'ifMatch' | 'create';
interface Draft {
  resourceType: 'Appointment';
  identifier: { system: string; value: string }[];
}

/** How often a group's slot is tried again: others join at the same time, and there is still room. */
const MOST_TRIES = 60;

const isConflict = (failure: Failure): boolean =>
  failure.kind === 'rejected' && [409, 412, 428].includes(failure.status);

/** Bookings at one server, none of them double. */
export function createLock(server: FhirServer, way: () => Promise<LockWay>) {
  const readSlot = async (id: string): Promise<SlotResource | { failure: Failure }> => {
    const answer = await server.get(`Slot/${id}`);
    if (!answer.ok) return { failure: answer.failure };
    const read = slotResourceSchema.safeParse(answer.value);
    return read.success ? read.data : { failure: { kind: 'invalidAnswer', source: server.name, detail: 'not a Slot' } };
  };
  const search = (request: string) => `identifier=${encodeURIComponent(`${BOOKING}|${request}`)}`;
  /** What the wish has made already: its answer may have been lost. */
  async function made(request: string): Promise<AppointmentResource | undefined | { failure: Failure }> {
    const answer = await server.search(`Appointment?${search(request)}`, appointmentResourceSchema, 1);
    if (!answer.ok) return { failure: answer.failure };
    return answer.value.find((one) => one.status !== 'cancelled' && requestOf(one) === request);
  }
  const versionOf = (resource: { meta?: { versionId?: string | undefined } | undefined }) => resource.meta?.versionId;
  const putEntry = (resource: SlotResource | AppointmentResource) => {
    const path = `${resource.resourceType}/${resource.id}`;
    const version = versionOf(resource);
    return {
      resource,
      request: { method: 'PUT', url: path, ...(version === undefined ? {} : { ifMatch: `W/"${version}"` }) },
    };
  };
  const isFailure = (value: object | undefined): value is { failure: Failure } =>
    value !== undefined && 'failure' in value;

  /** After a refusal or a lost answer: whether it was done all the same. */
  async function settle(request: string, failure: Failure): Promise<Locked> {
    const found = await made(request);
    if (found !== undefined && !isFailure(found)) return { kind: 'done', appointment: found };
    if (isConflict(failure)) return isFailure(found) ? { kind: 'failed', failure: found.failure } : { kind: 'taken' };
    return { kind: 'failed', failure };
  }

  /** Takes a place of the slot for the wish. @returns why not; undefined when it is held */
  async function hold(slotId: string, request: string): Promise<Locked | undefined> {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const slot = await readSlot(slotId);
      if (isFailure(slot)) return { kind: 'failed', failure: slot.failure };
      if (heldBy(slot, request)) return undefined;
      if (!hasRoom(slot)) return { kind: 'taken' };
      const put = await server.put(`Slot/${slotId}`, taken(slot, request), versionOf(slot));
      if (put.ok) return undefined;
      // One client's slot that somebody was faster at is gone; a group may have room still.
      if (isConflict(put.failure) && placesOf(slot) !== undefined) continue;
      const after = await readSlot(slotId);
      if (!isFailure(after) && heldBy(after, request)) return undefined;
      return isConflict(put.failure) ? { kind: 'taken' } : { kind: 'failed', failure: put.failure };
    }
    return { kind: 'taken' };
  }
  /** Gives the wish's place back; the slot may have moved on meanwhile. */
  async function release(slotId: string, request: string | undefined): Promise<void> {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const slot = await readSlot(slotId);
      if (isFailure(slot) || (request !== undefined && !heldBy(slot, request))) return;
      const put = await server.put(`Slot/${slotId}`, freed(slot, request), versionOf(slot));
      if (put.ok || !isConflict(put.failure)) return;
    }
  }

  async function bookByTransaction(slotId: string, draft: Draft, request: string): Promise<Locked> {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const slot = await readSlot(slotId);
      if (isFailure(slot)) return { kind: 'failed', failure: slot.failure };
      if (heldBy(slot, request) || !hasRoom(slot))
        return settle(request, { kind: 'rejected', source: server.name, status: 409 });
      const answer = await server.transact([
        putEntry(taken(slot, request)),
        {
          fullUrl: `urn:uuid:${randomUUID()}`,
          resource: draft,
          request: { method: 'POST', url: 'Appointment', ifNoneExist: search(request) },
        },
      ]);
      if (answer.ok) return settle(request, { kind: 'invalidAnswer', source: server.name, detail: 'no Appointment' });
      const settled = await settle(request, answer.failure);
      if (settled.kind !== 'taken' || placesOf(slot) === undefined) return settled;
    }
    return { kind: 'taken' };
  }
  async function create(draft: Draft, request: string): Promise<Locked> {
    const answer = await server.create('Appointment', draft, search(request));
    const read = answer.ok ? appointmentResourceSchema.safeParse(answer.value) : undefined;
    if (read?.success === true) return { kind: 'done', appointment: read.data };
    return settle(
      request,
      answer.ok ? { kind: 'invalidAnswer', source: server.name, detail: 'not an Appointment' } : answer.failure,
    );
  }

  return {
    /** Books a slot. @param draft is made from the slot as it was read */
    async book(slotId: string, request: string, draft: (slot: SlotResource) => Draft): Promise<Locked> {
      const slot = await readSlot(slotId);
      if (isFailure(slot)) return { kind: 'failed', failure: slot.failure };
      switch (await way()) {
        case 'transaction':
          return bookByTransaction(slotId, draft(slot), request);
        case 'create':
          return hasRoom(slot)
            ? create(draft(slot), request)
            : settle(request, { kind: 'rejected', source: server.name, status: 409 });
        case 'ifMatch': {
          const held = await hold(slotId, request);
          if (held !== undefined) return held;
          const done = await create(draft(slot), request);
          // Whether it was made is not known while the server is silent: then the slot stays held for the next try.
          if (done.kind === 'taken' || (done.kind === 'failed' && done.failure.kind === 'rejected'))
            await release(slotId, request);
          return done;
        }
      }
    },
    /** Makes an Appointment that has no slot. */
    propose: (draft: Draft, request: string): Promise<Locked> => create(draft, request),
    /** Writes a changed appointment, and gives its old slot back where the server does not do it by itself. */
    async change(
      now: AppointmentResource,
      next: AppointmentResource,
      to: { slotId: string; request: string } | undefined,
    ): Promise<Locked> {
      const old = slotIdOf(now);
      const kept = requestOf(now);
      const lock = await way();
      const written = async (): Promise<Locked> => {
        const put = await server.put(`Appointment/${now.id}`, next, versionOf(now));
        if (put.ok) return { kind: 'done', appointment: appointmentResourceSchema.safeParse(put.value).data ?? next };
        if (!isConflict(put.failure)) return { kind: 'failed', failure: put.failure };
        return lock === 'create' && to !== undefined ? { kind: 'taken' } : { kind: 'outdated' };
      };
      if (lock === 'create') return written();
      if (to !== undefined) {
        const held = await hold(to.slotId, to.request);
        if (held !== undefined) return held;
      }
      const done = await written();
      if (done.kind !== 'done') {
        if (to !== undefined && (done.kind !== 'failed' || done.failure.kind === 'rejected'))
          await release(to.slotId, to.request);
        return done;
      }
      if (old !== undefined) await release(old, kept);
      return done;
    },
  };
}
