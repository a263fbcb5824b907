import { useTranslation } from 'react-i18next';
import type { Agent, BreakReason } from '#shared/telephony.js';
import { Button } from '../../../ui/button.js';
import { Icon, type IconName } from '../../../ui/icon.js';
import { MenuButton } from '../../../ui/menu.js';
import { StateText } from '../../../ui/parts.js';
import { useNow } from '../../../ui/use-now.js';
import { useWorkbench } from '../../../ui/workbench.js';
import { useAsk } from '../../../ui/caller/use-ask.js';
import { lengthOf } from '../words.js';

const REASONS: readonly BreakReason[] = ['lunch', 'break', 'meeting', 'training', 'recording'];
const SHAPE: Record<Agent['state'], { icon: IconName; color: string }> = {
  signedOut: { icon: 'offline', color: 'offline' },
  ready: { icon: 'ok', color: 'available' },
  inCall: { icon: 'busy', color: 'busy' },
  afterCall: { icon: 'busy', color: 'busy' },
  break: { icon: 'away', color: 'away' },
};

/** How the professional stands in the contact centre, and the ways to change it. */
export function AgentBar({ agent: { state, reason, since } }: { agent: Agent }) {
  const { t } = useTranslation('telephonyLater');
  const { client } = useWorkbench();
  const { busy, problem, ask } = useAsk();
  const now = useNow(1000);
  const { icon, color } = SHAPE[state];
  const set = (wish: { state: 'signedOut' | 'ready' | 'break'; reason?: BreakReason }) =>
    void ask(() => client.telephony.setAgent(wish));
  return (
    <div className="te-agent">
      <StateText icon={icon} color={color}>
        {t(`agent.${state}`)}
      </StateText>
      <span className="tp-weak tp-num">
        {[
          state === 'break' && reason !== undefined && t(`agent.reason.${reason}`),
          state !== 'signedOut' && lengthOf(now - Date.parse(since)),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
      <span className="tp-grow" />
      {(state === 'signedOut' || state === 'break' || state === 'afterCall') && (
        <Button
          variant={state === 'signedOut' ? 'contained' : 'outlined'}
          disabled={busy}
          onClick={() => set({ state: 'ready' })}
          startIcon={<Icon name="check" />}
        >
          {state === 'signedOut' ? t('agent.signIn') : t('agent.toReady')}
        </Button>
      )}
      {(state === 'ready' || state === 'afterCall') && (
        <MenuButton
          label={t('agent.toBreak')}
          className="tp-button tp-button-outlined"
          disabled={busy}
          items={() =>
            REASONS.map((one) => ({
              id: one,
              label: t(`agent.reason.${one}`),
              run: () => set({ state: 'break', reason: one }),
            }))
          }
        >
          {t('agent.toBreak')} <Icon name="down" size={12} />
        </MenuButton>
      )}
      {state !== 'signedOut' && state !== 'inCall' && (
        <Button disabled={busy} onClick={() => set({ state: 'signedOut' })}>
          {t('agent.signOut')}
        </Button>
      )}
      {problem !== undefined && (
        <span className="te-problem" role="alert">
          {problem}
        </span>
      )}
    </div>
  );
}
