import type { HostText } from './texts.js';

/** A box with a question; the last button is a no, and so is closing it. */
export interface Question {
  type: 'question';
  message: string;
  buttons: string[];
  cancelId: number;
  defaultId: number;
  noLink: true;
}

/**
 * What the professional is asked about a tool's wishes.
 * @param ask shows the box; gives the place of the pressed button
 * @param screens what may be shared. Windows are not offered: their titles and pictures could hold another's data
 */
export function createQuestions<Source extends { name: string }>({
  ask,
  screens,
  text,
}: {
  ask: (question: Question) => Promise<number>;
  screens: () => Promise<Source[]>;
  text: (text: HostText) => string;
}) {
  async function choose(message: HostText, names: string[]): Promise<number | undefined> {
    const no = names.length;
    const buttons = [...names, text('cancel')];
    const pressed = await ask({
      type: 'question',
      message: text(message),
      buttons,
      cancelId: no,
      defaultId: no,
      noLink: true,
    });
    return pressed < no ? pressed : undefined;
  }
  return {
    /** Which certificate a tool is given. @returns its place in the list */
    chooseCertificate: (names: string[]) => choose('chooseCertificate', names),
    /** Which screen a tool may share. */
    async chooseSource(): Promise<Source | undefined> {
      const sources = await screens();
      const chosen = await choose(
        'chooseScreen',
        sources.map(({ name }) => name),
      );
      return chosen === undefined ? undefined : sources[chosen];
    },
  };
}
