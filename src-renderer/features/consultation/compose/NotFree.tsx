import { useTranslation } from 'react-i18next';
import type { Colleague } from '#shared/availability.js';
import { type People, usePeople } from '../../../ui/colleagues/use-people.js';
import { usePresence } from '../../../ui/colleagues/use-presence.js';
import { stateWord } from '../../../ui/colleagues/words.js';
import { Button } from '../../../ui/button.js';
import { Icon } from '../../../ui/icon.js';
import type { Form } from './form.js';

/**
 * What becomes of a request by name to somebody who is not free. It is not rung to them before they are: a client on the
 * line does not wait for that, and the whole unit is offered in their place. What is not urgent may well wait.
 */
export function NotFree({ form, onChange }: { form: Form; onChange: (form: Form) => void }) {
  const people = usePeople();
  const colleague = form.target?.kind === 'person' ? people.byId.get(form.target.person) : undefined;
  return colleague === undefined || !people.known ? null : (
    <Word colleague={colleague} people={people} form={form} onChange={onChange} />
  );
}

function Word({
  colleague: { ordinal, name, unit },
  people,
  form,
  onChange,
}: {
  colleague: Colleague;
  people: People;
  form: Form;
  onChange: (form: Form) => void;
}) {
  const { t } = useTranslation('consultationLater');
  const state = usePresence(people.store, ordinal)?.state ?? 'unknown';
  if (state === 'available' || state === 'interruptible') return null;
  const urgent = form.urgency === 'urgent';
  return (
    <div className={urgent ? 'co-not-free co-not-free-urgent' : 'co-not-free'} role="status">
      <Icon name={urgent ? 'warnf' : 'info'} color={urgent ? 'caution' : 'text-3'} />
      <span>
        {t(urgent ? 'notFree.urgent' : 'notFree.other', { name, state: stateWord(t, state).toLocaleLowerCase('fi') })}
      </span>
      {urgent && (
        <Button variant="outlined" onClick={() => onChange({ ...form, target: { kind: 'unit', unit } })}>
          {t('notFree.askUnit', { unit })}
        </Button>
      )}
    </div>
  );
}
