import type { PtvPhone } from '#shared/ptv.js';

/**
 * A number as it is written in Finland: "+358" and "447943552" → "044 794 3552", "+358" and "50001234" → "05 000 1234".
 * Short service numbers and foreign numbers stay as they are.
 */
export function formatPhone({ prefixNumber, number }: PtvPhone): string {
  const digits = number.replaceAll(/\D/g, '');
  if (prefixNumber !== '+358') return [prefixNumber, number].filter(Boolean).join(' ');
  const national = digits.startsWith('0') ? digits.slice(1) : digits;
  const mobile = /^(4\d|50)\d{6,}$/.test(national) && national.length >= 9;
  const head = mobile ? 2 : 1;
  return [`0${national.slice(0, head)}`, ...groups(national.slice(head))].join(' ');
}

/** 6 digits → 3 + 3, 7 digits → 3 + 4, others as one. */
const groups = (digits: string): string[] =>
  digits.length === 6 || digits.length === 7 ? [digits.slice(0, 3), digits.slice(3)] : [digits];
