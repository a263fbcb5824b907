import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icon.js';
import { MenuButton } from '../../ui/menu.js';
import { paragraphsOf } from './paragraphs.js';

const SHOWN = 64;

/** A section's menu: its paragraphs, for feedback on one of them. One stop of the keyboard however long the section is. */
export function ParagraphMenu({
  title,
  markdown,
  onChoose,
}: {
  title: string;
  markdown: string;
  onChoose: (quote: string) => void;
}) {
  const { t } = useTranslation('guidelinesLater');
  return (
    <MenuButton
      label={t('feedback.menu', { title })}
      menuLabel={t('feedback.choose')}
      className="tp-icon-button gl-paragraphs"
      items={() =>
        paragraphsOf(markdown).map((text, at) => ({
          id: `${at}`,
          icon: 'chat',
          label: text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text,
          run: () => onChoose(text),
        }))
      }
    >
      <Icon name="dots" size={14} />
    </MenuButton>
  );
}
