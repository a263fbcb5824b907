import type { Model } from 'flexlayout-react';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Screen, WorkspaceState } from '#shared/workspace.js';
import { useWorkbench } from '../../ui/workbench.js';
import { panesFor, titleKeyOf } from '../panes.js';
import { textOfModel, toModel } from './flex-model.js';
import { type Layouts, movePane, repairLayouts, textsOf } from './layouts.js';

/** Milliseconds of rest after which a change of the layout is saved. */
const SAVE_AFTER = 300;

interface LayoutState {
  model: Model;
  layouts: Layouts;
  /** The professional changed this screen's layout. */
  changed: (model: Model) => void;
  moveTo: (paneId: string, screen: Screen) => void;
  /** It is closed again: it has no place of its own for this role. */
  closes: (paneId: string) => boolean;
}

/**
 * The layout of this screen: as saved, changed here and saved after a rest, and taken over when the other window or a
 * reset changed it. What is being changed here is not overwritten by what comes meanwhile.
 */
export function useLayouts(workspace: WorkspaceState): LayoutState {
  const { client, orpc, screen } = useWorkbench();
  const session = useQuery(orpc.identity.watch.experimental_liveOptions({ retry: true })).data;
  const role = session?.state === 'signedIn' ? session.professional.role : undefined;
  const panes = useMemo(() => panesFor(role), [role]);
  const layouts = useMemo(() => repairLayouts(workspace.layouts, panes), [panes, workspace.layouts]);
  const [model, setModel] = useState(() => toModel(layouts[screen], titleKeyOf));
  const shown = useRef(textsOf(layouts)[screen]);
  const unsaved = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [saving, setSaving] = useState(0);
  /** What the core told before it had this window's last change does not bring back what was before it. */
  const awaited = useRef(0);
  const revision = workspace.layoutRevision;

  useEffect(() => {
    const incoming = textsOf(layouts)[screen];
    if (unsaved.current !== undefined || saving > 0 || revision < awaited.current) return;
    if (incoming === shown.current) return;
    shown.current = incoming;
    setModel((previous) => toModel(layouts[screen], titleKeyOf, previous));
  }, [layouts, revision, screen, saving]);

  const save = useCallback(
    (texts: Partial<Record<Screen, string>>) => {
      setSaving((count) => count + 1);
      const end = () => setSaving((count) => count - 1);
      client.workspace.saveLayouts(texts).then(({ layoutRevision }) => {
        awaited.current = Math.max(awaited.current, layoutRevision);
        end();
      }, end);
    },
    [client],
  );
  const flush = useCallback(() => {
    if (unsaved.current === undefined) return;
    clearTimeout(unsaved.current);
    unsaved.current = undefined;
    save({ [screen]: shown.current });
  }, [save, screen]);
  useEffect(() => {
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, [flush]);

  const changed = useCallback(
    (now: Model) => {
      const text = textOfModel(now);
      if (text === shown.current) return;
      shown.current = text;
      clearTimeout(unsaved.current);
      unsaved.current = setTimeout(flush, SAVE_AFTER);
    },
    [flush],
  );
  const moveTo = useCallback(
    (paneId: string, to: Screen) => {
      const now = repairLayouts({ ...workspace.layouts, [screen]: shown.current }, panes);
      const moved = movePane(now, panes.find(({ id }) => id === paneId) ?? { id: paneId }, to);
      clearTimeout(unsaved.current);
      unsaved.current = undefined;
      const texts = textsOf(moved);
      shown.current = texts[screen];
      setModel((previous) => toModel(moved[screen], titleKeyOf, previous));
      save(texts);
    },
    [panes, save, screen, workspace.layouts],
  );
  const closes = useCallback((paneId: string) => panes.find(({ id }) => id === paneId)?.home === undefined, [panes]);
  return { model, layouts, changed, moveTo, closes };
}
