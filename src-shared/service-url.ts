import * as z from 'zod';

/** Loopback may go without TLS; everything else must be https. */
export const serviceUrlSchema = z.url().refine((value) => {
  const url = new URL(value);
  return (
    url.protocol === 'https:' ||
    (url.protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname))
  );
}, 'must be https (http is allowed for this machine only)');
