import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.js';
import { Icon } from '../../ui/icon.js';
import { useSendIntent } from '../../ui/intents.js';
import { useHasPane } from '../../ui/pane.js';
import { Section } from '../../ui/parts.js';
import { useWorkbench } from '../../ui/workbench.js';
import { CloseForm } from './CloseForm.js';
import type { ContactProps } from './types.js';
import { mayBeGiven, nextWay, waysIn } from './ways.js';
import { Problem } from './parts.js';
import { RecordText } from './RecordText.js';
import { useAsk } from './use-desk.js';

/** The end of the contact: what is recorded of it, and how it ended. */
export function WrapUp({ contact, version, open }: ContactProps & { open: boolean }) {
  const { t } = useTranslation('deskLater');
  const { client } = useWorkbench();
  const { ask, busy, problem } = useAsk();
  const send = useSendIntent();
  const ways = waysIn(useHasPane());
  if (contact.client === undefined)
    return (
      <Section
        title={t('wrapUp.withoutClient')}
        detail={t('wrapUp.withoutClientDetail')}
        actions={
          mayBeGiven(contact) ? (
            <Button variant="outlined" onClick={() => send({ do: 'consult', handOver: true })}>
              {t('flow.go.handOver')}
            </Button>
          ) : undefined
        }
      >
        <CloseForm
          contact={contact}
          outcomes={[
            ...(contact.given?.state === 'accepted' ? (['handedOver'] as const) : []),
            'anonymous',
            'wrongNumber',
            'abandoned',
          ]}
        />
      </Section>
    );
  // Once a colleague has the contact, the way here stands at the top.
  if (!open && contact.given?.state === 'accepted') return null;
  if (!open)
    return (
      <div className="desk-bottom">
        <Button
          variant={nextWay(contact, ways) === undefined ? 'contained' : 'outlined'}
          disabled={busy}
          onClick={() => void ask(() => client.desk.wrapUp({ id: contact.id, on: true }))}
          startIcon={<Icon name="pen" size={14} />}
        >
          {t('wrapUp.begin')}
        </Button>
        <Problem text={problem} />
      </div>
    );
  return (
    <Section
      title={t('wrapUp.title')}
      detail={t('wrapUp.detail')}
      actions={
        <Button disabled={busy} onClick={() => void ask(() => client.desk.wrapUp({ id: contact.id, on: false }))}>
          {t('wrapUp.back')}
        </Button>
      }
    >
      {contact.texts.map((text) => (
        <RecordText key={text.register} contact={contact} version={version} text={text} />
      ))}
      <CloseForm contact={contact} outcomes={['resolved', 'guided', 'booked', 'referred', 'handedOver', 'followUp']} />
      <Problem text={problem} />
    </Section>
  );
}
