import { useTranslation } from 'react-i18next';
import { languageOf } from '../../ui/format.js';
import type { Sheet } from './sheet.js';

/** The table behind a picture. The first column names the row. */
export function SheetTable({ sheet, label }: { sheet: Sheet; label: string }) {
  const { i18n } = useTranslation();
  const language = languageOf(i18n.language);
  const write = (value: string | number) =>
    typeof value === 'number'
      ? value.toLocaleString(language === 'en' ? 'en-GB' : `${language}-FI`, { maximumFractionDigits: 1 })
      : value;
  return (
    <table className="lp-table" aria-label={label}>
      <thead>
        <tr>
          {sheet.columns.map(({ label: name, number }) => (
            <th key={name} scope="col" className={number === true ? 'in-number' : undefined}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sheet.rows.map((row) => (
          <tr key={row.join('|')}>
            {row.map((value, index) => {
              const className = sheet.columns[index]?.number === true ? 'in-number' : undefined;
              const key = sheet.columns[index]?.label ?? index;
              return index === 0 ? (
                <th key={key} scope="row">
                  {write(value)}
                </th>
              ) : (
                <td key={key} className={className}>
                  {write(value)}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
