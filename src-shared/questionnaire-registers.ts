import type { Register } from './client-summary.js';
import { PHASE, type Questionnaire, type QuestionnaireItem, REGISTER, type RecordPhase } from './questionnaire.js';
import { withoutContact } from './questionnaire-rules.js';
import { isHelp, isQuestion, itemsOf } from './questionnaire-words.js';

const own = ({ extension = [] }: QuestionnaireItem) => {
  let register: Register | undefined;
  let phase: RecordPhase | undefined;
  for (const one of extension) {
    if (one.url === REGISTER) register = one.valueCode;
    if (one.url === PHASE) phase = one.valueCode;
  }
  return { register, phase };
};

/** A question with the register that its answer belongs to, and the phase in which it is told. */
export interface Placed {
  item: QuestionnaireItem;
  register: Register;
  phase: RecordPhase;
}

/** Every question of a form that has its place, in order; what stands in a group is of the group's. Pure. */
export function placedOf(form: Questionnaire): Placed[] {
  const of = (items: readonly QuestionnaireItem[], above: ReturnType<typeof own>): Placed[] =>
    items.flatMap((item) => {
      const mine = own(item);
      const { register, phase } = { register: mine.register ?? above.register, phase: mine.phase ?? above.phase };
      if (item.type === 'group') return of(item.item ?? [], { register, phase });
      return isQuestion(item) && register !== undefined && phase !== undefined ? [{ item, register, phase }] : [];
    });
  return of(form.item, { register: undefined, phase: undefined });
}

/** Registers that a form asks for. Pure. */
export const registersOf = (form: Questionnaire): Register[] => [
  ...new Set(placedOf(form).map(({ register }) => register)),
];

/** The questions that have no place: neither a register nor a phase of the record. Pure. */
export function sectionFaults(form: Questionnaire): string[] {
  const placed = new Set(placedOf(form).map(({ item }) => item.linkId));
  return itemsOf(form.item)
    .filter((item) => isQuestion(item) && !placed.has(item.linkId))
    .map(
      ({ linkId }) =>
        `question "${linkId}" stands in no group that has the extensions ${REGISTER} and ${PHASE}: nobody knows whose answer it is`,
    );
}

/** The form as this professional asks it: of the registers given, and without contact data under turvakielto. Pure. */
export function formFor(form: Questionnaire, registers: readonly Register[], masked: boolean): Questionnaire {
  const kept = (items: readonly QuestionnaireItem[], above: Register | undefined): QuestionnaireItem[] =>
    items.flatMap(({ item: inside, ...rest }) => {
      const register = own(rest).register ?? above;
      if (rest.type !== 'group') {
        if (register !== undefined && !registers.includes(register)) return [];
        return [inside === undefined ? rest : { ...rest, item: inside.filter(isHelp) }];
      }
      const left = kept(inside ?? [], register);
      return left.length === 0 ? [] : [{ ...rest, item: left }];
    });
  const asked = { ...form, item: kept(form.item, undefined) };
  return masked ? withoutContact(asked) : asked;
}
