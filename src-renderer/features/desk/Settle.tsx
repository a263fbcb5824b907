import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskPromise } from '#shared/desk.js';
import { Button } from '../../ui/button.js';
import { helsinkiDay } from '../../ui/format.js';

type Settled = { kind: 'kept' } | { kind: 'followUp'; on: string } | { kind: 'givenUp'; why: string };

/** What becomes of an open promise: it is kept, followed up on a day, or given up for a reason. */
export function Settle({ busy, onSettle }: { busy: boolean; onSettle: (as: Settled) => Promise<boolean> }) {
  const { t } = useTranslation('deskLater');
  const [how, setHow] = useState<DeskPromise['state']['kind']>();
  const [on, setOn] = useState('');
  const [why, setWhy] = useState('');
  return (
    <div className="desk-settle">
      <Button variant="outlined" disabled={busy} onClick={() => void onSettle({ kind: 'kept' })}>
        {t('settle.kept')}
      </Button>
      <Button
        variant="outlined"
        aria-expanded={how === 'followUp'}
        onClick={() => setHow(how === 'followUp' ? undefined : 'followUp')}
      >
        {t('settle.followUp')}
      </Button>
      <Button
        variant="outlined"
        aria-expanded={how === 'givenUp'}
        onClick={() => setHow(how === 'givenUp' ? undefined : 'givenUp')}
      >
        {t('settle.givenUp')}
      </Button>
      {how === 'followUp' && (
        <form
          className="desk-inline"
          onSubmit={(event) => {
            event.preventDefault();
            void onSettle({ kind: 'followUp', on });
          }}
        >
          <label className="tp-field">
            {t('settle.on')}
            <input
              className="tp-input"
              type="date"
              required
              min={helsinkiDay(new Date().toISOString())}
              value={on}
              onChange={(event) => setOn(event.target.value)}
            />
          </label>
          <Button type="submit" variant="outlined" disabled={busy || on === ''}>
            {t('settle.toList')}
          </Button>
        </form>
      )}
      {how === 'givenUp' && (
        <form
          className="desk-inline"
          onSubmit={(event) => {
            event.preventDefault();
            void onSettle({ kind: 'givenUp', why });
          }}
        >
          <label className="tp-field desk-own-text">
            {t('settle.why')}
            <input
              className="tp-input"
              maxLength={200}
              required
              autoComplete="off"
              spellCheck={false}
              value={why}
              onChange={(event) => setWhy(event.target.value)}
            />
          </label>
          <Button type="submit" variant="outlined" disabled={busy || why.trim() === ''}>
            {t('settle.giveUp')}
          </Button>
        </form>
      )}
    </div>
  );
}
