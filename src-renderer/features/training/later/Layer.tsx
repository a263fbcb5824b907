import { useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.js';
import { Icon } from '../../../ui/icon.js';
import { useWorkbench } from '../../../ui/workbench.js';
import { BAND_SLOT } from './MarkedFrame.js';
import { BigScreen } from './show/BigScreen.js';
import { Notes } from './show/Notes.js';
import { useHighlight } from './show/use-highlight.js';
import { usePrepare } from './show/use-prepare.js';
import { useShowKeys } from './show/use-show-keys.js';
import { Desk } from './desk/Desk.js';
import { type NowShown, useTraining } from './use-training.js';
import './training.css';

/** What training adds to a window: the desk with its scenarios, or, while one is shown, notes here and steps there. */
export default function Layer() {
  const { t } = useTranslation('trainingLater');
  const { screen } = useWorkbench();
  const training = useTraining();
  const [desk, setDesk] = useState<boolean>();
  const { role, now } = training;
  // The trainer's work begins at the desk; others come to it from the band when they want to practise.
  const open = desk ?? role === 'trainer';
  if (now !== undefined) return <Show key={now.show.run} now={now} />;
  if (screen === 2 || role === undefined) return null;
  const slot = document.getElementById(BAND_SLOT);
  return (
    <>
      {open && <Desk training={training} onClose={() => setDesk(false)} />}
      {!open &&
        slot !== null &&
        createPortal(
          <Button variant="outlined" onClick={() => setDesk(true)} startIcon={<Icon name="star" size={14} />}>
            {t('desk.open')}
          </Button>,
          slot,
        )}
    </>
  );
}

function Show({ now }: { now: NowShown }) {
  const { screen } = useWorkbench();
  usePrepare(now);
  useHighlight(now);
  useShowKeys(now);
  return screen === 1 ? <Notes now={now} /> : <BigScreen now={now} />;
}
