import { useTranslation } from 'react-i18next';
import type { ParkedClient } from '#shared/context.js';
import { failureText } from '../../ui/failure-text.js';
import { formatTime, languageOf } from '../../ui/format.js';
import { Icon } from '../../ui/icon.js';
import { IconButton } from '../../ui/parts.js';
import { useWorkbench } from '../../ui/workbench.js';

/** A client that waits: never in the banner's colour. Says why to come back, and whether a draft waits too. */
export function ParkedTab({ parked, onNote }: { parked: ParkedClient; onNote: (note: string) => void }) {
  const { t, i18n } = useTranslation('context');
  const { client } = useWorkbench();
  const { reference, label, cue, because, since, draft } = parked;
  const open = () => {
    client.context.open({ reference }).then(
      ({ failure }) => onNote(failure === undefined ? '' : t('notChanged', { reason: failureText(t, failure) })),
      () => onNote(t('coreSilent')),
    );
  };
  const unpark = () => {
    if (draft) return onNote(t('parked.keptForDraft', { name: label }));
    client.context.unpark({ reference }).then(
      () => onNote(''),
      () => onNote(t('coreSilent')),
    );
  };
  return (
    <span className="ctx-tab ctx-tab-parked">
      <button type="button" className="ctx-parked-open" onClick={open}>
        <Icon name="pause" size={14} label={t('parked.sign')} />
        <span className="ctx-parked-words">
          <span>{label}</span>
          <span className="ctx-cue">
            {draft && <Icon name="pen" size={12} label={t('parked.draft')} />}
            {cue ?? t(`parked.because.${because}`)}, {formatTime(since, languageOf(i18n.language))}
          </span>
        </span>
      </button>
      <IconButton icon="close" label={t('parked.unpark', { name: label })} onClick={unpark} />
    </span>
  );
}
