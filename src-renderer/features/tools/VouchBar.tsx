import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientIdentity } from '#shared/context.js';
import { Button } from '../../ui/button.js';
import { formatDate, languageOf } from '../../ui/format.js';
import { Icon } from '../../ui/icon.js';
import { useWorkbench } from '../../ui/workbench.js';

export interface VouchProps {
  toolId: string;
  version: number;
  active: ClientIdentity;
  /** Covers the tool again. */
  onCover: () => void;
}

/** Over a tool that was uncovered only to be looked at: asks whether it shows the client that is open. */
export default function VouchBar({ toolId, version, active, onCover }: VouchProps) {
  const { t, i18n } = useTranslation('toolsLater');
  const { client } = useWorkbench();
  const bar = useRef<HTMLDivElement>(null);
  const [refused, setRefused] = useState(false);
  useEffect(() => bar.current?.focus(), []);
  const vouch = () => {
    setRefused(false);
    client.tools.vouch({ toolId, version }).then(
      ({ taken }) => setRefused(!taken),
      () => setRefused(true),
    );
  };
  const name = `${active.family.toLocaleUpperCase('fi')}, ${active.given.join(' ')}`;
  const born =
    active.birthDate === undefined
      ? ''
      : ` · ${t('shade.born', { date: formatDate(active.birthDate, languageOf(i18n.language)) })}`;
  return (
    <div ref={bar} className="tool-vouch" role="group" aria-label={t('vouch.title')} tabIndex={-1}>
      <Icon name="warnf" color="unconfirmed" />
      <p>
        {t('vouch.question')} <b>{name + born}</b>
      </p>
      <Button variant="contained" onClick={vouch}>
        {t('vouch.yes')}
      </Button>
      <Button variant="outlined" onClick={onCover}>
        {t('vouch.no')}
      </Button>
      {refused && <p role="alert">{t('vouch.refused')}</p>}
    </div>
  );
}
