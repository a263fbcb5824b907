import * as z from 'zod';
import type { Store } from '../fhir/store.js';
import { bornOf, hasAccount, HENKILOTUNNUS } from './accounts.js';

const identified = z.object({ system: z.string().optional(), value: z.string() });
const patientSchema = z.looseObject({ id: z.string(), identifier: z.array(identified) });
const messageSchema = z.looseObject({
  id: z.string(),
  sent: z.string(),
  topic: z.object({ text: z.string() }).optional(),
  sender: z.object({ display: z.string() }).optional(),
  recipient: z.array(z.object({ reference: z.string() })).min(1),
  received: z.string().optional(),
  payload: z.array(z.object({ contentString: z.string() })).min(1),
});

export interface Letter {
  id: string;
  title: string;
  from: string;
  sent: string;
  /** When it was opened. */
  read: string | undefined;
  text: string;
}
export interface Account {
  id: string;
  /** "14.3.1948": the service greets by name; the demo has only what the henkilötunnus tells. */
  born: string;
  letters: Letter[];
}

/** The accounts that have been written to, and their letters, newest first. */
export function createInbox(store: Store, now: () => Date, newId: () => string) {
  const patients = () => store.all('Patient').flatMap((one) => patientSchema.safeParse(one).data ?? []);
  const messages = () => store.all('Communication').flatMap((one) => messageSchema.safeParse(one).data ?? []);
  const codeOf = ({ identifier }: z.infer<typeof patientSchema>) =>
    identifier.find(({ system }) => system === HENKILOTUNNUS)?.value ?? '';

  const account = (patient: z.infer<typeof patientSchema>): Account => ({
    id: patient.id,
    born: (bornOf(codeOf(patient)) ?? '').split('-').toReversed().map(Number).join('.'),
    letters: messages()
      .filter(({ recipient }) => recipient.some(({ reference }) => reference === `Patient/${patient.id}`))
      .map(({ id, topic, sender, sent, received, payload }) => ({
        id,
        title: topic?.text ?? 'Viesti',
        from: sender?.display ?? '',
        sent,
        read: received,
        text: payload.map(({ contentString }) => contentString).join('\n\n'),
      }))
      .toSorted((a, b) => b.sent.localeCompare(a.sent)),
  });

  return {
    /** A search asks for somebody: an account that there is, but that nobody has asked for yet, comes to be. */
    meet(code: string): void {
      if (!hasAccount(code, now()) || patients().some((one) => codeOf(one) === code)) return;
      store.put({
        resourceType: 'Patient',
        id: newId(),
        active: true,
        identifier: [{ system: HENKILOTUNNUS, value: code }],
      });
    },
    accounts: (): Account[] => patients().map(account),
    one: (id: string): Account | undefined =>
      patients()
        .filter((one) => one.id === id)
        .map(account)[0],
    /** The client opens a letter. */
    open(id: string): void {
      const message = messages().find((one) => one.id === id);
      if (message !== undefined && message.received === undefined)
        store.put({ ...message, resourceType: 'Communication', received: now().toISOString() });
    },
  };
}
