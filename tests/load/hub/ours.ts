import { createSystemClock } from '#shared/clock.js';
import { hubPolicySchema } from '#shared/hub-policy.js';
import { createHub, createMemoryEngine } from '../../../src-hub/index.js';
import { answerQuestions, ownCosts } from './process.js';

/** The hub in a process of its own; `people` of the directory are p0, p1, … and are who they say. */
const people = Number(process.argv[2]);
const clock = createSystemClock();
const log = () => {};
const hub = createHub({
  engine: await createMemoryEngine({ clock, log }),
  policy: hubPolicySchema.parse({}),
  directory: {
    load: async () => ({
      ok: true,
      people: Array.from({ length: people }, (_, index) => ({
        // By id their order is that of their numbers.
        id: `p${String(index).padStart(6, '0')}`,
        name: `Nimi ${index}`,
        title: 'sairaanhoitaja',
        profession: 'nurse' as const,
        unit: `Yksikkö ${index % 200}`,
        skills: [],
        languages: ['fi'],
      })),
    }),
  },
  authenticate: async (token) => ({ subject: token, scopes: ['hub/presence'] }),
  clock,
  log,
});
const { url } = await hub.listen({ host: '127.0.0.1', port: 0 });
answerQuestions({ port: () => Number(new URL(url).port), ...ownCosts });
