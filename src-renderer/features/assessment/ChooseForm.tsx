import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssessmentForm, AssessmentState } from '#shared/assessment.js';
import { localize } from '#shared/localize.js';
import { descriptionOf } from '#shared/questionnaire-words.js';
import { Button } from '../../ui/button.js';
import { formatMoment, languageOf } from '../../ui/format.js';
import { Icon } from '../../ui/icon.js';
import { Notice, Section, StateText } from '../../ui/parts.js';
import { useWorkbench } from '../../ui/workbench.js';
import { Discard } from './Discard.js';
import { RegisterTag } from './RegisterTag.js';
import { useFitting } from './use-fitting.js';

/** What has been begun of the client, and a new one by its form. */
export function ChooseForm({
  state,
  forms,
  onChoose,
}: {
  state: AssessmentState;
  forms: readonly AssessmentForm[];
  onChoose: (id: string) => void;
}) {
  const { t, i18n } = useTranslation('assessmentLater');
  const language = languageOf(i18n.language);
  const { client } = useWorkbench();
  const [failed, setFailed] = useState(false);
  const begin = async (form: string) => {
    const begun = await client.assessment
      .begin({ version: state.contextVersion, form, language })
      .catch(() => ({ id: undefined }));
    if (begun.id === undefined) return setFailed(true);
    onChoose(begun.id);
  };
  const nameOf = (id: string) => localize(forms.find((one) => one.id === id)?.title ?? { fi: id }, language);
  // What has none of the professional's own registers is another's to ask.
  const mine = forms.filter(
    ({ registers, mistakes }) => mistakes.length > 0 || registers.some((one) => state.registers.includes(one)),
  );
  // Those that fit the reason come first, in their order; it is the professional who begins one.
  const fitting = useFitting(state.contextVersion);
  const rank = new Map(fitting.map(({ form }, at) => [form, at]));
  const rankOf = (id: string) => rank.get(id) ?? fitting.length;
  const shown = mine.toSorted((one, other) => rankOf(one.id) - rankOf(other.id));
  return (
    <>
      {state.assessments.length > 0 && (
        <Section title={t('ofClient')}>
          <ul className="as-list">
            {state.assessments.map((one) => (
              <li key={one.id}>
                <StateText
                  icon={one.state === 'draft' ? 'pen' : 'check'}
                  color={one.state === 'draft' ? 'accent' : 'synced'}
                >
                  {t(`state.${one.state}`)}
                </StateText>
                <div>
                  <b>{nameOf(one.form)}</b>
                  <div className="tp-weak">{t('saved', { time: formatMoment(one.savedAt, language) })}</div>
                </div>
                <Button variant="outlined" onClick={() => onChoose(one.id)}>
                  {t(one.state === 'draft' ? 'resume' : 'look')}
                </Button>
                {one.state === 'draft' && Object.keys(one.written).length === 0 && (
                  <Discard
                    name={nameOf(one.form)}
                    answered={one.revision > 1}
                    onDiscard={() => void client.assessment.discard({ id: one.id })}
                  />
                )}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={t('new')}>
        {mine.length === 0 && <Notice kind="empty" title={t('noForms')} />}
        <ul className="as-forms">
          {shown.map(({ id, registers, form, mistakes }) => (
            <li key={id}>
              <Button
                variant="outlined"
                disabled={form === undefined}
                onClick={() => void begin(id)}
                startIcon={<Icon name="doc" size={14} />}
              >
                {nameOf(id)}
              </Button>
              <div>
                <div className="as-tags">
                  {registers.map((one) => (
                    <RegisterTag key={one} register={one} />
                  ))}
                </div>
                <Fits words={fitting.find((one) => one.form === id)?.words} />
                {form !== undefined && <div className="tp-weak">{descriptionOf(form, language)}</div>}
                {mistakes.slice(0, 5).map((one) => (
                  <div key={one} className="as-mistake">
                    <Icon name="warnf" color="caution" size={14} /> {one}
                  </div>
                ))}
                {mistakes.length > 5 && (
                  <div className="tp-weak">{t('moreMistakes', { count: mistakes.length - 5 })}</div>
                )}
              </div>
            </li>
          ))}
        </ul>
        {failed && <Notice kind="failed" title={t('clientChanged')} />}
      </Section>
    </>
  );
}

/** Why a form comes first: by which words of the contact's reason. */
function Fits({ words }: { words: readonly string[] | undefined }) {
  const { t } = useTranslation('assessmentLater');
  if (words === undefined) return null;
  return (
    <StateText icon="info" color="info">
      {t('fits', { words: words.join(', ') })}
    </StateText>
  );
}
