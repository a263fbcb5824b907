import { createHash } from 'node:crypto';

/** The few pages that the host itself speaks: before the workbench has loaded, or when it may not. */
const page = (title: string, body: string, head = '') =>
  `<!doctype html><html lang="fi"><head><meta charset="utf-8"><link rel="icon" href="data:,"><title>${title}</title>${head}</head><body>${body}</body></html>`;

/** No valid cookie: says how to get in. The workbench's language is not known here, so all three. */
export const notLetIn = page(
  'Työpöytä',
  '<h1>Työpöytä</h1><p lang="fi">Avaa työpöytä osoitteesta, jonka käynnistys kertoi. Osoite toimii kerran; käynnistä tarvittaessa uudelleen.</p>' +
    '<p lang="sv">Öppna arbetsbordet via adressen som visades vid starten. Adressen fungerar en gång; starta om vid behov.</p>' +
    '<p lang="en">Open the workbench from the address shown at start. It works once; start again if needed.</p>',
);

/**
 * Goes on to a page of our own. A redirect would not do: after coming from the identity provider's site the browser
 * leaves SameSite=Strict cookies out of the whole chain; a page of ours begins a new one.
 */
export const goOn = (path: string) => ({
  policy: "default-src 'none'; img-src data:",
  body: page('Työpöytä', '', `<meta http-equiv="refresh" content="0;url=${path}">`),
});

const CLOSE = 'if (opener) close(); else location.replace(document.body.dataset.next);';

/**
 * After a sign-in that continues the session: a window that was opened for it closes, and the one that waits stays as it
 * is. Where no window could be opened, the one that went to the provider goes back to its place.
 */
export const closeOrGoOn = (path: string) => ({
  policy: `default-src 'none'; img-src data:; script-src 'sha256-${createHash('sha256').update(CLOSE).digest('base64')}'`,
  body: page('Työpöytä', '').replace('<body>', `<body data-next="${path}"><script>${CLOSE}</script>`),
});
