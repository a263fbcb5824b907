import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Participant } from '#shared/context.js';
import { assertNever } from '#shared/assert-never.js';
import { useSendIntent } from '../../../ui/intents.js';
import { useWorkbench } from '../../../ui/workbench.js';

type Action = 'askAgain' | 'leaveBehind' | 'takeBack' | 'openTool';

/** What can be done about a tool in each state. @param opens whether the catalogue can open it */
export function actionsOf(state: Participant['state'], opens: boolean): Action[] {
  const open: Action[] = opens ? ['openTool'] : [];
  switch (state) {
    case 'unconfirmed':
    case 'refused':
      return ['askAgain', 'leaveBehind', ...open];
    case 'leftBehind':
      return ['takeBack', ...open];
    case 'follows':
    case 'switching':
    case 'absent':
    case 'asleep':
      return open;
    default:
      return assertNever(state);
  }
}

export function ToolActions({
  participant: { toolId, name, state },
  opens,
  onClose,
}: {
  participant: Participant;
  opens: boolean;
  onClose: () => void;
}) {
  const { t } = useTranslation('contextLater');
  const { client } = useWorkbench();
  const send = useSendIntent();
  const [failed, setFailed] = useState(false);
  const act = (action: Action) => {
    setFailed(false);
    switch (action) {
      case 'openTool':
        onClose();
        return send({ do: 'openTool', toolId });
      case 'askAgain':
      case 'takeBack':
        return void client.context.retry({ toolId }).catch(() => setFailed(true));
      case 'leaveBehind':
        return void client.context.leaveBehind({ toolId }).catch(() => setFailed(true));
      default:
        return assertNever(action);
    }
  };
  return (
    <div className="ctx-actions">
      {actionsOf(state, opens).map((action) => (
        <button
          key={action}
          type="button"
          className="tp-chip"
          aria-label={t(`action.${action}Of`, { name })}
          onClick={() => act(action)}
        >
          {t(`action.${action}`)}
        </button>
      ))}
      {failed && <span role="alert">{t('context:coreSilent')}</span>}
    </div>
  );
}
