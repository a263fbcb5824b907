import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/dialog.js';
import { Notice } from '../../../ui/parts.js';
import { useWorkbench } from '../../../ui/workbench.js';
import { HandForm } from './HandForm.js';
import { Presets } from './Presets.js';
import { SeenByOthers } from './SeenByOthers.js';
import { Wishes } from './Wishes.js';
import '../../../ui/fields.css';
import './own-dialog.css';

export interface OwnDialogProps {
  onClose: () => void;
}

/** One's own state in full: what others see and why, what one sets by hand, and what one wishes to be shown. */
export default function OwnDialog({ onClose }: OwnDialogProps) {
  const { t } = useTranslation('availabilityLater');
  const { orpc } = useWorkbench();
  const own = useQuery(orpc.availability.own.experimental_liveOptions({ retry: true })).data;
  return (
    <Dialog title={t('own.title')} wide onClose={onClose}>
      {own === undefined ? (
        <Notice kind="loading" title={t('common:loading')} />
      ) : (
        <>
          <SeenByOthers own={own} />
          <HandForm own={own} />
          <Presets settings={own.settings} />
          <Wishes settings={own.settings} idleHintOffered={own.idleHintOffered} />
        </>
      )}
    </Dialog>
  );
}
