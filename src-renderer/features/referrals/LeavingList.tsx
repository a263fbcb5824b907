import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Leaving, OwnReferral } from '#shared/referrals.js';
import { formatDate, languageOf } from '../../ui/format.js';
import { Notice } from '../../ui/parts.js';
import { useWorkbench } from '../../ui/workbench.js';

type Line = Leaving['lines'][number];
/** Lines that have their words in the form itself. */
const OWN = ['name', 'type', 'service', 'sender', 'link', 'until', 'feedback'];

/** What would leave, asked of the core; of this revision and consent only. */
export function useLeaving({ id, revision, consent }: OwnReferral, version: number): Leaving | undefined {
  const { client } = useWorkbench();
  return (
    useQuery({
      queryKey: ['referrals', 'leaving', id, version, revision, consent?.at ?? null],
      queryFn: async () => (await client.referrals.preview({ version, id })).leaving ?? null,
      gcTime: 0,
    }).data ?? undefined
  );
}

/** Exactly what leaves, line by line. @param without a part that is not decided yet */
export function LeavingList({ leaving, without }: { leaving: Leaving | undefined; without?: Line['about'] }) {
  const { t, i18n } = useTranslation('referralsLater');
  const language = languageOf(i18n.language);
  if (leaving === undefined) return <Notice kind="loading" title={t('common:loading')} />;
  const textOf = ({ label, text }: Line) =>
    label === 'until' ? formatDate(`${text}T12:00:00Z`, language) : label === 'feedback' ? t(`leaving.${text}`) : text;
  return (
    <dl className="rf-leaving">
      {leaving.lines
        .filter(({ about }) => about !== without)
        .map((line) => (
          <div key={`${line.about} ${line.label}`}>
            <dt>{line.about !== 'form' || OWN.includes(line.label) ? t(`leaving.${line.label}`) : line.label}</dt>
            <dd>{textOf(line)}</dd>
          </div>
        ))}
    </dl>
  );
}
