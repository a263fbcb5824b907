import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sectionIdSchema } from '#shared/client-summary.js';
import { type Role, roleSchema } from '#shared/identity.js';
import { arrangementOf, createArrangement } from './arrangement.js';

const role = fc.constantFrom(...roleSchema.options);
const all = sectionIdSchema.options.toSorted();

describe('the arrangement of sections', () => {
  it('has every section exactly once, whatever was saved (property)', () => {
    const id = fc.oneof(fc.constantFrom(...sectionIdSchema.options), fc.string(), fc.integer());
    const saved = fc.oneof(fc.anything(), fc.record({ order: fc.array(id), hidden: fc.array(id) }));
    fc.assert(
      fc.property(fc.option(role, { nil: undefined }), saved, (of, kept) => {
        const { order, hidden } = arrangementOf(of, kept);
        expect(order.toSorted()).toEqual(all);
        expect(new Set(hidden).size).toBe(hidden.length);
      }),
    );
  });
  it('keeps a saved order, and gives it back as it was (property)', () => {
    const order = fc.shuffledSubarray(sectionIdSchema.options, { minLength: all.length });
    fc.assert(
      fc.property(role, order, fc.subarray(sectionIdSchema.options), (of, own, hidden) => {
        expect(arrangementOf(of, { order: own, hidden })).toEqual({ order: own, hidden });
      }),
    );
  });
  it('begins each role with what its work begins with', () => {
    const first = (of: Role) => arrangementOf(of, undefined).order.slice(0, 3);
    expect(first('nurse')).toEqual(['allergies', 'flags', 'medication']);
    expect(first('socialWorker')).toEqual(['flags', 'social', 'plans']);
    expect(first('counsellor')).toEqual(['flags', 'contacts', 'careAccess']);
  });
  it('is saved for each role apart, and taken back to the role’s own', async () => {
    const kept = new Map<string, unknown>();
    let now: Role | undefined = 'nurse';
    const arrangement = createArrangement({
      store: { get: (of) => kept.get(of), set: (of, value) => void kept.set(of, value) },
      role: () => now,
    });
    const watched = arrangement.watch();
    const next = async () => (await watched.next()).value?.order[0];
    expect(await next()).toBe('allergies');
    arrangement.save({ order: ['messages'], hidden: ['other'] });
    expect(await next()).toBe('messages');
    now = 'socialWorker';
    arrangement.roleChanged();
    expect(await next()).toBe('flags');
    now = 'nurse';
    arrangement.roleChanged();
    expect(await next()).toBe('messages');
    arrangement.save(undefined);
    expect(await next()).toBe('allergies');
  });
});
