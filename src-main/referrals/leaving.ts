import * as z from 'zod';
import type { Leaving } from '#shared/referrals.js';
import type { Outgoing } from './bundle.js';

const itemSchema = z.object({
  text: z.string(),
  answer: z
    .array(
      z.object({
        valueString: z.string().optional(),
        valueBoolean: z.boolean().optional(),
        valueInteger: z.number().optional(),
        valueDate: z.string().optional(),
        valueCoding: z.object({ code: z.string(), display: z.string().optional() }).optional(),
      }),
    )
    .optional(),
  get item() {
    return z.array(itemSchema).optional();
  },
});

type Item = z.infer<typeof itemSchema>;

const YES = { true: '✓', false: '–' } as const;

function linesOf({ text, answer = [], item = [] }: Item): { label: string; text: string }[] {
  const said = answer.map(
    ({ valueString, valueBoolean, valueInteger, valueDate, valueCoding }) =>
      valueString ??
      valueDate ??
      valueCoding?.display ??
      valueCoding?.code ??
      (valueBoolean === undefined ? String(valueInteger ?? '') : YES[`${valueBoolean}`]),
  );
  return [...(said.length === 0 ? [] : [{ label: text, text: said.join(', ') }]), ...item.flatMap(linesOf)];
}

/** What leaves, read from the resources themselves, for the professional and the client to look at together. Pure. */
export function toLeaving({ bundle, resources }: Outgoing): Leaving {
  const { patient, response, task, consent } = resources;
  const [name] = patient.name;
  const form = z.array(itemSchema).parse(response.item).flatMap(linesOf);
  const link = task.input.flatMap((one) => ('valueString' in one ? [one.valueString] : []));
  const about = (kind: Leaving['lines'][number]['about'], lines: { label: string; text: string }[]) =>
    lines.map((line) => ({ about: kind, ...line }));
  return {
    receiver: task.owner.display,
    lines: [
      ...about('client', [{ label: 'name', text: [...(name?.given ?? []), name?.family ?? ''].join(' ') }]),
      ...about('form', [
        { label: 'type', text: task.code.text },
        ...('description' in task && task.description !== undefined
          ? [{ label: 'service', text: task.description }]
          : []),
      ]),
      ...about('form', form),
      ...about('sender', [
        { label: 'sender', text: task.requester.display },
        { label: 'link', text: link.join(', ') },
      ]),
      ...about('consent', [
        { label: 'until', text: task.restriction.period.end },
        { label: 'feedback', text: consent.provision.provision[0]?.type === 'permit' ? 'yes' : 'no' },
      ]),
    ],
    fhir: JSON.stringify(bundle, null, 2),
  };
}
