const helsinki = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Helsinki', dateStyle: 'short' });

/** The day in Finland (YYYY-MM-DD) at the time: what is in force is told by days. Pure. */
export const dayOf = (time: string | number): string => helsinki.format(new Date(time));
