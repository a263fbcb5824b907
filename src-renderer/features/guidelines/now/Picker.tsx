import { useTranslation } from 'react-i18next';
import { documentKinds, servicePhases } from '#shared/choices.js';
import type { Chosen } from './use-signals.js';

/** What is recorded now, said by the professional: a kind of document or a phase of the service. */
export function Picker({ chosen, onChoose }: { chosen: Chosen; onChoose: (chosen: Chosen) => void }) {
  const { t } = useTranslation('guidelinesNowLater');
  const { document, phase } = chosen;
  const choose = (value: string) => {
    const nextDocument = documentKinds.find((each) => `document ${each}` === value);
    const nextPhase = servicePhases.find((each) => `phase ${each}` === value);
    onChoose({
      ...(nextDocument === undefined ? {} : { document: nextDocument }),
      ...(nextPhase === undefined ? {} : { phase: nextPhase }),
    });
  };
  return (
    <select
      className="gl-now-pick"
      aria-label={t('pick')}
      value={document !== undefined ? `document ${document}` : phase !== undefined ? `phase ${phase}` : ''}
      onChange={({ target }) => choose(target.value)}
    >
      <option value="">{t('pickNone')}</option>
      <optgroup label={t('documents')}>
        {documentKinds.map((each) => (
          <option key={each} value={`document ${each}`}>
            {t(`document.${each}`)}
          </option>
        ))}
      </optgroup>
      <optgroup label={t('phases')}>
        {servicePhases.map((each) => (
          <option key={each} value={`phase ${each}`}>
            {t(`phase.${each}`)}
          </option>
        ))}
      </optgroup>
    </select>
  );
}
