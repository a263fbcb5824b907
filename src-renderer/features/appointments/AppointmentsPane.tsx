import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Booking, Offer, SlotFilter } from '#shared/appointments.js';
import { addDays, inFinland, mondayOf, weekdayOf } from '#shared/helsinki.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { useTellSteps } from '../../ui/doing.js';
import { failureText } from '../../ui/failure-text.js';
import { Icon } from '../../ui/icon.js';
import { useShownVersion } from '../../ui/pane.js';
import { FilterChip, IconButton, Notice } from '../../ui/parts.js';
import { useWorkbench } from '../../ui/workbench.js';
import { BookDialog } from './BookDialog.js';
import { CancelDialog } from './CancelDialog.js';
import { ClientSide } from './ClientSide.js';
import { ConfirmationDialog } from './Confirmation.js';
import { DayGrid } from './DayGrid.js';
import { Filters } from './Filters.js';
import { FirstFree } from './FirstFree.js';
import { dayIsIn, daysOf, offersOf } from './grid.js';
import { type Ask, stepsOf } from './steps.js';
import { useCalendar, useCatalogue, useClientAppointments, useMinute } from './use-appointments.js';
import { useDayName } from './use-day-name.js';
import { WeekGrid } from './WeekGrid.js';
import './appointments.css';

/** At a weekend what is looked for is the week to come. */
const workdayFrom = (day: string): string => (weekdayOf(day) > 5 ? addDays(day, 8 - weekdayOf(day)) : day);

