import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useWorkbench } from '../../../ui/workbench.js';
import { type Form, isBegun } from './form.js';
import { readForm, textOfForm } from './kept-form.js';

export interface KeptForm {
  /** What was begun for the client before; undefined = nothing. */
  form: Form | undefined;
  /** Keeps what is written now with the client it is written for; nothing is kept of a form that is not begun. */
  keep: (form: Form | undefined) => void;
  /** What was begun waits among the drafts until it is asked for again. */
  putAside: () => void;
}

/**
 * The begun request of a client, kept among the drafts of the core: in memory only, and asked about when the client is
 * changed. Undefined until the drafts are those of the client.
 * @param of the open client; a request without one is not kept
 */
export function useKeptForm(of: string | undefined): KeptForm | undefined {
  const { client, orpc, screen } = useWorkbench();
  const told = useQuery(orpc.drafts.watch.experimental_liveOptions({ retry: true })).data;
  /** The last text from here: what the core tells back may be older. */
  const written = useRef<string>(undefined);
  if (of === undefined) return { form: undefined, keep: () => {}, putAside: () => {} };
  if (told?.client !== of) return undefined;
  const text = told.drafts.find(({ kind }) => kind === 'consultation')?.text ?? '';
  const save = (kept: string, openOn?: typeof screen) => {
    written.current = kept;
    const draft = { client: of, kind: 'consultation' as const, session: told.session, text: kept };
    void client.drafts.save({ ...draft, ...(openOn === undefined ? {} : { openOn }) }).catch(() => {});
  };
  return {
    form: text === '' ? undefined : readForm(text),
    keep: (form) => save(form !== undefined && isBegun(form) ? textOfForm(form) : '', screen),
    putAside: () => save(written.current ?? text),
  };
}
