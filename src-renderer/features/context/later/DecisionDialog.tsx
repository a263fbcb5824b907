import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientIdentity, ContextState } from '#shared/context.js';
import { calledName, familyInCapitals } from '../names.js';
import { ChoiceText } from './ChoiceText.js';
import { choicesFor } from './decision.js';
import { ObjectionText } from './ObjectionText.js';
import { useDecision } from './use-decision.js';
import './decision.css';

export interface DecisionProps {
  id: string;
  /** Who asked for the change. */
  from: string;
  decision: NonNullable<NonNullable<ContextState['pending']>['decision']>;
  active: ClientIdentity | null;
}

/**
 * The question to the professional when somebody stands against a change: who, why, and the choices with what each does.
 * Both windows ask; an answer in one takes the question from the other, since it then waits no more.
 */
export default function DecisionDialog({ id, from, decision: { to, objections }, active }: DecisionProps) {
  const { t } = useTranslation('contextLater');
  const titleId = useId();
  const whyId = useId();
  const choices = choicesFor(objections);
  const { dialog, ready, failed, choose, onKeyDown, onCancel, onClose } = useDecision(id, choices);
  const now = active === null ? undefined : `${familyInCapitals(active.family)}, ${calledName(active)}`;
  const asks = to === null ? 'closes' : 'opens';
  return (
    <dialog
      ref={dialog}
      role="alertdialog"
      className="ctx-decision"
      aria-labelledby={titleId}
      aria-describedby={whyId}
      data-keys={ready ? 'ready' : 'waiting'}
      onKeyDown={onKeyDown}
      onCancel={onCancel}
      onClose={onClose}
    >
      <h2 id={titleId}>
        {from === 'workbench' ? t(`decision.${asks}Own`, { to }) : t(`decision.${asks}`, { from, to })}
      </h2>
      <div id={whyId}>
        {now !== undefined && <p>{t('decision.now', { client: now })}</p>}
        <ul className="ctx-objections">
          {objections.map((objection) => (
            <li key={`${objection.toolId} ${objection.why}`}>
              <ObjectionText objection={objection} draftOf={now} />
            </li>
          ))}
        </ul>
      </div>
      <ul className="ctx-choices">
        {choices.map((choice, index) => (
          <li key={choice}>
            <button type="button" data-first={choice === 'cancel' ? '' : undefined} onClick={() => choose(choice)}>
              <kbd>{index + 1}</kbd>
              <ChoiceText choice={choice} objections={objections} now={now} />
              {choice === 'cancel' && <kbd>Esc</kbd>}
            </button>
          </li>
        ))}
      </ul>
      {failed && <p role="alert">{t('context:coreSilent')}</p>}
    </dialog>
  );
}
