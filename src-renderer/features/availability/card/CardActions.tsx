import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Colleague } from '#shared/availability.js';
import { ContactLinks } from '../../../ui/colleagues/ContactLinks.js';
import { Button } from '../../../ui/button.js';
import { Icon } from '../../../ui/icon.js';
import { MenuButton, type MenuItem } from '../../../ui/menu.js';
import { toggleFavourite, toggleMember } from '../groups/groups.js';
import type { Groups } from '../groups/use-groups.js';
import { TeamsDialog } from './TeamsDialog.js';

/** What can be done with a colleague: ask, call, write, pin, and put into one's own teams. */
export function CardActions({
  colleague,
  groups: { groups, change },
  onAsk,
}: {
  colleague: Colleague;
  groups: Groups;
  onAsk: (person: string) => void;
}) {
  const { t } = useTranslation('availabilityLater');
  const { id, name } = colleague;
  const [teamsOpen, setTeamsOpen] = useState(false);
  const favourite = groups.favourites.includes(id);
  const teams = (): MenuItem[] => [
    ...groups.teams.map((team) => ({
      id: team.id,
      label: team.name,
      checked: team.members.includes(id),
      run: () => change((now) => toggleMember(now, team.id, id)),
    })),
    {
      id: 'manage',
      label: t('teams.manage'),
      icon: 'people' as const,
      divided: groups.teams.length > 0,
      run: () => setTeamsOpen(true),
    },
  ];
  return (
    <div className="av-card-actions">
      <Button variant="outlined" onClick={() => onAsk(id)} startIcon={<Icon name="chat" />}>
        {t('askConsultation')}
      </Button>
      <ContactLinks colleague={colleague} as="buttons" />
      <button
        type="button"
        className={favourite ? 'tp-icon-button av-star av-star-on' : 'tp-icon-button av-star'}
        aria-pressed={favourite}
        aria-label={t('pin')}
        title={t('pin')}
        onClick={() => change((now) => toggleFavourite(now, id))}
      >
        <Icon name="star" />
      </button>
      <MenuButton label={t('teams.of', { name })} className="tp-icon-button" items={teams}>
        <Icon name="people" />
      </MenuButton>
      {teamsOpen && (
        <TeamsDialog groups={groups} change={change} first={{ id, name }} onClose={() => setTeamsOpen(false)} />
      )}
    </div>
  );
}
