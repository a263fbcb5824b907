import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { AccessState } from '#shared/access.js';
import type { Language } from '#shared/language.js';
import { Icon } from '../../../ui/icon.js';
import { Tag } from '../../../ui/parts.js';
import { useLanguage } from '../use-language.js';
import { writeDate, writeTime } from '../write.js';
import './access.css';

type Open = Extract<AccessState['opening'], { state: 'open' }>;

function basisText({ basis }: Open, t: TFunction, language: Language): string {
  if (basis.kind === 'purpose') return `${t(`purpose.${basis.purpose}`)} · ${t(`service.${basis.service}`)}`;
  const { kind, title, at } = basis.relationship;
  const time =
    at === undefined ? undefined : at.includes('T') ? t('basis.at', { time: writeTime(at, language) }) : writeDate(at);
  const name = t(`basis.${kind}`);
  // A call is often titled so already.
  const named = title?.startsWith(name) === true ? [title] : [name, title];
  return [...named, time].filter((one) => one !== undefined).join(' · ');
}

/** One quiet line: on what basis the client is open, when it was the time before, and how each register stands. */
export function BasisLine({ access, opening }: { access: AccessState; opening: Open }) {
  const { t } = useTranslation('clientAccessLater');
  const language = useLanguage();
  return (
    <div className="cs-basis">
      <Icon name="key" size={12} />
      <span>{basisText(opening, t, language)}</span>
      <span className="cs-basis-last">
        {opening.lastOpened === undefined ? t('basis.first') : t('basis.last', { date: writeDate(opening.lastOpened) })}
      </span>
      <span className="tp-grow" />
      {access.own.map((register) => (
        <Tag key={register} tone={register} icon={register === 'health' ? 'crossf' : 'roof'}>
          {t('basis.open', { register: t(`register.${register}`) })}
        </Tag>
      ))}
      {access.others.map(({ register, opened }) => (
        <Tag key={register} tone={register} icon="lock">
          {t(opened.length === 0 ? 'basis.closed' : 'basis.partly', { register: t(`register.${register}`) })}
        </Tag>
      ))}
    </div>
  );
}
