import * as z from 'zod';

const at = { service: z.string(), account: z.string() };

/** What the keyring's process is asked. */
export const requestSchema = z.object({
  id: z.number(),
  call: z.discriminatedUnion('name', [
    z.object({ name: z.literal('get'), ...at }),
    z.object({ name: z.literal('set'), ...at, password: z.string() }),
    z.object({ name: z.literal('delete'), ...at }),
    z.object({ name: z.literal('find'), service: z.string() }),
  ]),
});
export type KeyringRequest = z.infer<typeof requestSchema>;
export type KeyringCall = KeyringRequest['call'];

/** What it answers; `error` is the keyring's own text, without secrets. */
export const answerSchema = z.union([
  z.object({ id: z.number(), error: z.string() }),
  z.object({ id: z.number(), value: z.unknown() }),
]);
