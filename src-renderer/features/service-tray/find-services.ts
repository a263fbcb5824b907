import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { localize } from '#shared/localize.js';
import { serviceFields } from '#shared/search/fields.js';
import type { Service } from '#shared/service-tray.js';
import { languageOf } from '../../ui/format.js';
import { useSendIntent } from '../../ui/intents.js';
import { type FinderProps, type FoundRow, MOST_FOUND } from '../../ui/palette-finder.js';
import { useTextSearch } from '../../ui/search/use-text-search.js';
import { useDocuments } from './use-documents.js';
import { useServices } from './use-services.js';

const noServices: readonly Service[] = [];
const noRows: readonly FoundRow[] = [];

/** A municipality more than these is only counted. */
const MOST_PLACES = 2;

/** Services for the palette, in either window. Never narrowed by who is open. Draws nothing. */
export default function FindServices({ query, onFound }: FinderProps): null {
  const { i18n } = useTranslation();
  const send = useSendIntent();
  const { catalogue, loading, failed, failure } = useServices();
  const services = catalogue?.services ?? noServices;
  const made = useDocuments(catalogue, true);
  const { answer, building } = useTextSearch({
    // Of its own: the pane in the same window may be searching something else at the time.
    collection: 'palette/services',
    fields: serviceFields,
    documents: made?.documents,
    wanted: true,
    query,
    limit: MOST_FOUND,
  });
  const byId = useMemo(() => new Map(services.map((service) => [service.id, service])), [services]);
  const language = languageOf(i18n.language);
  const rows = useMemo(() => {
    if (answer === undefined) return noRows;
    return answer.hits.flatMap(({ id }): FoundRow[] => {
      const service = byId.get(id);
      if (service === undefined) return [];
      const places = service.municipalities.map((name) => localize(name, language));
      const rest = places.length - MOST_PLACES;
      const detail = [
        ...(service.provider === undefined ? [] : [localize(service.provider, language)]),
        ...(places.length === 0 ? [] : [places.slice(0, MOST_PLACES).join(', ') + (rest > 0 ? ` +${rest}` : '')]),
      ].join(' · ');
      return [
        {
          id,
          label: localize(service.name, language),
          ...(detail === '' ? {} : { detail }),
          run: () => {
            send({ do: 'showService', id });
            send({ do: 'showPane', paneId: 'service-tray' });
          },
        },
      ];
    });
  }, [answer, byId, language, send]);
  // A query that has no answer yet has not found nothing.
  const unanswered = query.trim() !== '' && answer === undefined;
  const coming = loading || building !== undefined || unanswered;
  const missing = catalogue === undefined && (failed || failure !== undefined);
  useEffect(() => {
    onFound({ rows, state: missing ? 'failed' : coming ? 'coming' : 'ready' });
  }, [coming, missing, onFound, rows]);
  return null;
}
