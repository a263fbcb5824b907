import type { ReactNode } from 'react';
import type { Service } from '#shared/service-tray.js';
import type { Words } from '../words.js';
import { Differs, Lines } from './compare-parts.js';
import type { CompareRow } from './compare-rows.js';

/** A comparison in a narrow pane: a card for each service, one under another. */
export function CompareCards({
  services,
  rows,
  words: { local },
  renderHead,
}: {
  services: readonly Service[];
  rows: readonly CompareRow[];
  words: Words;
  renderHead: (service: Service, name: string) => ReactNode;
}) {
  return services.map((service, at) => (
    <section key={service.id} className="st-compare-card" aria-label={local(service.name)}>
      <div className="st-compare-card-head">{renderHead(service, local(service.name))}</div>
      <dl>
        {rows.map(({ key, label, cells, differs }) => (
          <div key={key} className={differs ? 'st-differs' : undefined}>
            <dt>
              {label}
              {differs && <Differs />}
            </dt>
            <dd>
              <Lines lines={cells[at] ?? []} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  ));
}
