import { Html, html, page } from '../lib/html.js';
import { fullName, type DirectoryUser } from './users.js';

const STYLE = '/assets/idp.css';

const sheet = (title: string, body: Html, script?: string): Html =>
  page(
    `${title} · Kymijoen tunnistautuminen`,
    STYLE,
    html`<main>
      <p class="issuer"><span class="wave" aria-hidden="true"></span>Kymijoen hyvinvointialue</p>
      <h1>${title}</h1>
      ${body}
    </main>`,
    script,
  );

const userButton = (user: DirectoryUser): Html =>
  html`<li>
    <button name="sub" value="${user.sub}">
      <span class="who">Kirjaudu: ${fullName(user)}, ${user.title}</span>
      <span class="where">${user.unit}</span>
    </button>
  </li>`;

/** The log-in page: every demo user as a button, `preferred` first. */
export function loginPage(
  uid: string,
  system: string,
  users: readonly DirectoryUser[],
  preferred: DirectoryUser | undefined,
): Html {
  const ordered = preferred === undefined ? users : [preferred, ...users.filter((user) => user !== preferred)];
  return sheet(
    'Kirjaudu sisään',
    html`<p class="lead">Palveluun <strong>${system}</strong></p>
      <p class="notice">
        Tämä on demoalueen tunnistautuminen. Käyttäjät ja asiakkaat ovat keksittyjä, eikä salasanaa kysytä.
      </p>
      <form method="post" action="/interaction/${uid}/login">
        <ul>
          ${ordered.map(userButton)}
        </ul>
      </form>
      <form method="post" action="/interaction/${uid}/cancel">
        <button class="quiet">Peruuta kirjautuminen</button>
      </form>`,
  );
}

/** Asks before signing out, unless the system that asks proved which session it means: then `certain` sends the form. */
export const signOutPage = (form: string, certain: boolean): Html =>
  sheet(
    'Kirjaudu ulos',
    html`<p class="lead">Haluatko kirjautua ulos kaikista palveluista?</p>
      ${new Html(form)}
      <p class="choices">
        <button type="submit" form="op.logoutForm" name="logout" value="yes" autofocus>Kirjaudu ulos</button>
        <button class="quiet" type="submit" form="op.logoutForm">Pysy kirjautuneena</button>
      </p>`,
    certain ? '/assets/sign-out.js' : undefined,
  );

export const signedOutPage = (): Html =>
  sheet('Olet kirjautunut ulos', html`<p class="lead">Voit sulkea tämän sivun.</p>`);

/** Expected mishaps in words; `code` is the standard's own name for the error. */
export const errorPage = (code: string): Html =>
  sheet(
    'Kirjautuminen ei onnistunut',
    html`<p class="lead">Kirjautumispyyntö on vanhentunut tai virheellinen. Palaa palveluun ja aloita uudelleen.</p>
      <p class="code">Tekninen tieto: <code>${code}</code></p>`,
  );
