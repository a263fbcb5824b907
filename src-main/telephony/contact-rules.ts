/**
 * When the county must answer who has contacted it. The newest that is in force on the day counts. The act's own text was not at
 * hand: a county's lawyer checks the row before it is relied on.
 */
export interface ContactRule {
  /** First day in force. */
  from: string;
  /** A contact in office hours of a working day is answered within the same day. */
  within: 'sameDay';
  act: string;
  source: string;
}

export const contactRules: readonly ContactRule[] = [
  {
    from: '2023-09-01',
    within: 'sameDay',
    act: 'Terveydenhuoltolaki 1326/2010 51 §',
    source: 'HE 74/2022 vp, StVM 21/2022 vp',
  },
];
