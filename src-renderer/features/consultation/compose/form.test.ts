import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readForm, textOfForm } from './kept-form.js';
import {
  EMPTY,
  type Form,
  PARTS,
  formLike,
  handoverOf,
  isBegun,
  lacksOf,
  newForm,
  withDraft,
  withoutClient,
  writePart,
} from './form.js';

const text = fc.string({ maxLength: 30 });
const isbar = fc.record({
  identify: text,
  situation: text,
  background: text,
  assessment: text,
  recommendation: text,
});
const writing = fc.array(fc.tuple(fc.constantFrom(...PARTS), text), { maxLength: 6 });
const written = (form: Form, steps: readonly (readonly [(typeof PARTS)[number], string])[]) =>
  steps.reduce((now, [part, words]) => writePart(now, part, words), form);

it('never loses what the sender wrote to a draft of the summary, and drops the summary with the client', () => {
  fc.assert(
    fc.property(isbar, isbar, writing, (first, second, steps) => {
      const form = written(withDraft(newForm(undefined, true), first), steps);
      const again = withDraft(form, second);
      const without = withoutClient(form);
      for (const part of PARTS) {
        const own = form.written.includes(part);
        expect(again.handover[part]).toBe(own ? form.handover[part] : second[part]);
        expect(without.handover[part]).toBe(own ? form.handover[part] : '');
      }
    }),
  );
});

it('comes back from a draft as it was, and takes nothing else for a form', () => {
  fc.assert(
    fc.property(isbar, writing, fc.string({ maxLength: 120 }), fc.boolean(), (draft, steps, topic, withClient) => {
      const form = { ...written(withDraft(newForm({ kind: 'queue', queue: 'q' }, withClient), draft), steps), topic };
      expect(readForm(textOfForm(form))).toEqual(form);
    }),
  );
  fc.assert(
    fc.property(fc.string(), (words) => {
      expect(readForm(words)).toBeUndefined();
    }),
  );
  expect(readForm('{"kind":"consultation"}')).toBeUndefined();
});

it('tells what is lacking', () => {
  expect(lacksOf(newForm(undefined, false), null, false)).toEqual(['target', 'topic', 'handover']);
  const form = { ...newForm({ kind: 'unit', unit: 'Asiakasohjaus' }, false), topic: 'Lääkitys' };
  expect(lacksOf(writePart(form, 'situation', 'Kysymys'), null, false)).toEqual([]);
  expect(lacksOf({ ...form, topic: '010190-999X', handover: { ...EMPTY, situation: 'x' } }, null, false)).toEqual([
    'topicNamesClient',
  ]);
  expect(isBegun(form)).toBe(true);
  expect(isBegun(withDraft(newForm(undefined, true), { ...EMPTY, situation: 'koosteesta' }))).toBe(false);
});

it('proposes why the client came as the situation, until the sender has written one', () => {
  const drafted = withDraft(newForm(undefined, true, 'handOver'), {
    ...EMPTY,
    situation: 'koosteesta',
    background: 'b',
  });
  expect(handoverOf(drafted, ' Hengenahdistus ')).toEqual({ ...EMPTY, situation: 'Hengenahdistus', background: 'b' });
  expect(handoverOf(drafted, '  ')).toBe(drafted.handover);
  expect(handoverOf(writePart(drafted, 'situation', ''), 'Hengenahdistus').situation).toBe('');
});

it('hands over a client, a contact or both, and never neither', () => {
  const form = writePart(
    { ...newForm({ kind: 'person', person: 'p' }, false, 'handOver'), topic: 'Asia' },
    'identify',
    'x',
  );
  expect(lacksOf(form, null, false)).toEqual(['nothingGoes']);
  expect(lacksOf(form, null, true)).toEqual([]);
  expect(lacksOf({ ...form, withClient: true }, null, false)).toEqual([]);
});

it('asks anew of another with all but whom it was asked of', () => {
  const handover = { ...EMPTY, situation: 'Hengenahdistus' };
  const again = formLike({ kind: 'handOver', urgency: 'urgent', topic: 'Asia', client: 'Patient/1', handover });
  expect(again).toMatchObject({
    kind: 'handOver',
    target: undefined,
    topic: 'Asia',
    withClient: true,
    withContact: true,
  });
  // What was written stays when the summary's draft comes.
  expect(withDraft(again, { ...EMPTY, situation: 'koosteesta', background: 'b' }).handover).toEqual({
    ...handover,
    background: 'b',
  });
});
