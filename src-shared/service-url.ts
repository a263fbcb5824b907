import * as z from 'zod';

/** Loopback may go without TLS; everything else must be https. */
// What is no address at all goes no further: the rule below reads it as one.
export const serviceUrlSchema = z.url({ abort: true }).refine((value) => {
  const url = new URL(value);
  return (
    url.protocol === 'https:' ||
    (url.protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname))
  );
}, 'must be https (http is allowed for this machine only)');
