import Divider from '@mui/material/Divider';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwnStateInput } from '#shared/availability.js';
import { Icon } from '../../ui/icon.js';
import { StateText } from '../../ui/parts.js';
import { useWorkbench } from '../../ui/workbench.js';
import { ownChoices } from './own-choices.js';
import { usePresenceStatus } from './use-presence.js';
import { useToday } from './use-today.js';
import { stateDetail, stateIcon, stateWord } from './words.js';
import './own-state.css';

/** The professional's own state in the top bar, and the menu that changes it. */
export function OwnState() {
  const { t, i18n } = useTranslation('availability');
  const { client } = useWorkbench();
  const own = usePresenceStatus((status) => status.own);
  const connected = usePresenceStatus((status) => status.connection.state === 'connected');
  const today = useToday();
  const [button, setButton] = useState<HTMLButtonElement | null>(null);
  const [openedAt, setOpenedAt] = useState<number>();
  const [refused, setRefused] = useState(false);
  const state = own?.state ?? 'unknown';
  const detail =
    own === undefined ? t(connected ? 'ownNotListed' : 'noHub') : stateDetail(t, i18n.language, own, today);

  const choose = (input: OwnStateInput) => {
    setOpenedAt(undefined);
    client.availability.setOwn(input).then(
      ({ accepted }) => setRefused(!accepted),
      () => setRefused(true),
    );
  };
  const groups = openedAt === undefined ? [] : ownChoices(openedAt);
  return (
    <span className="av-own">
      <button
        ref={setButton}
        type="button"
        className="av-own-button"
        aria-haspopup="menu"
        aria-expanded={openedAt !== undefined}
        aria-label={t('ownState', { state: stateWord(t, state), detail })}
        disabled={own === undefined}
        onClick={() => setOpenedAt(Date.now())}
      >
        <StateText icon={stateIcon[state]} color={state}>
          {stateWord(t, state)}
        </StateText>
        {detail !== '' && state !== 'offline' && <span className="av-own-detail">{detail}</span>}
        <Icon name="down" size={12} />
      </button>
      {refused && (
        <span className="av-own-refused" role="alert">
          {t('ownRefused')}
        </span>
      )}
      <Menu
        anchorEl={button}
        open={openedAt !== undefined}
        onClose={() => setOpenedAt(undefined)}
        slotProps={{ list: { 'aria-label': t('ownMenu'), dense: true } }}
      >
        {groups.flatMap((group, index) => [
          ...(index === 0 ? [] : [<Divider key={`line-${String(index)}`} component="li" />]),
          ...group.map((input) => {
            const why = stateDetail(t, i18n.language, { ordinal: 0, ...input }, today);
            const chosen = own?.state === input.state && own.reason === input.reason && own.until === input.until;
            return (
              <MenuItem
                key={`${input.state}/${input.reason}/${input.until ?? ''}`}
                role="menuitemradio"
                aria-checked={chosen}
                selected={chosen}
                onClick={() => choose(input)}
              >
                <StateText icon={stateIcon[input.state]} color={input.state}>
                  {stateWord(t, input.state)}
                </StateText>
                {why !== '' && <span className="av-own-why">{why}</span>}
              </MenuItem>
            );
          }),
        ])}
      </Menu>
    </span>
  );
}
