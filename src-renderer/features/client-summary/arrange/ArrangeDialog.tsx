import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Arrangement, SectionId } from '#shared/client-summary.js';
import { Button } from '../../../ui/button.js';
import { Dialog, DialogActions } from '../../../ui/dialog.js';
import { useWorkbench } from '../../../ui/workbench.js';
import { Problem } from '../access/Problem.js';
import { useFrame } from '../frame/frame-context.js';
import { ArrangeRow } from './ArrangeRow.js';
import { moved, toggled } from './move.js';
import { useArrangement } from './use-arrangement.js';
import './arrange.css';

/** Lets the professional put the sections in the order of their own work; saved for their role. */
export function ArrangeDialog({ onClose }: { onClose: () => void }) {
  const saved = useArrangement();
  return saved === undefined ? null : <Arrange saved={saved} onClose={onClose} />;
}

function Arrange({ saved, onClose }: { saved: Arrangement; onClose: () => void }) {
  const { t } = useTranslation('clientViewsLater');
  const { client } = useWorkbench();
  const allowed = useFrame()?.access.sections;
  const [draft, setDraft] = useState(saved);
  const [problem, setProblem] = useState<string>();
  const [dragged, setDragged] = useState<SectionId>();
  // Sections outside the role's duties keep their places, unseen.
  const rows = draft.order.filter((one) => allowed?.includes(one) !== false);
  const place = (section: SectionId, to: number) => {
    const before = rows[to];
    if (before === undefined) return;
    setDraft({ ...draft, order: moved(draft.order, section, draft.order.indexOf(before)) });
  };
  const save = async (arrangement: Arrangement | undefined) => {
    try {
      await client.clientSummary.arrange(arrangement === undefined ? {} : { arrangement });
      onClose();
    } catch {
      setProblem(t('clientAccessLater:result.coreSilent'));
    }
  };
  const onKeyDown = (event: KeyboardEvent, section: SectionId) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    place(section, rows.indexOf(section) + (event.key === 'ArrowUp' ? -1 : 1));
  };
  return (
    <Dialog title={t('arrange.title')} onClose={onClose}>
      <p>{t('arrange.how')}</p>
      <ol className="cs-arrange">
        {rows.map((section, at) => (
          <ArrangeRow
            key={section}
            section={section}
            place={{ at, count: rows.length }}
            hidden={draft.hidden.includes(section)}
            dragged={dragged === section}
            onMove={(to) => place(section, to)}
            onToggle={() => setDraft(toggled(draft, section))}
            onKeyDown={(event) => onKeyDown(event, section)}
            onDrag={setDragged}
          />
        ))}
      </ol>
      <Problem>{problem}</Problem>
      <DialogActions>
        <Button variant="contained" onClick={() => void save(draft)}>
          {t('arrange.save')}
        </Button>
        <Button variant="outlined" onClick={onClose}>
          {t('clientAccessLater:cancel')}
        </Button>
        <span className="tp-grow" />
        <Button onClick={() => void save(undefined)}>{t('arrange.usual')}</Button>
      </DialogActions>
    </Dialog>
  );
}
