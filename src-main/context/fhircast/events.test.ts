import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClientReference } from '#shared/context.js';
import type { Delivery } from '../binding.js';
import { eventsOf, impliedId } from './events.js';
import { createOpenContext } from './open-context.js';
import type { Published } from './published.js';
import { clientOf, encounterOf } from './resources.js';

const identified = (reference: ClientReference) => ({
  identity: {
    reference,
    family: 'Esimerkki',
    given: [],
    nonDisclosure: true,
    municipality: 'Kotka',
    allergies: { state: 'unavailable' as const, substances: [] },
    origin: 'source' as const,
  },
});
const delivery = (
  id: string,
  client: ClientReference | null,
  closes?: ClientReference,
  mayShow: ClientReference[] = [],
): Delivery => ({
  change: { id, client, at: 0, by: 'workbench' },
  version: 1,
  opens: client === null ? undefined : identified(client),
  closes: closes === undefined ? undefined : identified(closes),
  mayShow,
});
const published = (id: string, client: string, encounter?: string): Published => ({
  id,
  timestamp: '2026-11-23T08:00:00.14',
  at: Date.UTC(2026, 10, 23, 8, 0, 0, 140),
  topic: 't',
  name: 'x',
  subscriber: undefined,
  context: [
    { key: 'patient', resource: { resourceType: 'Patient', id: client, note: 'own' } },
    ...(encounter === undefined ? [] : [{ key: 'encounter', resource: { resourceType: 'Encounter', id: encounter } }]),
  ],
});

describe('events of a change', () => {
  it('say of a client begun elsewhere only who it is', () => {
    expect(eventsOf(delivery('c', 'Patient/p1'), {})).toEqual([
      {
        id: 'c',
        timestamp: '1970-01-01T00:00:00.000Z',
        name: 'Patient-open',
        context: [
          {
            key: 'patient',
            resource: {
              resourceType: 'Patient',
              id: 'p1',
              name: [{ use: 'official', family: 'Esimerkki', given: [] }],
            },
          },
        ],
      },
    ]);
  });

  it('open a client by its key alone while nothing more is known of it', () => {
    const early = { ...delivery('c', 'Patient/p1'), opens: undefined };
    expect(eventsOf(early, {})).toMatchObject([
      { id: 'c', name: 'Patient-open', context: [{ key: 'patient', resource: { resourceType: 'Patient', id: 'p1' } }] },
    ]);
  });

  it('close the client that the tool has, which may not be the one that was published', () => {
    const of = (closes: ClientReference) =>
      eventsOf(delivery('c', null, closes), { patient: published('c', 'p1') }).map(({ name, context }) => [
        name,
        clientOf(context),
      ]);
    expect(of('Patient/p1')).toEqual([['Patient-close', 'Patient/p1']]);
    expect(of('Patient/p0')).toEqual([['Patient-close', 'Patient/p0']]);
    expect(eventsOf(delivery('c', null), {})).toEqual([]);
    expect(eventsOf(delivery('c', null, 'Patient/p1'), { encounter: published('e', 'p1', 'e1') })).toHaveLength(1);
  });

  it('close every client that the tool may show, each by an id of its own', () => {
    const patient = published('c', 'p1');
    const events = eventsOf(delivery('c', null, 'Patient/p1', ['Patient/p0', 'Patient/p1']), { patient });
    expect(events.map(({ context }) => clientOf(context))).toEqual(['Patient/p0', 'Patient/p1']);
    expect(events[1]?.id).toBe('c');
    expect(new Set(events.map(({ id }) => id)).size).toBe(2);
    const others = eventsOf(delivery('c', null, 'Patient/p1', ['Patient/p0', 'Patient/p2']), {});
    expect(others.map(({ id }) => id)[0]).toBe('c');
    expect(new Set(others.map(({ id }) => id)).size).toBe(2);
  });

  it('imply the client of an encounter, always by the same id', () => {
    const opened = () => eventsOf(delivery('e', 'Patient/p1'), { encounter: published('e', 'p1', 'e1') });
    expect(opened().map(({ name }) => name)).toEqual(['Patient-open', 'Encounter-open']);
    expect(opened()).toEqual(opened());
    expect(opened()[0]?.context).toEqual([published('e', 'p1').context[0]]);
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(impliedId(a, 'Patient-open')).toMatch(/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-8[\da-f]{3}-[\da-f]{12}$/);
        expect(impliedId(a, 'Patient-open') === impliedId(b, 'Patient-open')).toBe(a === b);
      }),
    );
  });
});

