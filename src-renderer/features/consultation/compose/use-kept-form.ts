import { useQuery } from '@tanstack/react-query';
import { useWorkbench } from '../../../ui/workbench.js';
import { type Form, isBegun } from './form.js';
import { readForm, textOfForm } from './kept-form.js';

export interface KeptForm {
  /** What was begun for the client before; undefined = nothing. */
  form: Form | undefined;
  /** Keeps what is written now with the client it is written for; nothing is kept of a form that is not begun. */
  keep: (form: Form | undefined) => void;
}

/**
 * The begun request of a client, kept among the drafts of the core: in memory only, and asked about when the client is
 * changed. Undefined until the drafts are those of the client.
 * @param of the open client; a request without one is not kept
 */
export function useKeptForm(of: string | undefined): KeptForm | undefined {
  const { client, orpc } = useWorkbench();
  const told = useQuery(orpc.drafts.watch.experimental_liveOptions({ retry: true })).data;
  if (of === undefined) return { form: undefined, keep: () => {} };
  if (told?.client !== of) return undefined;
  const text = told.drafts.find(({ kind }) => kind === 'consultation')?.text;
  return {
    form: text === undefined ? undefined : readForm(text),
    keep: (form) => {
      const kept = form !== undefined && isBegun(form) ? textOfForm(form) : '';
      void client.drafts.save({ client: of, kind: 'consultation', session: told.session, text: kept }).catch(() => {});
    },
  };
}
