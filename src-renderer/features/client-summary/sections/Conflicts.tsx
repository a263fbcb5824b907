import { useTranslation } from 'react-i18next';
import type { Conflict } from '#shared/client-summary.js';
import { Icon } from '../../../ui/icon.js';
import { writeDate } from '../write.js';

/** What two sources say otherwise, side by side with source, date and writer. Neither is picked. */
export function Conflicts({ conflicts }: { conflicts: readonly Conflict[] }) {
  const { t } = useTranslation('clientSectionsLater');
  if (conflicts.length === 0) return null;
  return (
    <ul className="cs-conflicts">
      {conflicts.map((conflict) => (
        <li key={`${conflict.kind}/${conflict.sides.map((side) => side.entry).join('/')}`}>
          <p>
            <Icon name="warnf" color="caution" />
            <b>{t(`conflict.${conflict.kind}`, { title: conflict.title })}</b>
          </p>
          <table>
            <thead className="cs-hidden">
              <tr>
                <th scope="col">{t('conflict.source')}</th>
                <th scope="col">{t('conflict.says')}</th>
                <th scope="col">{t('conflict.when')}</th>
              </tr>
            </thead>
            <tbody>
              {conflict.sides.map((side) => (
                <tr key={`${side.source}/${side.entry}`}>
                  <td>{side.source}</td>
                  <td>
                    <b>{side.says}</b>
                    {side.active !== undefined && ` · ${t(side.active ? 'active' : 'ended')}`}
                  </td>
                  <td className="cs-weak tp-num">
                    {[side.date === undefined ? undefined : writeDate(side.date), side.writer]
                      .filter((one) => one !== undefined)
                      .join(', ')}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </li>
      ))}
    </ul>
  );
}
