import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SectionId, Summary } from '#shared/client-summary.js';
import { Button } from '../../../ui/button.js';
import { Dialog, DialogActions } from '../../../ui/dialog.js';
import { Icon } from '../../../ui/icon.js';
import { useWorkbench } from '../../../ui/workbench.js';
import { Problem } from '../access/Problem.js';
import { useFrame } from '../frame/frame-context.js';
import { PrintSheet } from './PrintSheet.js';
import './print.css';

/** Chooses the sections to print. That they were taken is in the log before anything is printed. */
export function PrintDialog({ summary, onClose }: { summary: Summary; onClose: () => void }) {
  const { t } = useTranslation('clientViewsLater');
  const { client } = useWorkbench();
  const frame = useFrame();
  const filled = (id: SectionId) => summary.sections.some((one) => one.id === id && one.data.entries.length > 0);
  const choices = (frame?.shown ?? []).filter((id) => summary.sections.some((one) => one.id === id));
  const [chosen, setChosen] = useState<readonly SectionId[]>(() => choices.filter(filled));
  const [problem, setProblem] = useState<string>();
  const [printed, setPrinted] = useState<readonly SectionId[]>();
  const print = async () => {
    const sections = choices.filter((id) => chosen.includes(id));
    if (sections.length === 0) return setProblem(t('print.none'));
    try {
      const { allowed } = await client.clientSummary.taken({
        version: summary.contextVersion,
        how: 'printed',
        sections,
      });
      if (allowed) setPrinted(sections);
      else setProblem(t('copy.notAllowed'));
    } catch {
      setProblem(t('clientAccessLater:result.coreSilent'));
    }
  };
  const toggle = (id: SectionId) =>
    setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return (
    <Dialog title={t('print.title')} onClose={onClose}>
      <p>{t('print.how')}</p>
      <div className="cs-print-choices">
        {choices.map((id) => (
          <label key={id} className="cs-radio">
            <input type="checkbox" checked={chosen.includes(id)} onChange={() => toggle(id)} />
            <span>{t(`clientSummaryLater:section.${id}`)}</span>
          </label>
        ))}
      </div>
      <Problem>{problem}</Problem>
      <DialogActions>
        <Button variant="contained" data-first onClick={() => void print()} startIcon={<Icon name="print" size={14} />}>
          {t('print.print')}
        </Button>
        <Button variant="outlined" onClick={onClose}>
          {t('clientAccessLater:cancel')}
        </Button>
      </DialogActions>
      {printed !== undefined && <PrintSheet summary={summary} sections={printed} onDone={onClose} />}
    </Dialog>
  );
}
