import { type Dispatch, type SetStateAction, useCallback, useEffect, useRef, useState } from 'react';
import { useWorkbench } from '../../../ui/workbench.js';
import { type Form, withDraft } from './form.js';

export interface SummaryDraft {
  state: 'none' | 'loading' | 'ready' | 'failed';
  /** Once more: the summary may have more by now. Parts that the sender has written in stay. */
  fetch: () => void;
}

/** Brings the ISBAR draft of the open client's summary into the form while the client goes along. */
export function useSummaryDraft({
  version,
  form: { withClient },
  setForm,
}: {
  version: number;
  form: Form;
  setForm: Dispatch<SetStateAction<Form>>;
}): SummaryDraft {
  const { client } = useWorkbench();
  const [state, setState] = useState<SummaryDraft['state']>('none');
  const round = useRef(0);
  const fetch = useCallback(() => {
    const own = ++round.current;
    setState('loading');
    client.consultation.draft({ version }).then(
      ({ client: of, handover }) => {
        if (own !== round.current) return;
        if (of !== undefined) setForm((form) => (form.withClient ? withDraft(form, handover) : form));
        setState(of === undefined ? 'failed' : 'ready');
      },
      () => own === round.current && setState('failed'),
    );
  }, [client, setForm, version]);
  useEffect(() => {
    if (withClient) fetch();
    else {
      round.current += 1;
      setState('none');
    }
  }, [fetch, withClient]);
  return { state, fetch };
}
