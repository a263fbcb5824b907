import type { ReactNode } from 'react';
import type { Service, ServiceChannel, ServiceEvent, SourceHealth } from '#shared/service-tray.js';
import { Button } from '../../ui/button.js';
import { Icon, type IconName } from '../../ui/icon.js';
import { useSendIntent } from '../../ui/intents.js';
import { StateText } from '../../ui/parts.js';
import { Origin } from './details-origin.js';
import { Similar } from './details-similar.js';
import { AheadFact } from './soon/AheadFact.js';
import { Star } from './star.js';
import { useFocusOnce, useKeys } from './use-keys.js';
import './service-details.css';
import { TrayButton } from './tray-button.js';
import type { TrayNow } from './use-tray.js';
import { type Words, addressIn, placeOf, priceOf, unbroken } from './words.js';

const icons: Record<ServiceChannel['kind'], IconName> = {
  inPerson: 'home',
  phone: 'phone',
  digital: 'globe',
  home: 'walk',
};

/** Everything that is told of one service. */
export default function ServiceDetails({
  service,
  events,
  now,
  byId,
  sources,
  words,
  tray,
  onRead,
  onBack,
}: {
  service: Service;
  events: readonly ServiceEvent[];
  /** When it was opened: milliseconds. */
  now: number;
  byId: ReadonlyMap<string, Service>;
  sources: readonly SourceHealth[];
  words: Words;
  tray: TrayNow;
  onRead: (serviceId: string) => void;
  onBack: () => void;
}) {
  const { t, local, languageName } = words;
  const send = useSendIntent();
  const back = useFocusOnce<HTMLButtonElement>();
  const root = useKeys<HTMLElement>((event) => {
    if (event.key === 'Escape') onBack();
  });
  const name = local(service.name);
  return (
    <article className="st-details" aria-label={name} ref={root}>
      <div className="st-details-bar">
        <Button ref={back} onClick={onBack} startIcon={<Icon name="right" size={14} />} className="st-back">
          {t('back')}
        </Button>
        <span className="tp-grow" />
        <Star serviceId={service.id} name={name} />
        <Button
          variant="outlined"
          disabled={tray.state !== 'open'}
          onClick={() => send({ do: 'refer', service: { id: service.id, name } })}
          startIcon={<Icon name="send" size={14} />}
        >
          {t('referrals:make')}
        </Button>
        <TrayButton target={{ kind: 'service', serviceId: service.id }} name={name} tray={tray} words={words} />
      </div>
      <div className="st-scroll" tabIndex={-1}>
        <h3>{name}</h3>
        <p>{local(service.summary)}</p>
        {service.description !== undefined && <p className="st-description">{local(service.description)}</p>}
        <dl className="st-facts">
          <Fact label={t('provider')}>
            {service.provider === undefined ? t(`sectors.${service.sector}`) : local(service.provider)}
          </Fact>
          <AheadFact service={service} events={events} now={now} words={words} />
          <Fact label={t('price')}>{priceOf(service, words)}</Fact>
          <Fact label={t('area')}>{placeOf(service, words)}</Fact>
          <Fact label={t('servedIn')}>{service.languages.map(languageName).join(', ')}</Fact>
          <Fact label={t('forWhom')}>{service.targetGroups.map((group) => t(`groups.${group}`)).join(', ')}</Fact>
          {service.instruction !== undefined && <Fact label={t('instruction')}>{local(service.instruction)}</Fact>}
          {(service.requirement !== undefined || !service.selfReferral) && (
            <Fact label={t('requirement')}>
              {service.requirement === undefined ? t('needsReferral') : local(service.requirement)}
            </Fact>
          )}
        </dl>
        {service.channels.length > 0 && <h4>{t('contact')}</h4>}
        <ul className="st-channels">
          {service.channels.map((channel) => (
            <Channel key={`${channel.kind} ${channel.name?.fi} ${channel.url}`} channel={channel} words={words} />
          ))}
        </ul>
        <Similar service={service} byId={byId} words={words} onRead={onRead} />
        <Origin service={service} sources={sources} words={words} />
      </div>
    </article>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  if (children === '') return null;
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Channel({ channel, words: { t, local, language } }: { channel: ServiceChannel; words: Words }) {
  const address = addressIn(channel, language);
  const { kind, name, phone, email, url, hours, accessible } = channel;
  return (
    <li>
      <Icon name={icons[kind]} label={t(`ways.${kind}`)} />
      <div>
        <div className="st-channel-name">{name === undefined ? t(`ways.${kind}`) : local(name)}</div>
        {address !== undefined && <div>{address}</div>}
        {phone !== undefined && (
          <div>
            <a href={`tel:${phone.replaceAll(' ', '')}`}>{phone}</a>
          </div>
        )}
        {email !== undefined && <div>{email}</div>}
        {hours !== undefined && <div>{unbroken(local(hours))}</div>}
        {url !== undefined && (
          <div>
            <a href={url} target="_blank" rel="noopener noreferrer" title={t('opensNew')}>
              {url.replace(/^https?:\/\//, '')} <Icon name="ext" size={12} label={t('opensNew')} />
            </a>
          </div>
        )}
        {accessible !== undefined && (
          <StateText icon={accessible ? 'check' : 'info'} color="text-2">
            {t(accessible ? 'accessible' : 'notAccessible')}
          </StateText>
        )}
      </div>
    </li>
  );
}
