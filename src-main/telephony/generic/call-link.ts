import * as z from 'zod';

/** A call as a phone program tells it in an address. */
export const calledSchema = z.object({
  /** The phone program's own id of the call, where it has one. */
  id: z.string().min(1).max(128).optional(),
  number: z.string().trim().min(3).max(40).optional(),
  hidden: z.boolean().optional(),
  queue: z.string().trim().min(1).max(80).optional(),
});
export type Called = z.infer<typeof calledSchema>;

/** What the query of such an address tells; undefined when it is none. Pure. */
export const readCalled = (query: URLSearchParams): Called | undefined => {
  const hidden = query.get('hidden');
  return calledSchema.safeParse({
    ...Object.fromEntries(
      ['id', 'number', 'queue'].flatMap((name) => (query.get(name) ? [[name, query.get(name)]] : [])),
    ),
    ...(hidden === null ? {} : { hidden: hidden === '1' || hidden === 'true' }),
  }).data;
};

/** `tyopoyta://call?number=…&queue=…` as the machine hands it to the installed program; undefined when it is another. Pure. */
export function readCallLink(address: string): Called | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  return url.protocol === 'tyopoyta:' && url.host === 'call' ? readCalled(url.searchParams) : undefined;
}
