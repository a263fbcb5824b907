import { describe, expect, it } from 'vitest';
import type { Booking } from '#shared/appointments.js';
import { confirmationOf, daysText, momentOf } from './confirmation.js';

const booking: Booking = {
  id: 'avph/Appointment/1',
  source: 'avph',
  register: 'health',
  status: 'booked',
  start: '2026-12-01T07:15:00.000Z',
  end: '2026-12-01T07:45:00.000Z',
  service: { fi: 'Hoitajan vastaanotto', sv: 'Skötarmottagning', en: 'Nurse' },
  professional: 'Olli Vainio',
  unit: { fi: 'Kotkan terveysasema', sv: 'Kotka hälsostation' },
  mode: 'onSite',
  interpreter: 'ru',
  group: false,
  open: true,
};

describe('a confirmation for the client', () => {
  it.each([
    ['fi', 'Ajanvarausvahvistus', 'Aika: tiistai 1.12.2026 klo 9.15–9.45', 'Soita: 05 000 1100.'],
    ['sv', 'Bekräftelse på tidsbokning', 'Tid: tisdag 1.12.2026 kl. 9.15–9.45', 'Ring: 05 000 1100.'],
    ['en', 'Confirmation of your appointment', 'Time: Tuesday 1 December 2026 at 09:15–09:45', 'Call: 05 000 1100.'],
  ] as const)('tells in %s when and where, and whom to call', (language, title, when, call) => {
    const text = confirmationOf(booking, language, { phone: '05 000 1100' });
    expect(text.split('\n')[0]).toBe(title);
    expect(text).toContain(when);
    expect(text.endsWith(call)).toBe(true);
  });
  it.each([
    ['fi', 'Vahvistus ajan siirrosta', 'aiemman aikasi: maanantai 30.11.2026 klo 8.00–8.30'],
    ['sv', 'Bekräftelse på flyttad tid', 'din tidigare tid: måndag 30.11.2026 kl. 8.00–8.30'],
    ['en', 'Confirmation of your new time', 'your earlier one: Monday 30 November 2026 at 08:00–08:30'],
  ] as const)('tells in %s which time a moved one replaces', (language, title, earlier) => {
    const movedFrom = { start: '2026-11-30T06:00:00.000Z', end: '2026-11-30T06:30:00.000Z' };
    const text = confirmationOf(booking, language, { movedFrom });
    expect(text.split('\n')[0]).toBe(title);
    expect(text).toContain(earlier);
  });
  it.each([
    ['fi', 'Vahvistus ajan perumisesta', 'Tämä aika on peruttu.', 'Tulethan'],
    ['sv', 'Bekräftelse på avbokning', 'Den här tiden är avbokad.', 'Kom gärna'],
    ['en', 'Confirmation of cancellation', 'This appointment has been cancelled.', 'good time'],
  ] as const)('of a cancelled one says so in %s, and asks nobody to come', (language, title, cancelled, come) => {
    const text = confirmationOf({ ...booking, status: 'cancelled', open: false }, language);
    expect(text.split('\n')[0]).toBe(title);
    expect(text).toContain(cancelled);
    expect(text).not.toContain(come);
  });
});

describe('days and times', () => {
  it('are Finnish on either side of summer time', () => {
    const of = (start: string, end: string) => momentOf({ start, end }, 'fi');
    expect(of('2027-03-26T07:00:00Z', '2027-03-26T07:30:00Z')).toBe('perjantai 26.3.2027 klo 9.00–9.30');
    expect(of('2027-03-29T06:00:00Z', '2027-03-29T06:30:00Z')).toBe('maanantai 29.3.2027 klo 9.00–9.30');
    expect(of('2026-10-23T06:00:00Z', '2026-10-23T06:30:00Z')).toBe('perjantai 23.10.2026 klo 9.00–9.30');
    expect(of('2026-10-26T07:00:00Z', '2026-10-26T07:30:00Z')).toBe('maanantai 26.10.2026 klo 9.00–9.30');
  });
  it('of a right to book are written as people write them', () => {
    expect(daysText('2026-11-28', '2026-12-28')).toBe('28.11.–28.12.2026');
    expect(daysText('2026-12-28', '2027-01-27')).toBe('28.12.2026–27.1.2027');
  });
});
