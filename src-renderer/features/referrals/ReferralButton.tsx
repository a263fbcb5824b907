import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.js';
import { Icon } from '../../ui/icon.js';
import { useLater } from '../../ui/use-later.js';
import { withParsers } from '../../ui/with-parsers.js';

export interface ReferredService {
  id: string;
  name: string;
}
interface DialogProps {
  service: ReferredService | undefined;
  onClose: () => void;
}

const load = () => withParsers(() => import('./ReferralDialog.js'));

/** Begins a referral for the open client, of a service or of none in particular. The dialog comes when it is asked for. */
export function ReferralButton({ service, disabled }: { service?: ReferredService; disabled?: boolean }) {
  const { t } = useTranslation('referrals');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="outlined"
        disabled={disabled === true}
        onClick={() => setOpen(true)}
        startIcon={<Icon name="send" size={14} />}
      >
        {t('make')}
      </Button>
      {open && <Later service={service} onClose={() => setOpen(false)} />}
    </>
  );
}

function Later(props: DialogProps) {
  const Dialog = useLater<(props: DialogProps) => React.ReactNode>(load, 'referralsLater');
  return Dialog === undefined ? null : <Dialog {...props} />;
}
