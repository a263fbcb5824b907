import { useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../ui/icon.js';
import { type Intent, useIntent } from '../../../ui/intents.js';
import { MenuButton, type MenuItem } from '../../../ui/menu.js';
import { StateText } from '../../../ui/parts.js';
import { useKept } from '../../../ui/use-kept.js';
import { useLate } from '../../../ui/use-late.js';
import { useWorkbench } from '../../../ui/workbench.js';
import { timeOfDay } from '../../../ui/colleagues/time.js';
import { OwnDialog } from '../later.js';
import { inputOf } from './hand.js';
import { ownChoices } from './own-choices.js';
import { usePresetName } from './use-preset-name.js';
import { useSetOwn } from './use-set-own.js';
import { SHOWN } from '../shown.js';
import { usePresenceStatus } from '../../../ui/colleagues/use-presence.js';
import { useToday } from '../../../ui/colleagues/use-today.js';
import { stateDetail, stateIcon, stateWord } from '../../../ui/colleagues/words.js';
import './own-state.css';

/** The professional's own state in the top bar, and the menu that changes it. */
export function OwnState() {
  const { t, i18n } = useTranslation('availability');
  const { orpc } = useWorkbench();
  const own = usePresenceStatus((status) => status.own);
  const connected = usePresenceStatus((status) => status.connection.state === 'connected');
  const today = useToday();
  const { problem, set } = useSetOwn();
  const [inFull, setInFull] = useState(false);
  const standing = useQuery(orpc.availability.own.experimental_liveOptions({ retry: true })).data;
  const presetName = usePresetName();
  const [, show] = useKept(SHOWN);
  // Heard here, because the top bar is always there and the pane may not have been looked at yet.
  useIntent(
    useCallback(
      (intent: Intent) => {
        if (intent.do === 'showColleague') show(intent.id);
      },
      [show],
    ),
  );
  const late = useLate(own === undefined && connected);
  const missing = !connected ? 'noHub' : late ? 'ownNotListed' : 'connecting';
  const state = own?.state ?? 'unknown';
  const detail = own === undefined ? t(missing) : stateDetail(t, i18n.language, own, today);

  const items = (): MenuItem[] => [
    ...ownChoices(Date.now()).flatMap((group, groupIndex) =>
      group.map((input, index): MenuItem => {
        const why = stateDetail(t, i18n.language, { ordinal: 0, ...input }, today);
        return {
          id: `${input.state}/${input.reason}/${input.until ?? ''}`,
          divided: groupIndex > 0 && index === 0,
          checked: own?.state === input.state && own.reason === input.reason && own.until === input.until,
          label: (
            <>
              <StateText icon={stateIcon[input.state]} color={input.state}>
                {stateWord(t, input.state)}
              </StateText>
              {why !== '' && <span className="av-own-why">{why}</span>}
            </>
          ),
          run: () => void set(input),
        };
      }),
    ),
    ...(standing?.settings.presets ?? []).map((preset, at): MenuItem => ({
      id: `preset-${at}`,
      divided: at === 0,
      icon: 'star',
      label: presetName(preset),
      run: () => void set(inputOf(preset, Date.now())),
    })),
    { id: 'inFull', divided: true, icon: 'pen', label: t('ownInFull'), run: () => setInFull(true) },
  ];
  return (
    <span className="av-own">
      <MenuButton
        label={t('ownState', { state: stateWord(t, state), detail })}
        menuLabel={t('ownMenu')}
        className="av-own-button"
        disabled={own === undefined}
        items={items}
      >
        <StateText icon={stateIcon[state]} color={state}>
          {stateWord(t, state)}
        </StateText>
        {detail !== '' && state !== 'offline' && <span className="av-own-detail">{detail}</span>}
        <Icon name="down" size={12} />
      </MenuButton>
      {problem !== undefined && (
        <span className="av-own-refused" role="alert">
          {problem}
        </span>
      )}
      {standing?.idleSince !== undefined && (
        <span className="av-own-refused">{t('idle', { time: timeOfDay(standing.idleSince, i18n.language) })}</span>
      )}
      {inFull && <OwnDialog onClose={() => setInFull(false)} />}
    </span>
  );
}
