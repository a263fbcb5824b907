import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShownVersion } from '../../ui/pane.js';
import { Notice } from '../../ui/parts.js';
import { useClientContext, useWorkbench } from '../../ui/workbench.js';
import { NoteEditor } from './NoteEditor.js';
import { useOpenDrafts } from './use-open-drafts.js';
import { createWriter } from './writer.js';
import './note.css';

/** The pane "Muistiinpano": a quick note of the open client, before it is recorded in the client's own system. */
export default function NotePane() {
  const { t } = useTranslation('drafts');
  const { client } = useWorkbench();
  const context = useClientContext();
  const drafts = useOpenDrafts();
  // One for the pane, whoever is open: what is on its way for one client is not overtaken when that client comes back.
  const [writer] = useState(() =>
    createWriter(async (writing) => (await client.drafts.save({ ...writing, kind: 'note' })).revision),
  );
  useShownVersion(drafts?.client == null ? undefined : context?.version);

  if (context === undefined || drafts === undefined) return <Quiet kind="loading" title={t('switching')} />;
  if (drafts.client === null) return <Quiet kind="empty" title={t('noClient')} detail={t('noClientDetail')} />;
  // Another client's editor is another element, without the focus: keys meant for one never reach the next.
  return (
    <NoteEditor
      key={`${drafts.session} ${drafts.client}`}
      client={drafts.client}
      session={drafts.session}
      revision={drafts.revision}
      note={drafts.drafts.find(({ kind }) => kind === 'note')}
      writer={writer}
    />
  );
}

function Quiet(props: { kind: 'loading' | 'empty'; title: string; detail?: string }) {
  return (
    <div className="note-quiet">
      <Notice {...props} />
    </div>
  );
}
