import { useTranslation } from 'react-i18next';
import { Section, Tag } from '../../ui/parts.js';
import { useWorkbench } from '../../ui/workbench.js';
import type { ContactProps } from './types.js';
import { useTyped } from './use-desk.js';

/** What it is about, in the client's own words, and whose record it belongs to. */
export function Reason({ contact, registers }: ContactProps) {
  const { t } = useTranslation('deskLater');
  const { client } = useWorkbench();
  const { id } = contact;
  const reason = useTyped(contact.reason, (text) => void client.desk.describe({ id, reason: text }).catch(() => {}));
  const choices = registers.includes(contact.register) ? registers : [contact.register, ...registers];
  return (
    <Section
      title={t('reason.title')}
      actions={
        choices.length > 1 ? (
          <select
            className="tp-input desk-register"
            aria-label={t('reason.register')}
            value={contact.register}
            onChange={({ target }) => {
              const register = choices.find((one) => one === target.value);
              if (register !== undefined) void client.desk.describe({ id, register }).catch(() => {});
            }}
          >
            {choices.map((one) => (
              <option key={one} value={one}>
                {t(`register.${one}`)}
              </option>
            ))}
          </select>
        ) : (
          <Tag tone={contact.register} icon={contact.register === 'health' ? 'cross' : 'roof'}>
            {t(`register.${contact.register}`)}
          </Tag>
        )
      }
    >
      <textarea
        className="tp-input"
        rows={2}
        maxLength={2000}
        aria-label={t('reason.title')}
        placeholder={t('reason.prompt')}
        autoComplete="off"
        spellCheck={false}
        {...reason}
      />
    </Section>
  );
}
