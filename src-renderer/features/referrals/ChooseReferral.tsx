import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { localize } from '#shared/localize.js';
import type { ReferralType, ReferralsState } from '#shared/referrals.js';
import { Button } from '../../ui/button.js';
import { formatDate, formatTime, languageOf } from '../../ui/format.js';
import { Icon } from '../../ui/icon.js';
import { IconButton, Notice } from '../../ui/parts.js';
import { useWorkbench } from '../../ui/workbench.js';
import type { ReferredService } from '../../ui/intents.js';
import { ReferralStateText } from './ReferralStateText.js';

/** The client's referrals so far, and a new one by its kind. */
export function ChooseReferral({
  state,
  types,
  version,
  service,
  onChoose,
}: {
  state: ReferralsState;
  types: readonly ReferralType[];
  version: number;
  service: ReferredService | undefined;
  onChoose: (id: string) => void;
}) {
  const { t, i18n } = useTranslation('referralsLater');
  const language = languageOf(i18n.language);
  const { client } = useWorkbench();
  const [failed, setFailed] = useState(false);
  const begin = async (type: string) => {
    const begun = await client.referrals
      .begin({ version, type, language, ...(service === undefined ? {} : { service }) })
      .catch(() => ({ id: undefined }));
    if (begun.id === undefined) setFailed(true);
    else onChoose(begun.id);
  };
  const nameOf = (id: string) => {
    const type = types.find((one) => one.id === id);
    return type === undefined ? id : localize(type.name, language);
  };
  return (
    <div className="rf-choose">
      {state.referrals.length > 0 && (
        <section aria-label={t('ofClient')}>
          <h3>{t('ofClient')}</h3>
          <ul className="rf-list">
            {state.referrals.map((one) => (
              <li key={one.id}>
                <ReferralStateText state={one.state} />
                <div className="rf-list-name">
                  <span>{nameOf(one.type)}</span>
                  <span className="tp-weak">
                    {[
                      one.service?.name,
                      t('saved', { date: formatDate(one.savedAt, language), time: formatTime(one.savedAt, language) }),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </div>
                {(one.state === 'draft' || one.state === 'consented') && (
                  <>
                    <Button variant="outlined" onClick={() => onChoose(one.id)}>
                      {t('resume')}
                    </Button>
                    <IconButton
                      icon="trash"
                      label={t('discard', { name: nameOf(one.type) })}
                      onClick={() => void client.referrals.discard({ id: one.id })}
                    />
                  </>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-label={t('new')}>
        <h3>{t('new')}</h3>
        {service !== undefined && <p>{t('forService', { name: service.name })}</p>}
        {types.length === 0 && <Notice kind="empty" title={t('noTypes')} />}
        <ul className="rf-types">
          {types.map((type) => (
            <li key={type.id}>
              <Button
                variant="outlined"
                disabled={type.form === undefined}
                onClick={() => void begin(type.id)}
                startIcon={<Icon name="doc" size={14} />}
              >
                {localize(type.name, language)}
              </Button>
              <span className="tp-weak">
                {type.mistake === undefined
                  ? t('goesTo', { receiver: localize(type.receiver, language) })
                  : t('broken', { mistake: type.mistake })}
              </span>
            </li>
          ))}
        </ul>
        {failed && <Notice kind="failed" title={t('clientChanged')} />}
      </section>
    </div>
  );
}