/** Times by week and day, the first that suits, and what the open client has booked. */
export default function AppointmentsPane() {
  const { t, ready } = useTranslation('appointmentsLater', { useSuspense: false });
  const { client } = useWorkbench();
  const now = useMinute();
  const today = inFinland(now).day;
  const dayName = useDayName();
  const [view, setView] = useState<'week' | 'day'>('week');
  const [day, setDay] = useState(() => workdayFrom(today));
  const [filter, setFilter] = useState<SlotFilter>({});
  const [ask, setAsk] = useState<Ask>();
  const [moving, setMoving] = useState<{ booking: Booking; version: number }>();
  const state = useClientAppointments();
  useShownVersion(state === undefined || state.client === null ? undefined : state.contextVersion);
  const catalogue = useCatalogue();
  const from = view === 'week' ? mondayOf(day) : day;
  const span = view === 'week' ? 7 : 1;
  // A booking is moved within the server that has it.
  const wished = moving === undefined ? filter : { ...filter, source: moving.booking.source };
  const { calendar, stale, again } = useCalendar(from, span, wished);
  const wanted = state?.wish?.service;
  useEffect(() => {
    if (wanted !== undefined) setFilter((before) => ({ ...before, service: wanted }));
  }, [wanted]);
  const may = state?.open === true;
  useTellSteps(may ? stepsOf({ ask, moving: moving !== undefined }) : []);
  const version = state?.contextVersion;
  // What was begun for one client is not gone on with for the next.
  useEffect(() => {
    setMoving((before) => (before?.version === version ? before : undefined));
    setAsk(undefined);
  }, [version]);

  if (!ready || catalogue === undefined) return <Notice kind="loading" title={t('common:loading')} />;
  const offers = calendar === undefined ? [] : offersOf(calendar);
  const mine = (state?.bookings ?? []).filter(({ status }) => status !== 'cancelled');
  const own = mine.filter(({ start }) => dayIsIn(inFinland(start).day, from, span));
  const failures = [...new Set((calendar?.failures ?? []).map((one) => failureText(t, one)))];
  const pick = (offer: Offer) => setAsk({ do: 'book', offer });
  const close = () => {
    setAsk(undefined);
    setMoving(undefined);
  };
  const move = (booking: Booking) => {
    setMoving({ booking, version: version ?? -1 });
    // Times of the same service first; the rest is a choice away.
    const { service, source } = booking;
    const same = catalogue.services.find(({ id, name }) => id.startsWith(`${source}/`) && name.fi === service?.fi);
    setFilter(same === undefined ? {} : { service: same.id });
  };
  const show = (which: string) => {
    setDay(which);
    setView('day');
  };
  return (
    <div className="ap-pane">
      <div className="ap-main">
        <Filters catalogue={catalogue} filter={filter} onChange={setFilter} />
        {state?.wish?.reason !== undefined && (
          <div className="ap-wish">
            <Icon name="pen" size={14} />
            <span>{t('wish', { reason: state.wish.reason })}</span>
            <Button onClick={() => void client.appointments.forget()}>{t('forget')}</Button>
          </div>
        )}
        {moving !== undefined && (
          <div className="ap-wish">
            <Icon name="swap" size={14} />
            <span>{t('moving')}</span>
            <Button onClick={() => setMoving(undefined)}>{t('keepOld')}</Button>
          </div>
        )}
        <FirstFree filter={wished} onPick={pick} />
        <div className="ap-bar">
          <IconButton icon="back" label={t(`earlier.${view}`)} onClick={() => setDay(addDays(day, -span))} />
          <Button variant="outlined" onClick={() => setDay(today)}>
            {t('today')}
          </Button>
          <IconButton icon="right" label={t(`later.${view}`)} onClick={() => setDay(addDays(day, span))} />
          <input
            type="date"
            className="tp-input ap-goto"
            aria-label={t('goTo')}
            value={day}
            onChange={({ target }) => target.value !== '' && setDay(target.value)}
          />
          <h3>{view === 'week' ? `${dayName(from)} – ${dayName(addDays(from, 6))}` : dayName(day)}</h3>
          {stale && <span className="tp-weak">{t('common:loading')}</span>}
          <span className="tp-grow" />
          <div role="group" aria-label={t('view')} className="ap-chips">
            <FilterChip on={view === 'week'} onToggle={() => setView('week')}>
              {t('week')}
            </FilterChip>
            <FilterChip on={view === 'day'} onToggle={() => setView('day')}>
              {t('day')}
            </FilterChip>
          </div>
        </div>
        {failures.map((text) => (
          <Notice key={text} kind="failed" title={text} detail={t('missing')} onRetry={again} />
        ))}
        {calendar !== undefined && offers.length === 0 && failures.length === 0 && (
          <Notice kind="empty" title={t('noTimes')} />
        )}
        {calendar === undefined && <Notice kind="loading" title={t('common:loading')} />}
        {(offers.length > 0 || own.length > 0) &&
          (view === 'week' ? (
            <WeekGrid
              days={daysOf(from, span, [...offers.map(({ slot }) => slot), ...own])}
              offers={offers}
              bookings={own}
              whole={failures.length === 0}
              now={now}
              onPick={pick}
              onDay={show}
            />
          ) : (
            <DayGrid day={day} offers={offers} bookings={own} now={now} onPick={pick} />
          ))}
      </div>
      <aside className="ap-side" aria-label={t('client.title')}>
        <ClientSide
          state={state}
          services={catalogue.services}
          chosen={filter.service}
          onMove={move}
          onCancel={(booking) => setAsk({ do: 'cancel', booking })}
          onConfirm={(booking) => setAsk({ do: 'confirm', booking })}
        />
      </aside>
      {ask?.do === 'book' && state !== undefined && may && (
        <BookDialog
          key={ask.offer.slot.id}
          offer={ask.offer}
          moving={moving?.booking}
          state={state}
          onDone={again}
          onClose={close}
        />
      )}
      {ask?.do === 'book' && !may && (
        <Dialog title={t('client.none')} onClose={close}>
          <p>{t(state?.client === null ? 'client.noneDetail' : 'client.closedDetail')}</p>
        </Dialog>
      )}
      {ask?.do === 'cancel' && version !== undefined && (
        <CancelDialog
          booking={ask.booking}
          version={version}
          language={state?.interpreter.language}
          onDone={again}
          onClose={close}
        />
      )}
      {ask?.do === 'confirm' && version !== undefined && (
        <ConfirmationDialog
          title={t('confirmation.title')}
          version={version}
          booking={ask.booking.id}
          language={state?.interpreter.language}
          onClose={close}
        />
      )}
    </div>
  );
}
