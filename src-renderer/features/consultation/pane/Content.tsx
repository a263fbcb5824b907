import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { usePeople } from '../../../ui/colleagues/use-people.js';
import { Button } from '../../../ui/button.js';
import { Icon } from '../../../ui/icon.js';
import { useSendIntent } from '../../../ui/intents.js';
import { PaneHeader } from '../../../ui/pane.js';
import { Notice } from '../../../ui/parts.js';
import { useKept } from '../../../ui/use-kept.js';
import { SHOWN } from '../lists.js';
import { RequestPage } from '../page/RequestPage.js';
import { useConsultations } from '../use-consultations.js';
import { HubNotice } from './HubNotice.js';
import { Refusals } from './Refusals.js';
import { RequestLists } from './RequestLists.js';
import './consultation.css';

/** The lists of requests, or the page of one. */
export default function Content() {
  const { t } = useTranslation('consultationLater');
  const send = useSendIntent();
  const consultations = useConsultations();
  const people = usePeople();
  const [shown, show] = useKept(SHOWN);
  const consultation = consultations?.consultations.find(({ id }) => id === shown);
  const pending = consultations?.pending.some((one) => one.consultation === shown) === true;
  const gone = consultations !== undefined && shown !== null && consultation === undefined && !pending;
  // A page whose request is over for this professional (taken by another one, kept no longer) gives way to the lists.
  useEffect(() => {
    if (gone) show(null);
  }, [gone, show]);
  if (consultations === undefined) return <Notice kind="loading" title={t('common:loading')} />;
  return (
    <div className="co-pane">
      <PaneHeader>
        <span className="tp-pane-facts" />
        <Button onClick={() => send({ do: 'consult' })} startIcon={<Icon name="plus" />}>
          {t('newRequest')}
        </Button>
      </PaneHeader>
      <HubNotice consultations={consultations} />
      <Refusals refused={consultations.refused} consultations={consultations.consultations} />
      {consultation === undefined ? (
        <RequestLists consultations={consultations} people={people} onOpen={show} />
      ) : (
        <RequestPage
          key={consultation.id}
          consultation={consultation}
          consultations={consultations}
          people={people}
          onBack={() => show(null)}
        />
      )}
    </div>
  );
}
