import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Service } from '#shared/service-tray.js';
import { Button } from '../../../ui/button.js';
import '../../../ui/fields.css';
import { Icon } from '../../../ui/icon.js';
import { FilterChip, IconButton } from '../../../ui/parts.js';
import { placesOf } from '../finding/places.js';
import '../service-details.css';
import { TrayButton } from '../tray-button.js';
import { useFocusOnce, useKeys } from '../use-keys.js';
import type { TrayNow } from '../use-tray.js';
import type { Words } from '../words.js';
import { ComparePrint } from './compare-print.js';
import { compareRows, compareText } from './compare-rows.js';
import { CompareCards } from './compare-cards.js';
import { CompareTable } from './compare-table.js';
import './compare.css';
import { useNarrow } from './use-narrow.js';

/** A table's column is at least so wide; where there is less, the services are cards. */
const COLUMN = 190;

/** Up to four services side by side, with what differs marked. */
export default function CompareView({
  services,
  all,
  words,
  tray,
  onRead,
  onRemove,
  onBack,
}: {
  services: readonly Service[];
  /** Distance is told from the towns that all services' addresses name; never from a client's home. */
  all: readonly Service[];
  words: Words;
  tray: TrayNow;
  onRead: (serviceId: string) => void;
  onRemove: (serviceId: string) => void;
  onBack: () => void;
}) {
  const { t } = useTranslation('serviceTrayCompareLater');
  const [town, setTown] = useState('');
  const [onlyDiffering, setOnlyDiffering] = useState(false);
  const [copied, setCopied] = useState<'copied' | 'copyFailed'>();
  const [printing, setPrinting] = useState<number>();
  const back = useFocusOnce<HTMLButtonElement>();
  const root = useKeys<HTMLElement>((event) => {
    if (event.key === 'Escape') onBack();
  });
  const places = useMemo(() => placesOf(all), [all]);
  const from = places.find(({ name }) => name === town);
  const rows = compareRows(services, from, words);
  const shown = onlyDiffering ? rows.filter(({ differs }) => differs) : rows;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(compareText(services, rows, words, Date.now()));
      setCopied('copied');
    } catch {
      setCopied('copyFailed');
    }
  };
  const { narrow, measured } = useNarrow(services.length * COLUMN);
  const Compared = narrow ? CompareCards : CompareTable;
  const renderHead = (service: Service, name: string) => (
    <>
      <button type="button" className="st-row-name" onClick={() => onRead(service.id)}>
        {name}
      </button>
      <div className="st-compare-acts">
        <TrayButton target={{ kind: 'service', serviceId: service.id }} name={name} tray={tray} words={words} />
        <IconButton icon="close" label={t('remove', { name })} onClick={() => onRemove(service.id)} />
      </div>
    </>
  );
  return (
    <article className="st-details" aria-label={t('title')} ref={root}>
      <div className="st-details-bar st-compare-head">
        <Button ref={back} onClick={onBack} startIcon={<Icon name="right" size={14} />} className="st-back">
          {t('back')}
        </Button>
        <span className="tp-grow" />
        <output className="tp-weak">{copied !== undefined && t(copied)}</output>
        <Button onClick={() => void copy()} startIcon={<Icon name="doc" size={14} />}>
          {t('copy')}
        </Button>
        <Button onClick={() => setPrinting(Date.now())} startIcon={<Icon name="print" size={14} />}>
          {t('print')}
        </Button>
      </div>
      <div className="st-details-bar st-compare-head">
        <FilterChip on={onlyDiffering} onToggle={() => setOnlyDiffering(!onlyDiffering)}>
          {t('onlyDiffering')}
        </FilterChip>
        <span className="tp-grow" />
        <label className="st-compare-from">
          {t('from')}
          <select className="tp-input" value={town} onChange={(event) => setTown(event.target.value)}>
            <option value="">{t('fromNone')}</option>
            {places.map(({ name }) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </div>
      <div className="st-scroll st-compare-scroll" tabIndex={-1} ref={measured}>
        <Compared services={services} rows={shown} words={words} renderHead={renderHead} />
      </div>
      {printing !== undefined && (
        <ComparePrint
          services={services}
          rows={rows}
          words={words}
          now={printing}
          onDone={() => setPrinting(undefined)}
        />
      )}
    </article>
  );
}
