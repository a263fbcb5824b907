import { expect, test } from 'vitest';
import county from '../seeds/kymijoki/county.json' with { type: 'json' };
import staff from '../seeds/kymijoki/staff.json' with { type: 'json' };
import users from '../seeds/kymijoki/users.json' with { type: 'json' };
import { hubPolicySchema } from './hub-policy.js';

const queue = (id: string, to?: string) => ({
  id,
  name: { fi: id },
  members: { onDuty: true },
  escalation: to === undefined ? [] : [{ afterSeconds: 60, to: { kind: 'queue', queue: to } }],
});
const mistakes = (queues: unknown[]) =>
  hubPolicySchema.safeParse({ queues }).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];

test('a ladder leads to a queue that there is, and each queue has a name of its own', () => {
  expect(mistakes([queue('a', 'b'), queue('b')])).toEqual([]);
  expect(mistakes([queue('a', 'c')])).toEqual(['queues.0.escalation.0: there is no queue "c"']);
  expect(mistakes([queue('a'), queue('a')])).toEqual(['queues.1: there is another queue "a"']);
});

test('the demo county’s queues are of people, units and skills that it has', () => {
  const { queues, unitTargets } = hubPolicySchema.parse(county.hub.policy);
  const units = new Set(staff.units.map(({ name }) => name));
  const skills = new Set(Object.values(staff.titles).flatMap((title) => title.skills));
  const people = new Set(users.map(({ sub }) => sub));
  expect(Object.keys(unitTargets).filter((unit) => !units.has(unit))).toEqual([]);
  for (const { members } of queues) {
    expect(members.units?.filter((unit) => !units.has(unit)) ?? []).toEqual([]);
    expect(members.skills?.filter((skill) => !skills.has(skill)) ?? []).toEqual([]);
    expect(members.people?.filter((person) => !people.has(person)) ?? []).toEqual([]);
  }
});
