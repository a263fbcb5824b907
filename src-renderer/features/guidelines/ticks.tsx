import { type ReactNode, createContext, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { useForClient } from './now/use-for-client.js';

interface Ticks {
  ticked: ReadonlySet<string>;
  toggle: (item: string) => void;
}
const TicksReact = createContext<Ticks | null>(null);
const none: ReadonlySet<string> = new Set();

/** Keeps what is ticked in the checklists while one client is open; another client begins with nothing ticked. */
export function TicksProvider({ children }: { children: ReactNode }) {
  const [ticked, keep] = useForClient(none);
  const toggle = (item: string) =>
    keep(ticked.has(item) ? new Set([...ticked].filter((each) => each !== item)) : new Set([...ticked, item]));
  return <TicksReact value={{ ticked, toggle }}>{children}</TicksReact>;
}

/** Boxes to tick, with how many are done; on paper, boxes to tick by hand. */
export function Checklist({ list, items, print }: { list: string; items: readonly string[]; print: boolean }) {
  const { t } = useTranslation('guidelinesNowLater');
  const ticks = useContext(TicksReact);
  const keyOf = (at: number) => `${list} ${at}`;
  if (print || ticks === null)
    return (
      <ul className="gl-boxes">
        {items.map((item) => (
          <li key={item}>☐ {item}</li>
        ))}
      </ul>
    );
  const done = items.filter((_, at) => ticks.ticked.has(keyOf(at))).length;
  return (
    <>
      <ul className="gl-boxes">
        {items.map((item, at) => (
          <li key={item}>
            <label>
              <input type="checkbox" checked={ticks.ticked.has(keyOf(at))} onChange={() => ticks.toggle(keyOf(at))} />
              <span>{item}</span>
            </label>
          </li>
        ))}
      </ul>
      <p className="gl-boxes-note">
        <output>{t('checklist.done', { done, all: items.length })}</output> {t('checklist.only')}
      </p>
    </>
  );
}
