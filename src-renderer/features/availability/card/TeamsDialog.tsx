import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.js';
import { Dialog } from '../../../ui/dialog.js';
import { Icon } from '../../../ui/icon.js';
import { IconButton } from '../../../ui/parts.js';
import { TEAM_NAME, addTeam, removeTeam, renameTeam } from '../groups/groups.js';
import type { Groups } from '../groups/use-groups.js';
import '../../../ui/fields.css';

/** The professional's own teams: a new one with the colleague at hand, other names, and away with one. */
export function TeamsDialog({
  groups,
  change,
  first,
  onClose,
}: Groups & {
  /** Whom a new team begins with. */
  first: { id: string; name: string };
  onClose: () => void;
}) {
  const { t } = useTranslation('availabilityLater');
  const [name, setName] = useState('');
  return (
    <Dialog title={t('teams.title')} onClose={onClose}>
      <p>{t('teams.own')}</p>
      <ul className="av-teams">
        {groups.teams.map((team) => (
          <li key={team.id}>
            <input
              className="tp-input"
              aria-label={t('teams.name')}
              defaultValue={team.name}
              maxLength={TEAM_NAME}
              onBlur={({ target }) => {
                if (target.value.trim() === '') target.value = team.name;
                else change((now) => renameTeam(now, team.id, target.value));
              }}
            />
            <span className="tp-weak">{t('teams.members', { count: team.members.length })}</span>
            <IconButton
              icon="trash"
              label={t('teams.remove', { name: team.name })}
              onClick={() => change((now) => removeTeam(now, team.id))}
            />
          </li>
        ))}
      </ul>
      <form
        className="av-teams-new"
        onSubmit={(event) => {
          event.preventDefault();
          change((now) => addTeam(now, crypto.randomUUID(), name, [first.id]));
          setName('');
        }}
      >
        <label className="tp-field">
          <span>{t('teams.new', { name: first.name })}</span>
          <input
            className="tp-input"
            data-first
            value={name}
            maxLength={TEAM_NAME}
            autoComplete="off"
            onChange={({ target }) => setName(target.value)}
          />
        </label>
        <Button type="submit" variant="outlined" disabled={name.trim() === ''} startIcon={<Icon name="plus" />}>
          {t('teams.add')}
        </Button>
      </form>
    </Dialog>
  );
}
