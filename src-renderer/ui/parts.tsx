import { type ReactNode, type Ref, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.js';
import { Icon, type IconName } from './icon.js';
import './parts.css';

/** A titled part of a pane: title, source and age in weak text, actions at the right. */
export function Section({
  title,
  detail,
  actions,
  children,
}: {
  title: string;
  detail?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section className="tp-section" aria-labelledby={id}>
      <header className="tp-section-head">
        <h3 id={id}>{title}</h3>
        {detail !== undefined && <span className="tp-weak">{detail}</span>}
        <span className="tp-grow" />
        {actions}
      </header>
      {children}
    </section>
  );
}

/** A small label. Tones are roles, not colours: `accent` is for what is begun or comes from the client. */
export function Tag({
  tone = 'neutral',
  icon,
  children,
}: {
  tone?: 'neutral' | 'health' | 'social' | 'accent' | 'caution' | 'danger' | 'info' | 'ok';
  icon?: IconName;
  children: ReactNode;
}) {
  return (
    <span className={`tp-tag tp-tag-${tone}`}>
      {icon !== undefined && <Icon name={icon} size={12} />}
      {children}
    </span>
  );
}

/** A state: icon shape + text + colour, never colour alone. `color` is a token name such as `available`. */
export function StateText({ icon, color, children }: { icon: IconName; color: string; children: ReactNode }) {
  return (
    <span className="tp-state" style={{ color: `var(--${color})` }}>
      <Icon name={icon} />
      <span>{children}</span>
    </span>
  );
}

/** What a part says when it has nothing to list: loading, empty or failed, with a way out. */
export function Notice({
  kind,
  title,
  detail,
  onRetry,
}: {
  kind: 'loading' | 'empty' | 'failed';
  title: string;
  detail?: ReactNode;
  onRetry?: () => void;
}) {
  const { t } = useTranslation();
  const icon: IconName = kind === 'failed' ? 'warnf' : kind === 'loading' ? 'swap' : 'info';
  return (
    <div className={`tp-notice tp-notice-${kind}`} role={kind === 'failed' ? 'alert' : 'status'}>
      <Icon name={icon} color={kind === 'failed' ? 'caution' : 'text-3'} />
      <div>
        <div>{title}</div>
        {detail !== undefined && <div className="tp-weak">{detail}</div>}
      </div>
      {onRetry !== undefined && (
        <Button variant="outlined" onClick={onRetry} startIcon={<Icon name="swap" size={14} />}>
          {t('retry')}
        </Button>
      )}
    </div>
  );
}

/** A search field with its icon, clear button and name. */
export function SearchField({
  value,
  onChange,
  label,
  inputRef,
  onFocus,
}: {
  value: string;
  onChange: (value: string) => void;
  label: string;
  inputRef?: Ref<HTMLInputElement> | undefined;
  /** Somebody is about to search: the time to fetch what searching needs. */
  onFocus?: (() => void) | undefined;
}) {
  const { t } = useTranslation();
  return (
    <div className="tp-search">
      <Icon name="search" size={14} />
      <input
        ref={inputRef}
        type="search"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onFocus={onFocus}
        placeholder={label}
        aria-label={label}
        autoComplete="off"
        spellCheck={false}
      />
      {value !== '' && (
        <button
          type="button"
          className="tp-icon-button"
          aria-label={t('clear')}
          title={t('clear')}
          onClick={() => onChange('')}
        >
          <Icon name="close" size={12} />
        </button>
      )}
    </div>
  );
}

/** A filter that is on or off; the tick says so besides the colour. */
export function FilterChip({ on, onToggle, children }: { on: boolean; onToggle: () => void; children: ReactNode }) {
  return (
    <button type="button" className="tp-chip" aria-pressed={on} onClick={onToggle}>
      {on && <Icon name="check" size={12} />}
      {children}
    </button>
  );
}

/** An icon alone, for well-known actions only; always named. */
export function IconButton({
  icon,
  label,
  onClick,
  pressed,
  disabled,
}: {
  icon: IconName;
  label: string;
  onClick: () => void;
  pressed?: boolean;
  disabled?: boolean;
}) {
  return (
    <button
      type="button"
      className="tp-icon-button"
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      disabled={disabled}
      onClick={onClick}
    >
      <Icon name={icon} size={14} />
    </button>
  );
}
