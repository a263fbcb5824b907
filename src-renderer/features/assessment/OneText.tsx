import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Register } from '#shared/client-summary.js';
import { Button } from '../../ui/button.js';
import { formatMoment, languageOf } from '../../ui/format.js';
import { Icon } from '../../ui/icon.js';
import { StateText } from '../../ui/parts.js';
import { RegisterTag } from './RegisterTag.js';

/** The text of one register, to be edited and copied. */
export function OneText({
  register,
  text,
  at,
  readOnly,
  onWrite,
  logged,
  children,
}: {
  register: Register;
  text: string;
  at: string | undefined;
  readOnly: boolean;
  onWrite: (text: string) => void;
  /** @returns whether the log has it, and the text may go */
  logged: () => Promise<boolean>;
  /** What is told of the text, above it. */
  children?: ReactNode;
}) {
  const { t, i18n } = useTranslation('assessmentLater');
  const [copied, setCopied] = useState<'yes' | 'failed'>();
  const copy = async () => {
    if (!(await logged())) return;
    await navigator.clipboard.writeText(text).then(
      () => setCopied('yes'),
      () => setCopied('failed'),
    );
  };
  return (
    <div className="as-text">
      <div className="as-text-head">
        <RegisterTag register={register} />
        {at !== undefined && (
          <StateText icon="check" color="synced">
            {t('writtenAt', { time: formatMoment(at, languageOf(i18n.language)) })}
          </StateText>
        )}
        <span className="tp-grow" />
        <output>{copied !== undefined && t(`copied.${copied}`)}</output>
        <Button variant="outlined" onClick={() => void copy()} startIcon={<Icon name="doc" size={14} />}>
          {t('copy')}
        </Button>
      </div>
      {children}
      <textarea
        className="tp-input"
        aria-label={t('text.of', { register: t(`register.${register}`) })}
        rows={Math.min(24, text.split('\n').length + 2)}
        maxLength={20_000}
        autoComplete="off"
        spellCheck={false}
        readOnly={readOnly}
        value={text}
        onChange={(event) => {
          setCopied(undefined);
          onWrite(event.target.value);
        }}
      />
    </div>
  );
}
