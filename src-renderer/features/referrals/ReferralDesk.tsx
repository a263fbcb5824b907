import { useCallback, useState } from 'react';
import { type ReferredService, type Intent, useIntent } from '../../ui/intents.js';
import { useLater } from '../../ui/use-later.js';
import { withParsers } from '../../ui/with-parsers.js';
import type { DialogProps } from './types.js';

const load = () => withParsers(() => import('./ReferralDialog.js'));

/** Nothing until a referral is asked for in this window; then its dialog, which comes with its texts. */
export function ReferralDesk() {
  const [asked, setAsked] = useState<{ service: ReferredService | undefined }>();
  useIntent(
    useCallback((intent: Intent, from: 'here' | 'other') => {
      if (intent.do === 'refer' && from === 'here') setAsked({ service: intent.service });
    }, []),
  );
  return asked === undefined ? null : <Later service={asked.service} onClose={() => setAsked(undefined)} />;
}

function Later(props: DialogProps) {
  const Dialog = useLater<(props: DialogProps) => React.ReactNode>(load, 'referralsLater');
  return Dialog === undefined ? null : <Dialog {...props} />;
}
