/**
 * The renderer's page as it is served: with the nonce of this answer, and marked when the workbench is in training mode, so
 * that the page knows before anything of it has run. Pure.
 */
export const fillPage = (html: string, { nonce, training }: { nonce: string; training: boolean }): string =>
  html.replaceAll('__CSP_NONCE__', nonce).replaceAll('__TRAINING__', training ? 'on' : 'off');