describe('the open context', () => {
  const proposal = (id: string, client: ClientReference, name: 'Patient-open' | 'Encounter-open' = 'Patient-open') => ({
    published: published(id, client.slice(8), name === 'Encounter-open' ? `${id}-e` : undefined),
    name,
    by: 'aptj',
    client,
  });

  it('gives the same events for all tools, until something changes', () => {
    const open = createOpenContext();
    open.propose(proposal('a', 'Patient/p1'), true);
    const one = delivery('a', 'Patient/p1');
    expect(open.committed(one)).toEqual({ publishers: ['aptj'], orphan: undefined });
    expect(open.events(one)).toBe(open.events({ ...one }));
    const before = open.events(one);
    open.encounterOpened(published('e', 'p1', 'e1'));
    expect(open.events(one)).not.toBe(before);
    expect(open.events(one)).toHaveLength(2);
  });

  it('hands back an encounter whose client did not come', () => {
    const open = createOpenContext();
    open.propose(proposal('a', 'Patient/p1'), true);
    open.hold(proposal('e', 'Patient/p1', 'Encounter-open'));
    expect(open.committed(delivery('w', 'Patient/p2')).orphan?.published.id).toBe('e');
    open.propose(proposal('b', 'Patient/p1'), true);
    open.hold(proposal('f', 'Patient/p1', 'Encounter-open'));
    expect(open.dropped(delivery('b', 'Patient/p1').change).map(({ published: { id } }) => id)).toEqual(['b', 'f']);
    expect(open.waitingFor()).toBeUndefined();
    expect(open.encounter()).toBeUndefined();
  });

  it('is said anew with a new id and time, and the same context', () => {
    const open = createOpenContext();
    open.propose(proposal('a', 'Patient/p1'), true);
    open.committed(delivery('a', 'Patient/p1'));
    open.encounterOpened(published('e', 'p1', 'e1'));
    const again = delivery('a~1', 'Patient/p1');
    again.change.at = 86_400_000;
    const events = open.events(again);
    expect(events.map(({ id, timestamp }) => [id, timestamp])).toEqual([
      ['a~1', '1970-01-02T00:00:00.000Z'],
      [impliedId('a~1', 'Encounter-open'), '1970-01-02T00:00:00.000Z'],
    ]);
    expect(events[0]?.context).toEqual(published('a', 'p1').context);
    expect(open.events(delivery('other', 'Patient/p1'))[0]?.id).toBe('other');
  });

  it('keeps nothing of a session that is over', () => {
    const open = createOpenContext();
    open.propose(proposal('a', 'Patient/p1'), true);
    open.hold(proposal('e', 'Patient/p1', 'Encounter-open'));
    open.clear();
    expect(open.committed(delivery('b', 'Patient/p1'))).toEqual({ publishers: [], orphan: undefined });
    expect(open.encounter()).toBeUndefined();
    expect(open.dropped(delivery('a', 'Patient/p1').change)).toEqual([]);
  });

  it('remembers no more proposals than it may', () => {
    const open = createOpenContext();
    for (let n = 0; n < 1000; n += 1) open.propose(proposal(`a${n}`, 'Patient/p1'), true);
    expect(open.dropped(delivery('a0', null).change)).toEqual([]);
    expect(open.dropped(delivery('a999', null).change)).toHaveLength(1);
  });
});

describe('resources', () => {
  it('are named by their ids, whole or by reference', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9.-]{1,64}$/), (id) => {
        expect(clientOf([{ key: 'patient', resource: { resourceType: 'Patient', id } }])).toBe(`Patient/${id}`);
        expect(clientOf([{ key: 'patient', reference: `https://x.example/fhir/Patient/${id}` }])).toBe(`Patient/${id}`);
        expect(encounterOf([{ key: 'encounter', resource: { resourceType: 'Encounter', id } }])).toBe(id);
        expect(clientOf([{ key: 'patient', resource: { resourceType: 'Group', id } }])).toBeUndefined();
        expect(clientOf([{ key: 'patient', reference: `Group/${id}` }])).toBeUndefined();
      }),
    );
  });
});
