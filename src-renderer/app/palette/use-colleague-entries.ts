import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { findPeople } from '../../ui/colleagues/find-people.js';
import { usePeople } from '../../ui/colleagues/use-people.js';
import { stateWord } from '../../ui/colleagues/words.js';
import { useSendIntent } from '../../ui/intents.js';
import type { PaletteEntry } from './entry.js';

const MOST = 5;

/** Colleagues that the query finds, each with the state of now; one that is chosen comes with the contact card. */
export function useColleagueEntries(query: string): PaletteEntry[] {
  const { t } = useTranslation('availability');
  const send = useSendIntent();
  const { colleagues, store, known } = usePeople();
  return useMemo(
    () =>
      findPeople(colleagues, query, MOST).map(({ id, ordinal, name, title, unit }): PaletteEntry => {
        const state = (known ? store.row(ordinal)?.state : undefined) ?? 'unknown';
        return {
          id: `colleague-${id}`,
          kind: 'colleague',
          icon: 'people',
          label: name,
          detail: `${stateWord(t, state)} · ${title}, ${unit}`,
          run: () => {
            send({ do: 'showColleague', id });
            send({ do: 'showPane', paneId: 'availability' });
          },
        };
      }),
    [colleagues, known, query, send, store, t],
  );
}
