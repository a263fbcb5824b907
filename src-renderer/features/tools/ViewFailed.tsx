import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Tool } from '#shared/tools.js';
import type { ViewFailure, ViewStatus } from '#shared/tool-view.js';
import { Button } from '../../ui/button.js';
import { formatTime, languageOf } from '../../ui/format.js';
import { Icon, type IconName } from '../../ui/icon.js';
import { CopyForSupport } from './CopyForSupport.js';
import { useOwnWindow } from './use-own-window.js';

const MOST_TRIES = 3;

const SIGNS: Record<ViewFailure, { icon: IconName; color: string }> = {
  unreachable: { icon: 'offline', color: 'unconfirmed' },
  timedOut: { icon: 'clock', color: 'unconfirmed' },
  certificate: { icon: 'danger', color: 'danger' },
  redirectLoop: { icon: 'swap', color: 'unconfirmed' },
  serverError: { icon: 'warnf', color: 'unconfirmed' },
  refused: { icon: 'stop', color: 'refused' },
  framingRefused: { icon: 'ext', color: 'info' },
  popupBlocked: { icon: 'stop', color: 'refused' },
  blank: { icon: 'warnf', color: 'unconfirmed' },
  crashed: { icon: 'warnf', color: 'unconfirmed' },
  expired: { icon: 'lock', color: 'info' },
};

/** The browser's own window gives its own account of these, and may get through where the core does not. */
const OWN_WINDOW: ReadonlySet<ViewFailure> = new Set(['unreachable', 'timedOut', 'redirectLoop', 'refused']);

/** A view that shows nothing of use: what happened, what is tried by itself, and what the professional can do. */
export function ViewFailed({
  tool,
  name,
  view,
  onRetry,
}: {
  tool: Tool;
  name: string;
  view: ViewStatus;
  onRetry: () => void;
}) {
  const { t, i18n } = useTranslation('toolViewsLater');
  const { state, open } = useOwnWindow(tool, view.attempt);
  const failure = view.failure ?? 'unreachable';
  const isWindow = tool.kind === 'link';
  const sign = SIGNS[failure];
  const time = formatTime(view.since, languageOf(i18n.language));
  const mayOpen = !isWindow && OWN_WINDOW.has(failure);
  return (
    <div className="tool-state">
      <div className="tool-state-card">
        <Icon name={sign.icon} size={24} color={sign.color} />
        <div>
          {/* Said once: the countdown under it would be said anew each second. */}
          <div role="alert">
            <h3>{t(`failure.${failure}.title`, { name })}</h3>
            <p>{t(`failure.${failure}.detail`, { status: view.status })}</p>
          </div>
          {failure === 'expired' && tool.context !== 'none' && <p>{t('sameClient')}</p>}
          {mayOpen && tool.context !== 'none' && <p>{t('ownWindow.doesNotFollow')}</p>}
          <p className="tool-state-weak">{t('happened', { time })}</p>
          <Countdown view={view} />
          <div className="tool-state-choices">
            <Button
              variant="contained"
              disabled={state === 'opening'}
              onClick={failure === 'popupBlocked' ? open : onRetry}
            >
              {t(failure === 'expired' ? 'signInAgain' : failure === 'popupBlocked' ? 'ownWindow.again' : 'retry')}
            </Button>
            {mayOpen && (
              <Button variant="outlined" disabled={state === 'opening'} onClick={open}>
                {t('ownWindow.open')}
              </Button>
            )}
            <CopyForSupport view={view} failure={failure} />
          </div>
          {state === 'failed' && <p role="alert">{t('coreSilent')}</p>}
        </div>
      </div>
    </div>
  );
}

/** When it is tried again by itself, and for which time. */
function Countdown({ view: { retryAt, tries = 0 } }: { view: ViewStatus }) {
  const { t } = useTranslation('toolViewsLater');
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (retryAt === undefined) return undefined;
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, [retryAt]);
  if (retryAt === undefined) return tries < MOST_TRIES ? null : <p className="tool-state-weak">{t('triesOver')}</p>;
  const seconds = Math.max(0, Math.ceil((Date.parse(retryAt) - now) / 1000));
  return <p className="tool-state-count">{t('retryIn', { seconds, number: tries + 1, of: MOST_TRIES })}</p>;
}
