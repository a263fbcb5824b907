import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Handout } from '#shared/handing.js';
import { Button } from '../../../ui/button.js';
import { Icon } from '../../../ui/icon.js';
import { StateText } from '../../../ui/parts.js';
import type { Giving } from './use-giving.js';

/** The ways to give it, whether it is recorded, and what came of it. */
export function Ways({
  handout,
  giving,
  service,
  writing,
  onMessage,
}: {
  handout: Handout;
  giving: Giving;
  /** The clients' asiointipalvelu; undefined where the county has none. */
  service: string | undefined;
  /** The message is being looked at, and has the main button. */
  writing: boolean;
  onMessage: () => void;
}) {
  const { t } = useTranslation('handingLater');
  const id = useId();
  const { busy, given, recorded } = giving;
  const sent = given !== undefined && 'done' in given && given.done === 'message';
  return (
    <>
      <div className="hd-ways">
        <Button
          variant={writing ? 'outlined' : 'contained'}
          disabled={busy}
          startIcon={<Icon name="print" size={14} />}
          onClick={() => void giving.give('paper', handout)}
        >
          {t('print')}
        </Button>
        <Button
          variant="outlined"
          disabled={busy}
          startIcon={<Icon name="down" size={14} />}
          onClick={() => void giving.give('pdf', handout)}
        >
          {t('pdf')}
        </Button>
        <Button
          variant="outlined"
          disabled={busy}
          startIcon={<Icon name="doc" size={14} />}
          onClick={() => void giving.give('copy', handout)}
        >
          {t('copy')}
        </Button>
        {service !== undefined && (
          <Button
            variant="outlined"
            disabled={busy || sent || writing}
            startIcon={<Icon name="mail" size={14} />}
            onClick={onMessage}
          >
            {t('message.open')}
          </Button>
        )}
      </div>
      <p className="tp-weak">{t('noName')}</p>
      <div className="tp-choices hd-record">
        <label>
          <input
            type="checkbox"
            checked={giving.recording}
            aria-describedby={`${id}-record`}
            onChange={({ target }) => giving.setRecording(target.checked, handout)}
          />
          {t('record.choose')}
        </label>
        <span id={`${id}-record`} className="tp-weak">
          {t('record.hint')}
        </span>
      </div>
      <output className="hd-given">
        {given !== undefined &&
          ('done' in given ? (
            <StateText icon="ok" color="available">
              {t(`done.${given.done}`)}
            </StateText>
          ) : (
            <StateText icon="warnf" color="caution">
              {given.not}
            </StateText>
          ))}
        {recorded === 'recorded' && (
          <StateText icon="ok" color="available">
            {t('record.done')}
          </StateText>
        )}
        {recorded !== undefined && recorded !== 'recorded' && (
          <>
            <StateText icon="warnf" color="caution">
              {t('record.failed', { why: recorded.not })}
            </StateText>
            <Button variant="outlined" onClick={() => void giving.record(handout)}>
              {t('common:retry')}
            </Button>
          </>
        )}
      </output>
    </>
  );
}
