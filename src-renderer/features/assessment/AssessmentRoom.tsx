import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formFor } from '#shared/questionnaire-registers.js';
import { useShownVersion } from '../../ui/pane.js';
import { Notice } from '../../ui/parts.js';
import { useClientContext, useWorkbench } from '../../ui/workbench.js';
import { ChooseForm } from './ChooseForm.js';
import { OneAssessment } from './OneAssessment.js';
import '../../ui/fields.css';
import './assessment.css';

/** The open client's assessments. Another version's data is never drawn, not even for a moment. */
export default function AssessmentRoom() {
  const { t } = useTranslation('assessmentLater');
  const { orpc } = useWorkbench();
  const context = useClientContext();
  const live = orpc.assessment.watch.experimental_liveOptions({ retry: true });
  const told = useQuery({ ...live, gcTime: 0 }).data;
  const forms = useQuery(orpc.assessment.forms.queryOptions()).data;
  const [chosen, setChosen] = useState<string>();
  const [round, setRound] = useState(0);
  const active = context?.active ?? null;
  const state = told !== undefined && told.contextVersion === context?.version ? told : undefined;
  useShownVersion(state?.contextVersion);
  if (context === undefined || forms === undefined) return <Quiet kind="loading" title={t('common:loading')} />;
  if (active === null) return <Quiet kind="empty" title={t('noClient')} />;
  if (state === undefined || state.vault.kind === 'opening')
    return <Quiet kind="loading" title={t('common:loading')} />;
  if (!state.open) return <Quiet kind="empty" title={t('notOpen')} />;

  const assessment = state.assessments.find(({ id }) => id === chosen);
  const found = forms.find(({ id }) => id === assessment?.form);
  const masked = active.nonDisclosure || active.origin === 'message';
  return (
    <div className="as-room">
      {state.vault.kind === 'memory' && (
        <Notice kind="failed" title={t('memory.title')} detail={t(`memory.${state.vault.because}`)} />
      )}
      {state.unreadable && <Notice kind="failed" title={t('unreadable')} />}
      {assessment === undefined ? (
        <ChooseForm state={state} forms={forms} onChoose={setChosen} />
      ) : found?.form === undefined ? (
        <Notice kind="failed" title={t('broken')} detail={found?.mistakes[0]} />
      ) : (
        <OneAssessment
          key={`${state.contextVersion} ${assessment.id} ${round}`}
          assessment={assessment}
          form={formFor(found.form, state.registers, masked)}
          state={state}
          onLeave={() => setChosen(undefined)}
          onAnew={() => setRound(round + 1)}
        />
      )}
    </div>
  );
}

const Quiet = (props: { kind: 'loading' | 'empty'; title: string }) => (
  <div className="as-room">
    <Notice {...props} />
  </div>
);
