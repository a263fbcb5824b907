import { useCallback, useEffect, useRef, useState } from 'react';
import type { ArticleForm, KeptDraft } from '#shared/guidelines-authoring.js';
import { useWorkbench } from '../../../ui/workbench.js';

const AFTER_MS = 800;

/** `waiting`: on this machine, until the hub is there. `changed`: another has changed it. `ended`: it is not a draft any more. */
export type SaveState = 'saved' | 'writing' | 'waiting' | 'changed' | 'ended';

/** A text that is being written: saved by itself a moment after the last key, one save at a time, upon what the hub last had. */
export function useEditing(
  start: { id: string; revision: number; form: ArticleForm; base?: string | undefined },
  kept?: KeptDraft,
) {
  const { client } = useWorkbench();
  const [form, setForm] = useState(start.form);
  const [state, setState] = useState<SaveState>('saved');
  const [other, setOther] = useState<KeptDraft>();
  const latest = useRef({ form: start.form, base: start.base, dirty: false, saving: false });
  const revision = useRef(start.revision);

  const save = useCallback(async (): Promise<void> => {
    const now = latest.current;
    if (!now.dirty || now.saving) return;
    now.saving = true;
    now.dirty = false;
    const input = { id: start.id, revision: revision.current, form: now.form };
    const answer = await client.guidelinesAuthoring
      .save(now.base === undefined ? input : { ...input, base: now.base })
      .catch(() => ({ kind: 'unreachable' as const }));
    now.saving = false;
    if (answer.kind === 'done') revision.current = answer.now.revision;
    if (answer.kind === 'changed') setOther(answer.now);
    if (latest.current.dirty && answer.kind !== 'changed') return save();
    const states = { done: 'saved', changed: 'changed', refused: 'ended', unreachable: 'waiting' } as const;
    setState(states[answer.kind]);
  }, [client, start.id]);

  const change = useCallback((part: Partial<ArticleForm>, base?: string) => {
    latest.current.form = { ...latest.current.form, ...part };
    if (base !== undefined) latest.current.base = base;
    latest.current.dirty = true;
    setForm(latest.current.form);
    setState('writing');
  }, []);

  useEffect(() => {
    if (state !== 'writing') return undefined;
    const timer = setTimeout(() => void save(), AFTER_MS);
    return () => clearTimeout(timer);
  }, [form, state, save]);
  // Whoever leaves the page loses nothing.
  useEffect(() => () => void save(), [save]);
  // What another has written shows by itself while nothing of one's own waits.
  useEffect(() => {
    const now = latest.current;
    if (kept === undefined || kept.revision <= revision.current || now.dirty || now.saving || state !== 'saved') return;
    revision.current = kept.revision;
    now.form = kept.draft.form;
    setForm(kept.draft.form);
  }, [kept, state]);

  return { form, state, other, change, save, revision };
}
