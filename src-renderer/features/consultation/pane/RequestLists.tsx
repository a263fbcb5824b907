import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Consultation, Consultations } from '#shared/consultation.js';
import type { People } from '../../../ui/colleagues/use-people.js';
import { Button } from '../../../ui/button.js';
import { moveTo } from '../../../ui/move.js';
import { Notice } from '../../../ui/parts.js';
import { listsOf } from '../lists.js';
import { useNow } from '../../../ui/use-now.js';
import { PendingRow } from './PendingRow.js';
import { RequestRow } from './RequestRow.js';

const LISTS = ['mine', 'own', 'queue'] as const;

/** What waits for the professional, what they asked, their team's queue, and what is closed; arrows go from row to row. */
export function RequestLists({
  consultations,
  people,
  onOpen,
}: {
  consultations: Consultations;
  people: People;
  onOpen: (id: string) => void;
}) {
  const { t } = useTranslation('consultationLater');
  const now = useNow(5000);
  const [closedShown, setClosedShown] = useState(false);
  const lists = listsOf(consultations);
  const known = new Set(consultations.consultations.map(({ id }) => id));
  const unsent = consultations.pending.filter(
    ({ consultation, request }) => request !== undefined && !known.has(consultation),
  );
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('.co-row')];
    const next = moveTo(
      event.key,
      rows.findIndex((row) => row === document.activeElement),
      rows.length,
      10,
    );
    if (next === undefined) return;
    event.preventDefault();
    rows[next]?.focus();
  };
  const row = (one: Consultation) => (
    <RequestRow
      key={one.id}
      consultation={one}
      consultations={consultations}
      people={people}
      now={now}
      onOpen={() => onOpen(one.id)}
    />
  );
  const nothing = LISTS.every((list) => lists[list].length === 0) && unsent.length === 0;
  return (
    <div className="co-lists" role="presentation" onKeyDown={onKeyDown}>
      {nothing && <Notice kind="empty" title={t('lists.none')} detail={t('lists.noneHint')} />}
      {LISTS.map((list) => {
        const waiting = list === 'own' ? unsent : [];
        if (lists[list].length === 0 && waiting.length === 0) return null;
        return (
          <section key={list} className="co-list" aria-labelledby={`co-list-${list}`}>
            <h3 id={`co-list-${list}`}>
              {t(`lists.${list}`)} <span className="tp-weak tp-num">{lists[list].length + waiting.length}</span>
            </h3>
            <ul>
              {waiting.map((one) => (
                <PendingRow key={one.id} pending={one} consultations={consultations} people={people} />
              ))}
              {lists[list].map(row)}
            </ul>
          </section>
        );
      })}
      {lists.closed.length > 0 && (
        <section className="co-list" aria-labelledby="co-list-closed">
          <h3 id="co-list-closed">
            {t('lists.closed')} <span className="tp-weak tp-num">{lists.closed.length}</span>
            <Button aria-expanded={closedShown} onClick={() => setClosedShown(!closedShown)}>
              {closedShown ? t('lists.hide') : t('lists.show')}
            </Button>
          </h3>
          {closedShown && <ul>{lists.closed.map(row)}</ul>}
        </section>
      )}
    </div>
  );
}
