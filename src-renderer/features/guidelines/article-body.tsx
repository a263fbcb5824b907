import { Suspense, lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon, type IconName } from '../../ui/icon.js';
import { Notice, Tag } from '../../ui/parts.js';
import { checklistItems } from './checklist.js';
import { CopyButton } from './copy-button.js';
import { ParagraphMenu } from './paragraph-menu.js';
import { type SectionKind, plainText, splitSections } from './sections.js';
import { Checklist } from './ticks.js';

const MarkdownText = lazy(() => import('../../ui/markdown-text.js'));

const icons: Partial<Record<SectionKind, { name: IconName; color: string }>> = {
  do: { name: 'check', color: 'available' },
  dont: { name: 'close', color: 'danger' },
  example: { name: 'doc', color: 'brand' },
};

/** An article's sections. In print the model entry has no button. */
export function ArticleBody({
  id,
  body,
  print = false,
  onFeedback,
}: {
  id: string;
  body: string;
  print?: boolean;
  /** Feedback on a paragraph; absent = none is asked for. */
  onFeedback?: (quote: string) => void;
}) {
  const { t } = useTranslation('guidelines');
  return (
    <Suspense fallback={<Notice kind="loading" title={t('common:loading')} />}>
      {splitSections(body).map(({ kind, title, markdown }, index) => {
        const icon = icons[kind];
        const boxes = checklistItems(markdown);
        return (
          // The sections of one article never change their order.
          <section key={`${index} ${title}`} className={`gl-section gl-${kind}`}>
            {title !== undefined && (
              <header className="gl-section-head">
                {icon !== undefined && <Icon name={icon.name} size={14} color={icon.color} />}
                <h4>{kind === 'regional' ? <Tag tone="accent">{title}</Tag> : title}</h4>
                {kind === 'example' && !print && <CopyButton text={plainText(markdown)} />}
                {onFeedback !== undefined && <ParagraphMenu title={title} markdown={markdown} onChoose={onFeedback} />}
              </header>
            )}
            <div className="gl-text">
              {boxes === undefined ? (
                <MarkdownText text={markdown} />
              ) : (
                <Checklist list={`${id} ${index}`} items={boxes} print={print} />
              )}
            </div>
          </section>
        );
      })}
    </Suspense>
  );
}
