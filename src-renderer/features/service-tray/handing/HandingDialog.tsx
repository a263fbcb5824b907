import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '#shared/language.js';
import type { SourceHealth } from '#shared/service-tray.js';
import { localize } from '#shared/localize.js';
import { Button } from '../../../ui/button.js';
import { Dialog } from '../../../ui/dialog.js';
import { useTellSteps } from '../../../ui/doing.js';
import { languageOf } from '../../../ui/format.js';
import { Icon } from '../../../ui/icon.js';
import { useSendIntent } from '../../../ui/intents.js';
import { Notice, StateText } from '../../../ui/parts.js';
import { useClientContext, useWorkbench } from '../../../ui/workbench.js';
import { type Offered, thingOf } from '../things.js';
import type { TrayNow } from '../use-tray.js';
import { type HandoutWish, createHandout } from './handout.js';
import { Message } from './Message.js';
import { Paper } from './Paper.js';
import { Printed } from './Printed.js';
import { useClientWords } from './use-client-words.js';
import { attributionOf } from '../words.js';
import { useGiving } from './use-giving.js';
import { Ways } from './Ways.js';
import { Wishes } from './Wishes.js';
import '../../../ui/fields.css';
import './handing.css';

/** What is given from this tray. */
export interface HandingProps {
  tray: TrayNow;
  offered: Offered;
  /** Where the services come from: told on the handout. */
  sources: readonly SourceHealth[];
  /** Of the client for whom it was opened. */
  version: number;
  onClose: () => void;
}

/** Gives the tray to the client: how they want it, what they get, and the ways to give it. */
export default function HandingDialog({ tray, offered, sources, version, onClose }: HandingProps) {
  const { t, i18n } = useTranslation('handingLater');
  const { orpc } = useWorkbench();
  const send = useSendIntent();
  const about = useQuery(orpc.handing.about.queryOptions({ staleTime: Infinity })).data;
  const spoken = useClientContext()?.active?.language;
  // The client's own language where it is one of ours, else the one that is spoken here.
  const [language, setLanguage] = useState<Language>(() => languageOf(spoken ?? i18n.language));
  const [wish, setWish] = useState<HandoutWish>({ plain: false, points: 14 });
  const [now] = useState(Date.now);
  const words = useClientWords(language);
  const [writing, setWriting] = useState(false);
  const giving = useGiving(version, words?.t('fileName') ?? '');

  const changed = tray.tray.contextVersion !== version;
  useTellSteps(changed ? [] : [writing ? 'clientMessage' : 'services']);
  const county = about && { name: about.county, counselling: about.counselling };
  const handout =
    words === undefined || county === undefined || changed
      ? undefined
      : createHandout(tray.tray, offered, { county, attribution: attributionOf(sources, words), now }, wish, words);
  const things = tray.tray.items.map((item) => thingOf(item, offered));
  const missing = things.filter((thing) => thing === undefined).length;
  const names = things.flatMap((thing) =>
    thing === undefined ? [] : [thing.kind === 'service' ? thing.service.name : thing.event.title],
  );
  const onlyFinnish = names.some((name) => name[language] === undefined);

  return (
    <Dialog title={t('title')} wide onClose={onClose}>
      {changed ? (
        <Notice kind="failed" title={t('clientChanged')} />
      ) : about === undefined || words === undefined ? (
        <Notice kind="loading" title={t('common:loading')} />
      ) : handout === undefined ? (
        <Notice kind="empty" title={t('nothing')} />
      ) : (
        <div className="hd-two">
          <div className="hd-side">
            <Wishes language={language} wish={wish} onLanguage={setLanguage} onWish={setWish} />
            {onlyFinnish && (
              <StateText icon="info" color="info">
                {t('untranslated')}
              </StateText>
            )}
            {missing > 0 && (
              <StateText icon="warnf" color="caution">
                {t('missing', { count: missing })}
              </StateText>
            )}
            <Ways
              handout={handout}
              giving={giving}
              service={about.messages && localize(about.messages, languageOf(i18n.language))}
              writing={writing}
              onMessage={() => setWriting(true)}
            />
            <Button
              startIcon={<Icon name="star" size={14} />}
              onClick={() => {
                onClose();
                send({ do: 'showPane', paneId: 'feedback' });
              }}
            >
              {t('feedback')}
            </Button>
          </div>
          {writing ? (
            <Message handout={handout} version={version} giving={giving} onClose={() => setWriting(false)} />
          ) : (
            <section className="hd-preview" aria-label={t('preview')}>
              <h3>{t('preview')}</h3>
              {/* What scrolls must be reached by keys too (WCAG 2.1.1). */}
              {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
              <div className="hd-sheet" tabIndex={0} role="group" aria-label={t('preview')}>
                <Paper handout={handout} />
              </div>
            </section>
          )}
          {giving.printing !== undefined && <Printed handout={giving.printing} onDone={giving.printed} />}
        </div>
      )}
    </Dialog>
  );
}
