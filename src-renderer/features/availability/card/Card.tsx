import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Colleague } from '#shared/availability.js';
import { StateCell } from '../../../ui/colleagues/StateCell.js';
import type { PresenceStore } from '../../../ui/colleagues/presence-store.js';
import { usePresence } from '../../../ui/colleagues/use-presence.js';
import { languageName } from '../../../ui/colleagues/words.js';
import { IconButton, Tag } from '../../../ui/parts.js';
import type { Groups } from '../groups/use-groups.js';
import { CardActions } from './CardActions.js';
import './card.css';

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="av-fact">
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

export interface CardProps {
  colleague: Colleague;
  store: PresenceStore;
  known: boolean;
  today: string;
  /** The open client's named worker. */
  namedWorker: boolean;
  groups: Groups;
  onAsk: (person: string) => void;
  onClose: () => void;
}

/** All that the directory tells of one colleague, under the list. Takes the focus; Escape gives it back. */
export default function Card({ colleague, store, known, today, namedWorker, groups, onAsk, onClose }: CardProps) {
  const { t, i18n } = useTranslation('availabilityLater');
  const presence = usePresence(store, colleague.ordinal);
  const headingId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { name, title, unit, municipality, phone, extension, email, skills, languages, onDuty } = colleague;
  const load = presence === undefined ? undefined : (presence.load ?? 0);
  return (
    <section className="av-details" aria-labelledby={headingId}>
      <div
        role="presentation"
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          onClose();
        }}
      >
        <header>
          <h2 id={headingId} ref={heading} tabIndex={-1}>
            {name}
          </h2>
          {onDuty === true && <Tag tone="info">{t('availability:onDuty')}</Tag>}
          {namedWorker && <Tag tone="accent">{t('availability:namedWorker')}</Tag>}
          <span className="tp-grow" />
          <IconButton icon="close" label={t('closeCard')} onClick={onClose} />
        </header>
        <div className="av-card-state">
          <StateCell presence={known ? presence : undefined} today={today} />
          {known && presence?.note !== undefined && <q className="av-note">{presence.note}</q>}
          {known && load !== undefined && (
            <span className="tp-weak">{load === 0 ? t('reason.noLoad') : t('reason.load', { count: load })}</span>
          )}
        </div>
        <CardActions colleague={colleague} groups={groups} onAsk={onAsk} />
        <dl>
          <Fact label={t('fact.title')}>{title}</Fact>
          <Fact label={t('fact.unit')}>{municipality === undefined ? unit : `${unit}, ${municipality}`}</Fact>
          {phone !== undefined && (
            <Fact label={t('fact.phone')}>
              <a href={`tel:${phone}`}>{phone.replaceAll('-', ' ')}</a>
            </Fact>
          )}
          {extension !== undefined && <Fact label={t('fact.extension')}>{extension}</Fact>}
          {email !== undefined && (
            <Fact label={t('fact.email')}>
              <a href={`mailto:${email}`}>{email}</a>
            </Fact>
          )}
          {skills.length > 0 && <Fact label={t('fact.skills')}>{skills.join(' · ')}</Fact>}
          {languages.length > 0 && (
            <Fact label={t('fact.languages')}>
              {languages.map((code) => languageName(t, code, i18n.language)).join(', ')}
            </Fact>
          )}
        </dl>
      </div>
    </section>
  );
}
