import { useTranslation } from 'react-i18next';
import { formatDate, languageOf } from '../../ui/format.js';
import { Icon } from '../../ui/icon.js';
import { useClientContext } from '../../ui/workbench.js';
import { familyInCapitals } from './names.js';
import './strip.css';

/**
 * The strip under the header of a pane with client data: names the client that the data is of.
 * @param shown context version of the pane's data; undefined when the pane has not told
 */
export function ClientStrip({ shown }: { shown: number | undefined }) {
  const { t, i18n } = useTranslation('context');
  const context = useClientContext();
  const client = context?.active ?? undefined;
  if (context === undefined || client === undefined) return null;
  if (shown !== undefined && shown !== context.version)
    return (
      <output className="ctx-strip ctx-strip-previous">
        <Icon name="warnf" size={14} color="unconfirmed" />
        <b>{t('previousClient')}</b>
        <span>{t('previousClientDetail')}</span>
      </output>
    );
  return (
    <div className="ctx-strip">
      <span>
        <b>
          {familyInCapitals(client.family)}, {client.given.join(' ')}
        </b>
        {client.birthDate !== undefined && (
          <span className="ctx-strip-born">
            {t('bornShort', { date: formatDate(client.birthDate, languageOf(i18n.language)) })}
          </span>
        )}
      </span>
    </div>
  );
}
