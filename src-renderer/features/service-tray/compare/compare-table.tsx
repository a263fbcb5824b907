import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Service } from '#shared/service-tray.js';
import type { Words } from '../words.js';
import { Differs, Lines } from './compare-parts.js';
import type { CompareRow } from './compare-rows.js';

/** A comparison as a table, a column for each service. */
export function CompareTable({
  services,
  rows,
  words: { local },
  renderHead,
}: {
  services: readonly Service[];
  rows: readonly CompareRow[];
  words: Words;
  /** What stands at the head of a service's column. */
  renderHead: (service: Service, name: string) => ReactNode;
}) {
  const { t } = useTranslation('serviceTrayCompareLater');
  return (
    <table className="st-compare" aria-label={t('title')}>
      <thead>
        <tr>
          <th scope="col">{t('what')}</th>
          {services.map((service) => (
            <th key={service.id} scope="col">
              {renderHead(service, local(service.name))}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, label, cells, differs }) => (
          <tr key={key} className={differs ? 'st-differs' : undefined}>
            <th scope="row">
              {label}
              {differs && <Differs />}
            </th>
            {services.map((service, at) => {
              const lines = cells[at] ?? [];
              return (
                <td key={service.id}>
                  <Lines lines={lines} />
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
