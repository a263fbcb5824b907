import { useTranslation } from 'react-i18next';
import type { Colleague } from '#shared/availability.js';
import { localize } from '#shared/localize.js';
import { languageOf } from '../format.js';
import { Icon } from '../icon.js';
import type { Reach } from './contact-links.js';
import { useContactLinks } from './use-contact-links.js';

const ICONS = { call: 'phone', message: 'mail', video: 'video' } as const;
const CLASSES = { buttons: 'tp-button tp-button-outlined', icons: 'tp-icon-button', line: 'tp-contact' } as const;

/** Opens outside the workbench: a page in the browser, whatever else in the machine's own program for it. */
const outside = ({ href }: Reach) =>
  href.startsWith('https:') ? { href, target: '_blank', rel: 'noopener noreferrer' } : { href };

/** The county's ways to call, write to, or see a colleague. */
export function ContactLinks({
  colleague,
  as,
}: {
  colleague: Colleague;
  /** Buttons with their words, icons alone, or words in a line of text. */
  as: keyof typeof CLASSES;
}) {
  const { t, i18n } = useTranslation('availability');
  const reaches = useContactLinks()(colleague);
  return reaches.map((reach) => {
    const { kind, label, href } = reach;
    const word = label === undefined ? t(`link.${kind}`) : localize(label, languageOf(i18n.language));
    const whom = `${word}: ${colleague.name}`;
    return (
      <a
        key={href}
        className={CLASSES[as]}
        aria-label={whom}
        title={as === 'icons' ? whom : undefined}
        {...outside(reach)}
      >
        <Icon name={ICONS[kind]} size={14} />
        {as !== 'icons' && word}
        {as === 'line' && kind === 'call' && ` ${colleague.extension ?? ''}`.trimEnd()}
      </a>
    );
  });
}
