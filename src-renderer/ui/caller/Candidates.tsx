import { useTranslation } from 'react-i18next';
import type { CallerRole, Candidate, CentreContact } from '#shared/telephony.js';
import { Button } from '../button.js';
import { failureText } from '../failure-text.js';
import { Icon } from '../icon.js';
import { useWorkbench } from '../workbench.js';
import { Identify } from './Identify.js';
import type { Confirming } from './use-confirm.js';
import './caller.css';

/**
 * Those whom the number of a contact leads to, or why there are none; nothing where it comes by no number. Each is confirmed
 * by the professional, and nothing is opened before it.
 */
export function Candidates({
  contact: { id, channel, caller, proposal },
  ...told
}: {
  contact: CentreContact;
  role: CallerRole;
  confirming: Confirming;
}) {
  const { t } = useTranslation('telephonyLater');
  const found = proposal.state === 'found' ? proposal : undefined;
  return (
    <>
      {proposal.state === 'looking' && <p className="tp-caller-quiet">{t('candidate.looking')}</p>}
      {found?.candidates.length === 0 && found.failures.length === 0 && (
        <p className="tp-caller-quiet">{t('candidate.none')}</p>
      )}
      {channel === 'call' && caller.kind !== 'number' && <p className="tp-caller-quiet">{t('candidate.noNumber')}</p>}
      {found?.failures.map((failure) => (
        <p key={failure.kind} className="tp-caller-warning">
          <Icon name="warnf" color="caution" /> {failureText(t, failure)}
        </p>
      ))}
      {found !== undefined && found.candidates.length > 0 && (
        <ul className="tp-candidates">
          {found.candidates.map((one) =>
            one.kind === 'protected' ? (
              <Identify key={one.key} contact={id} candidate={one.key} />
            ) : (
              <Named key={one.key} contact={id} candidate={one} {...told} />
            ),
          )}
        </ul>
      )}
      {found?.more === true && <p className="tp-caller-quiet">{t('candidate.more')}</p>}
    </>
  );
}

function Named({
  contact,
  candidate: { key, name, birthYear, by, relation },
  role,
  confirming: { busy, ask, confirm },
}: {
  contact: string;
  candidate: Extract<Candidate, { kind: 'client' }>;
  role: CallerRole;
  confirming: Confirming;
}) {
  const { t } = useTranslation('telephonyLater');
  const { client } = useWorkbench();
  return (
    <li className="tp-candidate">
      <span className="tp-grow">
        <b>{name}</b> <span className="tp-num">{birthYear}</span>{' '}
        <span className="tp-weak">
          {by === 'number'
            ? t('candidate.ownNumber')
            : relation === undefined
              ? t('candidate.relative')
              : t('candidate.relativeIs', { relation })}
        </span>
      </span>
      <span className="tp-candidate-acts">
        {by === 'number' && role !== 'self' && (
          <Button
            disabled={busy}
            onClick={() => void ask(() => client.telephony.relatives({ id: contact, candidate: key }))}
          >
            {t('who.relatives')}
          </Button>
        )}
        <Button
          variant="outlined"
          disabled={busy}
          onClick={() => void confirm({ candidate: key }, role)}
          startIcon={<Icon name="check" />}
        >
          {t('who.confirm')}
        </Button>
      </span>
    </li>
  );
}
