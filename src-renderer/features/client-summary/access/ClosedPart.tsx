import { type SubmitEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccessState, Ground } from '#shared/access.js';
import type { Register, SectionId } from '#shared/client-summary.js';
import { Button } from '../../../ui/button.js';
import { Icon } from '../../../ui/icon.js';
import { useWorkbench } from '../../../ui/workbench.js';
import { useFrame } from '../frame/frame-context.js';
import { writeDate } from '../write.js';
import { Problem } from './Problem.js';
import { groundKey, offersFor, sectionsOf } from './grounds.js';
import { useAction } from './use-action.js';
import './access.css';

interface ClosedProps {
  access: AccessState;
  register: Register;
  section: SectionId;
}

/** A ground in words: which it is, and the permission's date or the act. */
export function useGroundText() {
  const { t } = useTranslation('clientAccessLater');
  return (ground: Ground, detail: string | undefined): string => {
    const name = ground.kind === 'statutory' ? t(`statutory.${ground.id}`) : t(`ground.${ground.kind}`);
    if (detail === undefined) return name;
    return ground.kind === 'statutory' ? t('closed.act', { name, act: detail }) : `${name}, ${writeDate(detail)}`;
  };
}

/** What would open another register's part of a section. It looks the same whatever lies behind it. */
function ClosedPart({ access, register, section }: ClosedProps) {
  const { t } = useTranslation('clientAccessLater');
  const { client } = useWorkbench();
  const { busy, problem, run, say } = useAction();
  const groundText = useGroundText();
  const [chosen, setChosen] = useState<string>();
  const [all, setAll] = useState(false);
  const id = useId();
  const frame = useFrame();
  const offers = offersFor(access, register, section);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const offer = offers.find((one) => groundKey(one.ground) === chosen);
    if (offer === undefined) return say(t('closed.chooseGround'));
    const sections = sectionsOf(offer, section, register, all);
    const { contextVersion: version } = access;
    return void run(() => client.access.openSections({ version, register, sections, ground: offer.ground }));
  };
  return (
    <form
      className={`cs-closed cs-closed-${register}`}
      aria-label={t(`closed.title.${register}`)}
      onSubmit={submit}
      noValidate
    >
      <p id={id}>{t(offers.length === 0 ? 'closed.noGround' : 'closed.choose')}</p>
      {offers.length > 0 && (
        <>
          <fieldset aria-labelledby={id}>
            {offers.map(({ ground, detail }) => (
              <label key={groundKey(ground)} className="cs-radio">
                <input
                  type="radio"
                  name={`${id}ground`}
                  checked={chosen === groundKey(ground)}
                  onChange={() => setChosen(groundKey(ground))}
                />
                <span>{groundText(ground, detail)}</span>
              </label>
            ))}
          </fieldset>
          <label className="cs-radio cs-closed-all">
            <input type="checkbox" checked={all} onChange={(event) => setAll(event.target.checked)} />
            <span>{t('closed.all')}</span>
          </label>
        </>
      )}
      <Problem>{problem}</Problem>
      <div className="cs-gate-actions">
        {offers.length > 0 && (
          <Button type="submit" variant="outlined" disabled={busy} startIcon={<Icon name="lock" size={14} />}>
            {t('closed.open')}
          </Button>
        )}
        {frame?.shown.includes('consents') === true && (
          <Button onClick={() => frame.jumpTo('consents')}>{t('closed.ask')}</Button>
        )}
        {offers.length > 0 && <span className="cs-weak">{t('closed.logged')}</span>}
      </div>
    </form>
  );
}

/**
 * Another register's part of a section, closed: one line that expands to what would open it, so that what is open stays in
 * sight however much is closed.
 * @param props.whole true when the section has nothing else
 */
export function ClosedRow({ access, register, section, whole = false }: ClosedProps & { whole?: boolean }) {
  const { t } = useTranslation('clientAccessLater');
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <>
      <button
        type="button"
        className={`cs-closed-row cs-closed-${register}`}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <Icon name="lock" size={14} color={`reg-${register}`} />
        <span>{t(`closed.${whole ? 'title' : 'row'}.${register}`)}</span>
        <span className="tp-grow" />
        {whole && <span className="cs-closed-how">{t('closed.how')}</span>}
        <Icon name={open ? 'up' : 'down'} size={14} />
      </button>
      <div id={id} hidden={!open}>
        {open && <ClosedPart access={access} register={register} section={section} />}
      </div>
    </>
  );
}
