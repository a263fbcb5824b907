import { useTranslation } from 'react-i18next';
import type { WorkspaceState } from '#shared/workspace.js';
import { Notice } from '../../ui/parts.js';
import { useWorkspace } from '../use-workspace.js';
import { PaneDock } from './PaneDock.js';

/** The panes of this screen, when the core has told how they stand. */
export function PaneArea({ onNote }: { onNote: (note: string) => void }) {
  const { t } = useTranslation('frame');
  const workspace: WorkspaceState | undefined = useWorkspace();
  return (
    <main aria-label={t('panes')}>
      {workspace === undefined ? (
        <Notice kind="loading" title={t('common:loading')} />
      ) : (
        <PaneDock workspace={workspace} onNote={onNote} />
      )}
    </main>
  );
}
