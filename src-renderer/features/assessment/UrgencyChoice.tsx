import { useTranslation } from 'react-i18next';
import type { Judgement } from '#shared/assessment.js';
import { type Urgency, urgencySchema } from '#shared/questionnaire.js';
import { type UrgencyReason, isLower } from '#shared/urgency.js';
import { Icon, type IconName } from '../../ui/icon.js';
import { Section, StateText } from '../../ui/parts.js';
import { RegisterTag } from './RegisterTag.js';

const LOOKS: Record<Urgency, { icon: IconName; color: string }> = {
  emergency: { icon: 'danger', color: 'danger' },
  urgent: { icon: 'warnf', color: 'danger' },
  today: { icon: 'clock', color: 'caution' },
  routine: { icon: 'ok', color: 'text-2' },
};

/** What the form's rules say, with every reason, and the professional's own judgement: the support decides nothing. */
export function UrgencyChoice({
  reasons,
  judgement,
  onChange,
}: {
  reasons: readonly UrgencyReason[];
  judgement: Judgement | undefined;
  onChange: (judgement: Judgement) => void;
}) {
  const { t } = useTranslation('assessmentLater');
  const [first] = reasons;
  const lower = judgement !== undefined && isLower(judgement.level, reasons);
  return (
    <Section title={t('urgency.title')}>
      <div className="as-support" role="status">
        {first === undefined ? (
          <p className="tp-weak">{t('urgency.none')}</p>
        ) : (
          <>
            <StateText {...LOOKS[first.level]}>{t('urgency.supports', { level: t(`level.${first.level}`) })}</StateText>
            <ul>
              {reasons.map(({ level, register, reason }) => (
                <li key={`${level} ${reason}`}>
                  <Icon name={LOOKS[level].icon} color={LOOKS[level].color} size={14} />
                  <span>
                    {t('urgency.because', { level: t(`level.${level}`), reason })} <RegisterTag register={register} />
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
        <p className="tp-weak">{t('urgency.yours')}</p>
      </div>
      <fieldset className="tp-choices as-levels">
        <legend>{t('urgency.own')}</legend>
        {urgencySchema.options.map((level) => (
          <label key={level}>
            <input
              type="radio"
              name="as-urgency"
              checked={judgement?.level === level}
              // A reason for a lower one does not stand for another level.
              onChange={() => onChange({ ...(isLower(level, reasons) ? judgement : {}), level })}
            />
            <Icon name={LOOKS[level].icon} color={LOOKS[level].color} size={14} />
            {t(`choice.${level}`)}
          </label>
        ))}
      </fieldset>
      {lower && (
        <label className="tp-field">
          {t('urgency.why')}
          <textarea
            className="tp-input"
            name="as-why"
            rows={2}
            maxLength={500}
            autoComplete="off"
            spellCheck={false}
            value={judgement.why ?? ''}
            onChange={(event) => onChange({ level: judgement.level, why: event.target.value })}
          />
        </label>
      )}
    </Section>
  );
}
