import type { SlotFact } from '#shared/appointment-facts.js';
import type { UnitT3 } from '#shared/indicators.js';
import { type BookForT3, type SlotForT3, t3ByUnit } from './t3.js';

/**
 * T3 by unit and profession from what the appointments tell of their slots. Slots without a unit or a profession belong
 * to nobody's T3, and a book that has none but urgent or group times is none of those that a client is booked into. Where a source does not say whose book a slot is in, the unit's slots of a profession are one book.
 */
export function unitsOf(facts: readonly SlotFact[], now: number): UnitT3[] {
  const books = new Map<string, BookForT3>();
  const names = new Map<string, SlotFact['unit']>();
  const slots: SlotForT3[] = [];
  for (const { unit, profession, schedule, start, status, urgent, reserved } of facts) {
    const special = urgent === true || reserved === true;
    if (unit === undefined || profession === undefined || special) continue;
    const book = JSON.stringify([unit.id, profession.id, schedule ?? '']);
    books.set(book, { id: book, unit: unit.id, profession: profession.id });
    names.set(`unit ${unit.id}`, unit).set(`profession ${profession.id}`, profession);
    slots.push({ book, start, free: status === 'free', urgent: false, reserved: false });
  }
  const nameOf = (kind: 'unit' | 'profession', id: string) => names.get(`${kind} ${id}`)?.name ?? { fi: id };
  return t3ByUnit([...books.values()], slots, now)
    .map((row) => ({
      ...row,
      unitName: nameOf('unit', row.unit),
      professionName: nameOf('profession', row.profession),
    }))
    .toSorted(
      (one, other) =>
        one.unitName.fi.localeCompare(other.unitName.fi, 'fi') ||
        one.professionName.fi.localeCompare(other.professionName.fi, 'fi'),
    );
}
