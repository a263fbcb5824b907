import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SectionId, Summary } from '#shared/client-summary.js';
import { Section as Part } from '../../ui/parts.js';
import { ClosedRow } from './access/ClosedPart.js';
import { OpenedNote } from './access/OpenedNote.js';
import { isWhollyClosed } from './access/grounds.js';
import { RegisterTag } from './RegisterTag.js';
import { Empty, SourceStates } from './SourceStates.js';
import { Skipped } from './Skipped.js';
import { CopySection } from './text/CopySection.js';
import { useFrame } from './frame/frame-context.js';
import { freshnessOf, registersOf } from './order.js';
import { Conflicts } from './sections/Conflicts.js';
import { useLanguage } from './use-language.js';
import { writeTime } from './write.js';

/** What every section of the pane gets. */
export interface SectionProps {
  summary: Summary;
  retry: (section?: SectionId) => void;
  /** Every source is silent and that has been said once: sections do not repeat it aloud. */
  silent: boolean;
}

/**
 * One section of the summary: title, each source with the time of its data, registers, and the state of every source.
 * Data that has come is shown beside what has not; another register's part stays closed until a ground is chosen.
 */
export function SummarySection({
  summary,
  retry,
  silent,
  id,
  actions,
  tags = true,
  children,
}: SectionProps & {
  id: SectionId;
  actions?: ReactNode;
  /** False where the head has no room for the registers: each row then tells its own. */
  tags?: boolean;
  children: ReactNode;
}) {
  const { t } = useTranslation('clientSummaryLater');
  const language = useLanguage();
  const access = useFrame()?.access;
  const section = summary.sections.find((one) => one.id === id);
  if (section === undefined) return null;
  const title = t(`section.${id}`);
  const closed = access === undefined ? [] : section.closed.map((register) => ({ access, register, section: id }));
  if (isWhollyClosed(section))
    return (
      <Part title={title}>
        {closed.map((part) => (
          <ClosedRow key={part.register} {...part} whole />
        ))}
      </Part>
    );
  const detail = freshnessOf(section.sources, (at) => writeTime(at, language));
  return (
    <Part
      title={title}
      detail={detail}
      actions={
        <span className="cs-actions">
          {actions}
          {tags && registersOf(section).map((register) => <RegisterTag key={register} register={register} />)}
          {access !== undefined && <CopySection section={section} access={access} />}
        </span>
      }
    >
      {access !== undefined && <OpenedNote access={access} section={id} />}
      <SourceStates section={section} silent={silent} retry={() => retry(id)} />
      <Conflicts conflicts={section.conflicts} />
      {section.data.entries.length > 0 ? children : <Empty section={section} />}
      <Skipped sources={section.sources} />
      {closed.map((part) => (
        <ClosedRow key={part.register} {...part} />
      ))}
    </Part>
  );
}
