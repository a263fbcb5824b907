import { useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Colleague } from '#shared/availability.js';
import type { PresenceStore } from '../../../ui/colleagues/presence-store.js';
import { Button } from '../../../ui/button.js';
import { Icon } from '../../../ui/icon.js';
import { Notice } from '../../../ui/parts.js';
import { PopupButton } from '../../../ui/popup-button.js';
import { useClientContext } from '../../../ui/workbench.js';
import { NeedForm } from './NeedForm.js';
import { RankedRow } from './RankedRow.js';
import { type Need, needOf } from './need.js';
import { useNeedWords } from './need-words.js';
import { useRanking } from './use-ranking.js';
import './ranking.css';

/** Everybody serves in it, so it says nothing of who can take a client. */
const USUAL = 'fi';
const RULE = ['who', 'worker', 'fits', 'duty', 'state', 'load', 'turn'] as const;

export interface WhoCanTakeProps {
  colleagues: readonly Colleague[];
  store: PresenceStore;
  known: boolean;
  generation: number;
  self: string | undefined;
  namedWorker: string | undefined;
  today: string;
  onOpen: (person: string) => void;
  /** Asks a person for a consultation, or nobody yet: then a queue or a unit is chosen. */
  onAsk: (person?: string) => void;
  onFold: () => void;
}

/** "Kuka voi ottaa tämän nyt": the five to ask first, each with the reason in words; the need can be changed. */
export default function WhoCanTake({
  colleagues,
  store,
  known,
  generation,
  self,
  namedWorker,
  today,
  onOpen,
  onAsk,
  onFold,
}: WhoCanTakeProps) {
  const { t } = useTranslation('availabilityLater');
  const client = useClientContext()?.active ?? null;
  const of = client?.reference;
  const [changed, setChanged] = useState<{ of: string | undefined; need: Need }>();
  const [choosing, setChoosing] = useState(false);
  const id = useId();
  const language = client?.language;
  const municipality = client?.municipality;
  // What was chosen for one client says nothing of the next.
  const need = useMemo(
    () => (changed !== undefined && changed.of === of ? changed.need : needOf({ language, municipality }, USUAL)),
    [changed, language, municipality, of],
  );
  const words = useNeedWords(need);
  const circumstances = { self, namedWorker, turn: today };
  const { ranked, hold } = useRanking({ colleagues, need, store, known, generation, circumstances });
  return (
    <section className="av-ranking" aria-labelledby={id}>
      <div
        role="presentation"
        onPointerEnter={() => hold(true)}
        onPointerLeave={({ currentTarget }) => hold(currentTarget.contains(document.activeElement))}
        onFocus={() => hold(true)}
        onBlur={({ currentTarget, relatedTarget }) => hold(currentTarget.contains(relatedTarget))}
      >
        <header>
          <h3 id={id}>
            <button type="button" aria-expanded onClick={onFold}>
              <Icon name="down" size={12} />
              {t('availability:whoCanTake')}
            </button>
          </h3>
          <button
            type="button"
            className="av-need"
            aria-expanded={choosing}
            aria-controls={choosing ? `${id}-need` : undefined}
            onClick={() => setChoosing(!choosing)}
          >
            {words === '' ? t('ranking.anybody') : words}
            <Icon name="pen" size={12} label={t('ranking.change')} />
          </button>
          <span className="tp-grow" />
          <PopupButton
            className="tp-button tp-button-text av-rule-button"
            title={t('ranking.rule.title')}
            label={
              <>
                <Icon name="info" size={14} />
                {t('ranking.grounds')}
              </>
            }
          >
            <div className="av-rule">
              <h4>{t('ranking.rule.title')}</h4>
              <ol>
                {RULE.map((line) => (
                  <li key={line}>{t(`ranking.rule.${line}`)}</li>
                ))}
              </ol>
              <p>{t('ranking.rule.never')}</p>
            </div>
          </PopupButton>
        </header>
        {choosing && (
          <NeedForm
            id={`${id}-need`}
            colleagues={colleagues}
            need={need}
            onChange={(next) => setChanged({ of, need: next })}
          />
        )}
        {ranked.length === 0 && (
          <div className="av-ranking-nobody">
            <Notice kind="empty" title={t('ranking.nobody')} detail={t('ranking.nobodyHint')} />
            <Button variant="outlined" onClick={() => onAsk()}>
              {t('ranking.askQueue')}
            </Button>
          </div>
        )}
        <ol className="av-ranked">
          {ranked.map(({ colleague, reasons }, index) => (
            <RankedRow
              key={colleague.id}
              place={index + 1}
              colleague={colleague}
              reasons={reasons}
              store={store}
              onOpen={onOpen}
              onAsk={onAsk}
            />
          ))}
        </ol>
      </div>
    </section>
  );
}
