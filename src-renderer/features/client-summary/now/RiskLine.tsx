import { useTranslation } from 'react-i18next';
import { Icon } from '../../../ui/icon.js';
import type { Risk } from '../order.js';
import { keyOf } from '../order.js';

/** Risks one after the other, each with its sign; the grave ones also by word. */
export function RiskLine({ risks }: { risks: readonly Risk[] }) {
  const { t } = useTranslation('clientSectionsLater');
  return (
    <ul className="cs-risk-line">
      {risks.map((one) => {
        const grave = one.severity === 'high';
        return (
          <li key={keyOf(one)}>
            <Icon name={grave ? 'danger' : 'warnf'} size={14} color={grave ? 'danger' : 'caution'} />
            <span>
              <b>{one.title}</b>
              {grave && <span className="cs-grave"> {t('severity.high')}</span>}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
