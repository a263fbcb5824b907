import { skipToken, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { localize } from '#shared/localize.js';
import { failureText } from '../../ui/failure-text.js';
import { formatDate, languageOf } from '../../ui/format.js';
import { useSendIntent } from '../../ui/intents.js';
import { paneIdOf } from '../../ui/pane-id.js';
import { useWorkbench } from '../../ui/workbench.js';
import { panes } from '../panes.js';
import { usePaneControl } from '../panes/pane-control.js';
import type { PaletteEntry, PaletteGroup, PaletteMode } from './entry.js';
import { inGroups } from './groups.js';
import { ranked } from './rank.js';
import { useColleagueEntries } from './use-colleague-entries.js';
import { useCommandEntries } from './use-command-entries.js';
import { useDebounced } from './use-debounced.js';
import type { FoundEntries } from './use-found-entries.js';

/** What the palette offers for a query, and a line on how the search stands. */
export function usePaletteEntries(
  mode: PaletteMode,
  query: string,
  { entries: found, state }: Pick<FoundEntries, 'entries' | 'state'>,
  onNote: (note: string) => void,
): { groups: PaletteGroup[]; hint: string } {
  const { t } = useTranslation('paletteLater');
  const clients = useClientEntries(query, onNote);
  const colleagues = useColleagueEntries(mode === 'clients' ? '' : query);
  const panesAndTools = usePaneAndToolEntries();
  const commands = useCommandEntries();
  const others = mode === 'clients' ? [] : ranked([...panesAndTools, ...commands], query);
  const groups = inGroups([...clients.entries, ...colleagues, ...others, ...found], query);
  const hint =
    clients.hint !== ''
      ? clients.hint
      : mode === 'clients' && query.trim().length < 2
        ? t('typeMore')
        : state === 'failed'
          ? t('notGot')
          : state === 'coming' && query.trim() !== ''
            ? t('coming')
            : groups.length === 0
              ? t('nothing')
              : '';
  return { groups, hint };
}

function useClientEntries(query: string, onNote: (note: string) => void): { entries: PaletteEntry[]; hint: string } {
  const { t, i18n } = useTranslation('paletteLater');
  const { orpc, client } = useWorkbench();
  const settled = useDebounced(query.trim(), 150);
  const search = useQuery(
    orpc.context.search.queryOptions({
      input: settled.length < 2 ? skipToken : { query: settled },
      // A name searched for is not kept after the palette is closed.
      gcTime: 0,
    }),
  );
  if (query.trim().length < 2) return { entries: [], hint: '' };
  const language = languageOf(i18n.language);
  // Clients found for an earlier, shorter query are not offered: Enter would open somebody that was not meant.
  const hits = settled === query.trim() ? (search.data?.hits ?? []) : [];
  const entries = hits.map((hit): PaletteEntry => ({
    id: hit.reference,
    kind: 'client',
    icon: 'user',
    label: hit.name,
    ...(hit.birthDate === undefined ? {} : { detail: t('born', { date: formatDate(hit.birthDate, language) }) }),
    run: () => {
      client.context.open({ reference: hit.reference }).then(
        ({ failure }) => onNote(failure === undefined ? '' : failureText(t, failure)),
        () => onNote(t('frame:note.notOpened')),
      );
    },
  }));
  const failure = search.data?.failure;
  const hint =
    failure !== undefined
      ? failureText(t, failure)
      : search.isError
        ? t('searchFailed')
        : search.isFetching || settled !== query.trim()
          ? t('searching')
          : '';
  return { entries, hint };
}

function usePaneAndToolEntries(): PaletteEntry[] {
  const { t, i18n } = useTranslation('paletteLater');
  const { orpc, screen } = useWorkbench();
  const { control } = usePaneControl();
  const send = useSendIntent();
  const tools = useQuery(orpc.tools.list.queryOptions()).data;
  const language = languageOf(i18n.language);
  return useMemo(() => {
    const here = control()?.here() ?? [];
    return [
      ...panes.map((pane): PaletteEntry => {
        const stands = here.indexOf(pane.id);
        return stands === -1
          ? {
              id: `pane-${pane.id}`,
              kind: 'pane',
              icon: pane.icon,
              label: t(pane.titleKey),
              ...(pane.home === undefined
                ? { run: () => send({ do: 'showPane', paneId: pane.id }) }
                : { detail: t('bringHere'), run: () => control()?.moveTo(pane.id, screen) }),
            }
          : {
              id: `pane-${pane.id}`,
              kind: 'pane',
              icon: pane.icon,
              label: t(pane.titleKey),
              ...(stands < 9 ? { detail: `Alt ${stands + 1}` } : {}),
              run: () => void control()?.focus(pane.id),
            };
      }),
      ...(tools ?? []).map((tool): PaletteEntry => ({
        id: `tool-${tool.id}`,
        kind: 'tool',
        icon: tool.kind === 'card' ? 'book' : 'tools',
        label: localize(tool.name, language),
        ...(tool.description === undefined ? {} : { detail: localize(tool.description, language) }),
        run: () =>
          send(
            tool.pane === undefined
              ? { do: 'openTool', toolId: tool.id }
              : { do: 'showPane', paneId: paneIdOf(tool.pane) },
          ),
      })),
    ];
  }, [control, language, screen, send, t, tools]);
}
