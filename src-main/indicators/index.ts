export { ageOn, finnishDay, isWorkingDay, workingDayBy } from './calendar.js';
export { limitOf, ruleFor, standingOf } from './limits.js';
