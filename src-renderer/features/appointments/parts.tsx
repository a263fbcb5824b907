import { useTranslation } from 'react-i18next';
import type { MeetingMode, Offer } from '#shared/appointments.js';
import type { Language } from '#shared/language.js';
import { localize } from '#shared/localize.js';
import { formatMoment, formatTime, languageOf } from '../../ui/format.js';
import { Icon, type IconName } from '../../ui/icon.js';

export const modeIcon: Record<MeetingMode, IconName> = { onSite: 'home', remote: 'video', phone: 'phone' };

/** Place, service and person of a time, in one line. */
export function whoAndWhere({ schedule }: Offer, language: Language): string {
  const { professional, unit, service } = schedule;
  return [service && localize(service.name, language), professional, unit && localize(unit.name, language)]
    .filter(Boolean)
    .join(' · ');
}

/** `ma 30.11.2026 klo 9.15–9.45`. */
export const momentText = ({ start, end }: { start: string; end: string }, language: Language): string =>
  `${formatMoment(start, language)}–${formatTime(end, language)}`;

/** A free time as a button: time and place, with everything in its name. */
export function FreeButton({
  offer,
  onPick,
  detail,
}: {
  offer: Offer;
  onPick: (offer: Offer) => void;
  /** `time` where the place stands over it already. */
  detail: 'time' | 'place' | 'all';
}) {
  const { t, i18n } = useTranslation('appointmentsLater');
  const language = languageOf(i18n.language);
  const { slot, schedule } = offer;
  const place =
    schedule.mode === 'onSite' ? schedule.unit && localize(schedule.unit.name, language) : t(`mode.${schedule.mode}`);
  const left = slot.places === undefined ? undefined : t('places', { left: slot.places.left, all: slot.places.all });
  const when = {
    all: momentText(slot, language),
    place: formatTime(slot.start, language),
    time: `${formatTime(slot.start, language)}–${formatTime(slot.end, language)}`,
  }[detail];
  const urgent = slot.urgent === undefined ? undefined : t('urgent');
  const plain = { all: whoAndWhere(offer, language), place: left ?? place, time: left ?? urgent ?? t('free') }[detail];
  const beside = detail === 'time' ? plain : [urgent, plain].filter(Boolean).join(' · ');
  return (
    <button
      type="button"
      className={urgent === undefined ? 'ap-free' : 'ap-free ap-free-urgent'}
      onClick={() => onPick(offer)}
      aria-label={[t('freeAt', { when: momentText(slot, language) }), whoAndWhere(offer, language), left, urgent]
        .filter(Boolean)
        .join(', ')}
    >
      <Icon name={urgent === undefined ? modeIcon[schedule.mode] : 'warn'} size={12} />
      <span className="ap-free-time">{when}</span>
      <span className="ap-free-place">{beside}</span>
    </button>
  );
}

/** A language by its name: `ru` → venäjä; what is no code of a language stays as its server wrote it. */
export function languageName(code: string, language: string, unknown: string): string {
  if (code === 'und') return unknown;
  try {
    return new Intl.DisplayNames([language], { type: 'language', fallback: 'code' }).of(code) ?? code;
  } catch {
    return code;
  }
}
