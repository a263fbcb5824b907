import { useTranslation } from 'react-i18next';
import type { KeptDraft, Workdesk } from '#shared/guidelines-authoring.js';
import { type Actor, waitsFor } from '#shared/guidelines-review.js';
import { formatMoment, languageOf } from '../../../ui/format.js';
import type { IconName } from '../../../ui/icon.js';
import { StateText } from '../../../ui/parts.js';

const groups = ['forMe', 'sentBack', 'draft', 'inReview', 'approved'] as const;
type Group = (typeof groups)[number];
const looks: Record<Group, { icon: IconName; color: string }> = {
  forMe: { icon: 'eye', color: 'accent' },
  sentBack: { icon: 'back', color: 'caution' },
  draft: { icon: 'pen', color: 'text-2' },
  inReview: { icon: 'clock', color: 'text-2' },
  approved: { icon: 'check', color: 'available' },
};

function groupOf(draft: KeptDraft['draft'], actor: Actor): Group | undefined {
  if (waitsFor(draft, actor)) return 'forMe';
  return draft.state === 'withdrawn' ? undefined : draft.state;
}

/** Drafts by what is to be done with them. */
export function DraftList({
  desk: { drafts, unsent },
  actor,
  chosen,
  onChoose,
}: {
  desk: Workdesk;
  actor: Actor;
  chosen: string | undefined;
  onChoose: (id: string) => void;
}) {
  const { t, i18n } = useTranslation('guidelineAuthoringLater');
  const language = languageOf(i18n.language);
  const known = new Set(drafts.map(({ draft }) => draft.id));
  const rows = [
    // Texts that the hub has never seen.
    ...unsent
      .filter(({ id }) => !known.has(id))
      .map(({ id, form, savedAt }) => ({ id, form, at: savedAt, group: 'draft' as const })),
    ...drafts.map(({ draft }) => ({
      id: draft.id,
      form: draft.form,
      at: draft.changedAt,
      group: groupOf(draft, actor),
    })),
  ];
  return groups.map((group) => {
    const mine = rows.filter((row) => row.group === group);
    if (mine.length === 0) return null;
    return (
      <section key={group} className="ga-group">
        <h4>
          <StateText {...looks[group]}>{t(`group.${group}`, { count: mine.length })}</StateText>
        </h4>
        <ul>
          {mine.map(({ id, form, at }) => (
            <li key={id}>
              <button
                type="button"
                className="ga-row"
                aria-current={id === chosen ? 'true' : undefined}
                onClick={() => onChoose(id)}
              >
                <span lang={form.language}>{form.title === '' ? t('untitled') : form.title}</span>
                <span className="tp-weak">
                  {unsent.some((one) => one.id === id) && `${t('notSent')} · `}
                  {formatMoment(at, language)}
                </span>
              </button>
            </li>
          ))}
        </ul>
      </section>
    );
  });
}
