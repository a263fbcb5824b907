import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Prompts as Given } from '#shared/client-summary.js';
import { Button } from '../../../ui/button.js';
import { Section } from '../../../ui/parts.js';
import { useLanguage } from '../use-language.js';
import { writeTime } from '../write.js';
import { PromptCard } from './PromptCard.js';
import { promptOrder } from './order.js';
import './prompts.css';

/** So many are shown at first, and every critical one. */
const AT_FIRST = 4;

/** Prompts of decision support, the gravest first. Nothing where no service is asked. */
export const Prompts = memo(function Prompts({ given, version }: { given: Given; version: number }) {
  const { t } = useTranslation('clientViewsLater');
  const language = useLanguage();
  const [all, setAll] = useState(false);
  const { services, cards } = given;
  if (services.length === 0 && cards.length === 0) return null;
  const answered = cards.filter((card) => card.answer !== undefined).length;
  const names = services.map(({ source, fetchedAt }) =>
    fetchedAt === undefined ? source : `${source}, ${writeTime(fetchedAt, language)}`,
  );
  const counts = [
    ...(cards.length > answered ? [t('prompts.open', { count: cards.length - answered })] : []),
    ...(answered > 0 ? [t('prompts.answered', { count: answered })] : []),
  ];
  const failed = services.filter((one) => one.state === 'failed');
  const waiting = services.some((one) => one.state === 'loading' || one.state === 'slow');
  const ordered = promptOrder(cards);
  const shown = all ? ordered : ordered.filter((card, at) => at < AT_FIRST || card.indicator === 'critical');
  return (
    <Section
      title={t('prompts.title')}
      detail={[...counts, ...names].join(' · ')}
      actions={
        ordered.length > AT_FIRST && (
          <Button aria-expanded={all} onClick={() => setAll(!all)}>
            {t(all ? 'prompts.fewer' : 'prompts.all')}
          </Button>
        )
      }
    >
      {failed.map((one) => (
        <p key={one.source} className="cs-none">
          {t('prompts.failed', { source: one.source })}
        </p>
      ))}
      {cards.length === 0 && failed.length === 0 && (
        <p className="cs-none">{t(waiting ? 'prompts.waiting' : 'prompts.none')}</p>
      )}
      <ul className="cs-prompts">
        {shown.map((card) => (
          <li key={`${card.service}/${card.id}`}>
            <PromptCard card={card} version={version} />
          </li>
        ))}
      </ul>
    </Section>
  );
});
