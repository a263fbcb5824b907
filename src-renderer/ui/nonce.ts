/** The nonce that the host's CSP allows styles with; absent in a host that needs none. */
export function readNonce(document: Document): string | undefined {
  const meta = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]');
  const nonce = meta?.nonce ?? '';
  return nonce === '' || nonce.startsWith('__') ? undefined : nonce;
}
