import { html } from '../lib/html.js';
import { startLinkTool, type LinkToolParts } from './link-tool.js';
import { SERVICE_PAGES, type ServiceId, type ServicePage } from './service-pages.js';
import style from './service.css?raw';

const header = ({ name, subtitle }: ServicePage) =>
  html`<header>
    <strong>${name}</strong> <span>${subtitle}</span> <span class="demo">demoalueen jäljitelmä</span>
  </header>`;

/** Starts one of the services of the table. Each signs in by the county's provider, and has nobody to show. */
export function startService(id: ServiceId, parts: LinkToolParts): void {
  const service: ServicePage = SERVICE_PAGES[id];
  startLinkTool(
    {
      clientId: id,
      title: `${service.name} – ${service.subtitle}`,
      style: `:root { --accent: ${service.accent}; --paper: ${service.paper}; }\n${style}`,
      body: (user) =>
        html`${header(service)}
          <main>
            <p class="user">${user.name} · ${user.unit}</p>
            <h1>${service.intro}</h1>
            <dl class="${service.shape}">
              ${service.sections.map(
                ([title, text]) =>
                  html`<div>
                    <dt>${title}</dt>
                    <dd>${text}</dd>
                  </div>`,
              )}
            </dl>
            <p class="none"><strong>Ei asiakasta.</strong> ${service.noClient}</p>
          </main>`,
      refused: html`${header(service)}
        <main>
          <h1>Kirjautuminen ei onnistunut</h1>
          <p><a href="/">Yritä uudelleen</a></p>
        </main>`,
    },
    parts,
  );
}
