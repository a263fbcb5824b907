import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ServiceNeed } from '#shared/service-finding.js';
import type { Service } from '#shared/service-tray.js';
import { Icon, type IconName } from '../../../ui/icon.js';
import { useClientContext, useWorkbench } from '../../../ui/workbench.js';
import { type Wish, type WishGroup, isChosen, toggle } from '../wish.js';
import { type Words, themeIcons } from '../words.js';
import { townNames } from './choices.js';

/** More themes than these are no help in choosing. */
const MOST_THEMES = 4;
const noNeeds: readonly ServiceNeed[] = [];

interface Proposal {
  group: WishGroup;
  value: string;
  icon: IconName;
  label: string;
  why: string;
}

/**
 * Filters that the open client's situation speaks for: what the summary shows, the language and the municipality of the
 * banner. Nothing is chosen before it is pressed. Under turvakielto the banner has no municipality, and none is proposed.
 */
export function Suggestions({
  wish,
  services,
  words,
  onChange,
}: {
  wish: Wish;
  services: readonly Service[];
  words: Words;
  onChange: (wish: Wish) => void;
}) {
  const { t } = useTranslation('serviceFindingLater');
  const { orpc } = useWorkbench();
  const context = useClientContext();
  const [open, setOpen] = useState(false);
  const id = useId();
  const told = useQuery(orpc.serviceFinding.watchNeeds.experimental_liveOptions({ retry: true })).data;
  const client = context?.active;
  if (client === undefined || client === null) return null;
  // Needs of another version belong to another client, or to none.
  const needs = told?.contextVersion === context?.version ? (told?.needs ?? noNeeds) : noNeeds;
  const { language, municipality, nonDisclosure } = client;
  const town = nonDisclosure
    ? undefined
    : [...townNames(services, words)].find(([name, local]) => name === municipality || local === municipality);
  const proposals: Proposal[] = [
    ...needs.slice(0, MOST_THEMES).map(({ theme, because }) => ({
      group: 'theme' as const,
      value: theme,
      icon: themeIcons[theme],
      label: words.t(`themes.${theme}`),
      why: because.join(' · '),
    })),
    // Nearly every service is given in Finnish: only another language narrows.
    ...(language === undefined || language === 'fi'
      ? []
      : [
          {
            group: 'language' as const,
            value: language,
            icon: 'globe' as const,
            label: words.languageName(language),
            why: t('suggestions.language'),
          },
        ]),
    ...(town === undefined
      ? []
      : [
          {
            group: 'municipality' as const,
            value: town[0],
            icon: 'home' as const,
            label: town[1],
            why: t('suggestions.municipality'),
          },
        ]),
  ];
  if (proposals.length === 0) return null;
  return (
    <section className="st-suggestions" aria-labelledby={id}>
      <header>
        <h4 id={id}>{t('suggestions.title')}</h4>
        <button type="button" className="st-clear" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(open ? 'suggestions.hideWhy' : 'suggestions.why')}
        </button>
      </header>
      <ul className={open ? 'st-proposals st-proposals-open' : 'st-proposals'}>
        {proposals.map(({ group, value, icon, label, why }) => {
          const on = isChosen(wish, group, value);
          return (
            <li key={`${group} ${value}`}>
              <button
                type="button"
                className="tp-chip"
                aria-pressed={on}
                aria-describedby={`${id}-${group}-${value}`}
                title={why}
                onClick={() => onChange(toggle(wish, group, value))}
              >
                <Icon name={on ? 'check' : icon} size={12} />
                {label}
              </button>
              <span id={`${id}-${group}-${value}`} className={open ? 'st-why' : 'tp-hidden'}>
                {why}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
