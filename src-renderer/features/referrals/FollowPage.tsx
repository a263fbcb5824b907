import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { localize } from '#shared/localize.js';
import type { Followed } from '#shared/referrals.js';
import { isAtHand } from './follow.js';
import { Button } from '../../ui/button.js';
import { failureText } from '../../ui/failure-text.js';
import { formatMoment, languageOf } from '../../ui/format.js';
import { Icon } from '../../ui/icon.js';
import { FilterChip, Notice } from '../../ui/parts.js';
import { useWorkbench } from '../../ui/workbench.js';
import { FollowRow } from './FollowRow.js';
import './referrals.css';

/** Referrals that have been sent: whose turn it is, and what the professional should do next. */
export default function FollowPage() {
  const { t, i18n, ready } = useTranslation('referralsLater', { useSuspense: false });
  const language = languageOf(i18n.language);
  const { client, orpc } = useWorkbench();
  const live = orpc.referrals.followUp.experimental_liveOptions({ retry: true });
  const followUp = useQuery({ ...live, gcTime: 0 }).data;
  const types = useQuery(orpc.referrals.types.queryOptions()).data;
  const [team, setTeam] = useState(false);
  const [all, setAll] = useState(false);
  if (!ready || followUp === undefined) return <Notice kind="loading" title={t('common:loading')} />;

  const receiverOf = ({ type, receiver }: Followed): string => {
    const known = types?.find(({ id }) => id === type);
    return known === undefined ? receiver : localize(known.receiver, language);
  };
  const rows = followUp.rows.filter((row) => (team || row.mine) && (all || isAtHand(row)));
  return (
    <div className="rf-page">
      <div className="rf-bar">
        <div className="rf-filters" role="group" aria-label={t('follow.whose')}>
          <FilterChip on={!team} onToggle={() => setTeam(false)}>
            {t('follow.mine')}
          </FilterChip>
          <FilterChip on={team} onToggle={() => setTeam(true)}>
            {t('follow.team')}
          </FilterChip>
        </div>
        <FilterChip on={all} onToggle={() => setAll(!all)}>
          {t('follow.over')}
        </FilterChip>
        <span className="tp-grow" />
        <span className="tp-weak">
          {followUp.checkedAt !== undefined &&
            t('follow.checked', { time: formatMoment(followUp.checkedAt, language) })}
        </span>
        <Button
          variant="outlined"
          onClick={() => void client.referrals.refresh()}
          startIcon={<Icon name="swap" size={14} />}
        >
          {t('follow.refresh')}
        </Button>
      </div>
      {followUp.failures.map((failure) => (
        <Notice
          key={failure.kind}
          kind="failed"
          title={failureText(t, failure)}
          detail={t('follow.kept')}
          onRetry={() => void client.referrals.refresh()}
        />
      ))}
      {rows.length === 0 ? (
        followUp.failures.length === 0 && (
          <Notice kind="empty" title={t(followUp.checkedAt === undefined ? 'follow.asking' : 'follow.none')} />
        )
      ) : (
        <ul className="rf-rows">
          {rows.map((row) => (
            <FollowRow key={row.id} row={row} receiver={receiverOf(row)} language={language} />
          ))}
        </ul>
      )}
    </div>
  );
}
