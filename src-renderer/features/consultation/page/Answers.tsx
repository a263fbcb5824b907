import { useTranslation } from 'react-i18next';
import type { Consultation } from '#shared/consultation.js';
import { Button } from '../../../ui/button.js';
import { Icon } from '../../../ui/icon.js';
import { LaterButton } from '../LaterButton.js';
import { partOf } from '../lists.js';
import type { useAct } from '../use-act.js';

export type Doing = ReturnType<typeof useAct>;

/** What one who is asked answers: takes it, not now, or later; one who has taken it can give it back. */
export function Answers({
  consultation,
  self,
  doing: { busy, act },
}: {
  consultation: Consultation;
  self: string | undefined;
  doing: Doing;
}) {
  const { t } = useTranslation('consultationLater');
  const part = partOf(consultation, self);
  if (consultation.state === 'waiting' && part !== 'own')
    return (
      <div className="co-answers">
        <Button
          variant="contained"
          disabled={busy}
          onClick={() => void act({ do: 'accept' })}
          startIcon={<Icon name="check" />}
        >
          {t('ring.accept')}
        </Button>
        {part === 'asked' && (
          <>
            <Button variant="outlined" disabled={busy} onClick={() => void act({ do: 'notNow' })}>
              {t('ring.notNow')}
            </Button>
            <LaterButton disabled={busy} onLater={(at) => void act({ do: 'later', at })} />
          </>
        )}
      </div>
    );
  if (consultation.state === 'accepted' && part === 'taken')
    return (
      <div className="co-answers">
        <Button variant="outlined" disabled={busy} onClick={() => void act({ do: 'release' })}>
          {t('page.release')}
        </Button>
        <span className="tp-weak">{t('page.releaseMeans')}</span>
      </div>
    );
  return null;
}
