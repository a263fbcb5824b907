import { memo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { SectionId, Summary } from '#shared/client-summary.js';
import { Now } from '../now/Now.js';
import { Prompts } from '../prompts/Prompts.js';
import { sectionViews } from '../sections/index.js';
import type { SectionProps } from '../SummarySection.js';
import { columnsOf } from './columns.js';
import { UnfoldingReact, useFrame } from './frame-context.js';
import { useColumns } from './use-columns.js';

/** What is going on, prompts, and the sections in the professional's own order, in as many columns as the pane holds. */
export function Sections({
  summary,
  retry,
  silent,
  shown,
  hidden,
}: {
  summary: Summary;
  retry: (section?: SectionId) => void;
  silent: boolean;
  shown: readonly SectionId[];
  hidden: readonly SectionId[];
}) {
  const { t } = useTranslation('clientViewsLater');
  const jump = useFrame()?.jump;
  const box = useRef<HTMLDivElement>(null);
  const columns = columnsOf(shown, useColumns(box));
  return (
    <div ref={box} className="cs-scroll">
      <Now summary={summary} />
      <Prompts given={summary.prompts} version={summary.contextVersion} />
      <div className="cs-columns" data-columns={columns.length}>
        {columns.map((sections, at) => (
          <div key={at}>
            {sections.map((id) => (
              <div key={id} data-section={id}>
                <UnfoldingReact value={jump?.section === id ? jump.count : 0}>
                  <OneSection id={id} summary={summary} retry={retry} silent={silent} />
                </UnfoldingReact>
              </div>
            ))}
          </div>
        ))}
      </div>
      {hidden.length > 0 && (
        <p className="cs-hidden-sections">
          {t('arrange.hidden', {
            sections: hidden.map((id) => t(`clientSummaryLater:section.${id}`)).join(', '),
          })}
        </p>
      )}
    </div>
  );
}

type OneSectionProps = SectionProps & { id: SectionId };
const sectionOf = ({ summary, id }: OneSectionProps) => summary.sections.find((one) => one.id === id);

/** A section's view, drawn anew only when something of its own changed: what arrives for another leaves it alone. */
const OneSection = memo(
  function OneSection({ id, ...props }: OneSectionProps) {
    const View = sectionViews[id];
    return <View {...props} />;
  },
  (before, after) =>
    before.id === after.id &&
    before.retry === after.retry &&
    before.silent === after.silent &&
    before.summary.contextVersion === after.summary.contextVersion &&
    sectionOf(before) === sectionOf(after),
);
