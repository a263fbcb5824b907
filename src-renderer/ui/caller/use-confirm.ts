import { useTranslation } from 'react-i18next';
import type { ClientReference } from '#shared/context.js';
import type { CallerRole, CentreContact } from '#shared/telephony.js';
import { useWorkbench } from '../workbench.js';
import { useAsk } from './use-ask.js';

/** Whom the professional says that a contact is about. Nothing else opens its client. */
export function useConfirm({ id }: Pick<CentreContact, 'id'>) {
  const { t } = useTranslation('telephonyLater');
  const { client } = useWorkbench();
  const { busy, problem, ask, say } = useAsk();
  return {
    busy,
    problem,
    ask,
    /** @param role whether they speak for themselves or for somebody else */
    async confirm(who: { candidate: string } | { reference: ClientReference }, role: CallerRole): Promise<void> {
      let isClosed = false;
      await ask(async () => {
        const { result, opened } = await client.telephony.confirm({ id, client: who, role, open: true });
        isClosed = result.kind === 'done' && !opened;
        return result;
      });
      if (isClosed) say(t('who.notOpened'));
    },
    release: () => ask(() => client.telephony.unconfirm({ id })),
  };
}
export type Confirming = ReturnType<typeof useConfirm>;
