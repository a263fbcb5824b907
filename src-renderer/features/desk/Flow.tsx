import { useTranslation } from 'react-i18next';
import type { DeskStep } from '#shared/desk.js';
import { Button } from '../../ui/button.js';
import { formatTime, languageOf } from '../../ui/format.js';
import { Icon } from '../../ui/icon.js';
import { useSendIntent } from '../../ui/intents.js';
import { useHasPane } from '../../ui/pane.js';
import { IconButton, Section } from '../../ui/parts.js';
import { useWorkbench } from '../../ui/workbench.js';
import type { ContactProps } from './types.js';
import { OwnLine } from './OwnLine.js';
import { Problem, shortName } from './parts.js';
import { useAsk } from './use-desk.js';
import { mayBeGiven, nextWay, waysIn } from './ways.js';

/** What has been done in the contact, as the workbench saw it done, and the next things that can be. */
export function Flow(props: ContactProps) {
  const { t } = useTranslation('deskLater');
  const { client } = useWorkbench();
  const send = useSendIntent();
  const { ask, problem } = useAsk();
  const { contact, version } = props;
  const go = async ({ intent, wish }: ReturnType<typeof waysIn>[number]['go'][number]) => {
    // The pane opens also where the wish did not get through: the reason is then written there.
    const reason = contact.reason.trim().slice(0, 500);
    if (wish === 'book')
      await client.appointments
        .ask({ version, contact: contact.id, ...(reason === '' ? {} : { reason }) })
        .catch(() => undefined);
    send(intent);
  };
  const ways = waysIn(useHasPane());
  if (contact.client === undefined) return null;
  const stepsOf = (kinds: readonly DeskStep['kind'][]) => contact.steps.filter(({ kind }) => kinds.includes(kind));
  const leaveOut = (step: DeskStep) =>
    void ask(() => client.desk.leaveOut({ id: contact.id, step: step.id, removed: !step.removed }));
  const next = nextWay(contact, ways);
  const own = stepsOf(['own']);
  // One contact is in one hand-over at a time.
  const fits = ({ intent }: (typeof ways)[number]['go'][number]) =>
    intent.do !== 'consult' || intent.handOver !== true || mayBeGiven(contact);
  return (
    <Section title={t('flow.title')} detail={t('flow.detail')}>
      <ol className="desk-flow">
        {ways.map(({ id, icon, kinds, go: ends }) => {
          const steps = stepsOf(kinds);
          return (
            <li key={id}>
              <Icon name={steps.length > 0 ? 'ok' : icon} color={steps.length > 0 ? 'available' : 'text-3'} />
              <div className="desk-way">
                <div className="desk-way-head">
                  <span className="desk-way-title">{t(`flow.way.${id}`)}</span>
                  <span className={steps.length > 0 ? 'desk-did' : 'tp-weak'}>
                    {steps.length > 0 ? t('flow.did', { count: steps.length }) : t('flow.notYet')}
                  </span>
                  <span className="tp-grow" />
                  {ends.filter(fits).map((one, at) => (
                    <Button
                      key={one.id}
                      variant={id === next && at === 0 ? 'contained' : 'outlined'}
                      onClick={() => void go(one)}
                    >
                      {t(`flow.go.${one.id}`)}
                    </Button>
                  ))}
                </div>
                <Steps steps={steps} onLeaveOut={leaveOut} />
              </div>
            </li>
          );
        })}
        <li>
          <Icon name={own.length > 0 ? 'ok' : 'pen'} color={own.length > 0 ? 'available' : 'text-3'} />
          <div className="desk-way">
            <OwnLine {...props} />
            <Steps steps={own} onLeaveOut={leaveOut} />
          </div>
        </li>
      </ol>
      <Problem text={problem} />
    </Section>
  );
}

function Steps({ steps, onLeaveOut }: { steps: readonly DeskStep[]; onLeaveOut: (step: DeskStep) => void }) {
  const { t, i18n } = useTranslation('deskLater');
  if (steps.length === 0) return null;
  return (
    <ul className="desk-steps">
      {steps.map((step) => (
        <li key={step.id} className={step.removed ? 'desk-step desk-step-out' : 'desk-step'}>
          <time dateTime={step.at}>{formatTime(step.at, languageOf(i18n.language))}</time>
          <span className="desk-step-text">
            {step.text === '' ? t('flow.cancelled') : step.text}
            {step.by === undefined ? (
              step.removed && <span className="tp-weak"> {t('flow.leftOut')}</span>
            ) : (
              // A colleague's doing: theirs to record, until it is taken into one's own.
              <span className="tp-weak">
                {' '}
                {t(step.removed ? 'flow.by' : 'flow.doneBy', { name: shortName(step.by) })}
              </span>
            )}
          </span>
          <IconButton
            icon={step.removed ? (step.by === undefined ? 'back' : 'plus') : 'close'}
            label={t(step.removed ? (step.by === undefined ? 'flow.takeBack' : 'flow.takeOwn') : 'flow.leaveOut')}
            onClick={() => onLeaveOut(step)}
          />
        </li>
      ))}
    </ul>
  );
}
