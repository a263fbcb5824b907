import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Consultation } from '#shared/consultation.js';
import { Button } from '../../../ui/button.js';
import { Icon } from '../../../ui/icon.js';
import { LaterButton } from '../LaterButton.js';
import { partOf } from '../lists.js';
import { WHY_LENGTH } from '../lengths.js';
import type { useAct } from '../use-act.js';

export type Doing = ReturnType<typeof useAct>;

/** What one who is asked answers: takes it, not now, or later; one who has taken it can give it back. */
export function Answers({
  consultation,
  self,
  doing,
}: {
  consultation: Consultation;
  self: string | undefined;
  doing: Doing;
}) {
  const { t } = useTranslation('consultationLater');
  const { busy, act } = doing;
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
          {t(consultation.view === 'full' && consultation.contact !== undefined ? 'ring.take' : 'ring.accept')}
        </Button>
        {part === 'asked' && (
          <>
            <Button variant="outlined" disabled={busy} onClick={() => void act({ do: 'notNow' })}>
              {t('ring.notNow')}
            </Button>
            <LaterButton disabled={busy} onLater={(at) => void act({ do: 'later', at })} />
            <NotNowBecause doing={doing} />
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
        <span className="tp-weak">
          {t(
            consultation.view === 'full' && consultation.contact !== undefined
              ? 'page.releaseContact'
              : 'page.releaseMeans',
          )}
        </span>
      </div>
    );
  return null;
}

const atFirst = (field: HTMLInputElement | null) => field?.focus();

/** Not now, with a word of why: beside the answer that goes at once, so that nobody has to say why. */
function NotNowBecause({ doing: { busy, act } }: { doing: Doing }) {
  const { t } = useTranslation('consultationLater');
  const [why, setWhy] = useState<string>();
  return (
    <>
      <Button aria-expanded={why !== undefined} onClick={() => setWhy(why === undefined ? '' : undefined)}>
        {t('ring.notNowBecause')}
      </Button>
      {why !== undefined && (
        <form
          className="co-why"
          onSubmit={(event) => {
            event.preventDefault();
            void act({ do: 'notNow', ...(why.trim() === '' ? {} : { why: why.trim() }) });
          }}
        >
          <label className="tp-field">
            {t('ring.why')}
            <input
              ref={atFirst}
              className="tp-input"
              maxLength={WHY_LENGTH}
              autoComplete="off"
              spellCheck={false}
              value={why}
              onChange={({ target }) => setWhy(target.value)}
            />
          </label>
          <Button type="submit" variant="outlined" disabled={busy}>
            {t('ring.notNow')}
          </Button>
        </form>
      )}
    </>
  );
}
