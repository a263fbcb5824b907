import { useTranslation } from 'react-i18next';
import type { OpenCallBack } from '#shared/desk.js';
import { Button } from '../../ui/button.js';
import { useLimitText } from '../../ui/contact-words.js';
import { formatMoment, languageOf } from '../../ui/format.js';
import { Icon } from '../../ui/icon.js';
import { Section, StateText } from '../../ui/parts.js';
import { useWorkbench } from '../../ui/workbench.js';
import { Problem } from './parts.js';
import { useAsk } from './use-desk.js';

/** Promised call-backs that are in no contact: the professional's own, and those of callers whom nobody answered. */
export function CallBacks({ rows }: { rows: readonly OpenCallBack[] }) {
  const { t } = useTranslation('deskLater');
  const { ask, busy, problem } = useAsk();
  const { client } = useWorkbench();
  // Once somebody else has taken it, its row is gone: why, is told where the row was.
  return (
    <Section title={t('callBacks.title')} detail={rows.length === 0 ? undefined : String(rows.length)}>
      <ul className="desk-cards">
        {rows.map((one) => (
          <CallBack
            key={one.id}
            row={one}
            busy={busy}
            onTake={() => void ask(() => client.desk.takeCallBack({ id: one.id }))}
          />
        ))}
      </ul>
      {rows.length === 0 && <p className="tp-weak">{t('callBacks.none')}</p>}
      <Problem text={problem} />
    </Section>
  );
}

function CallBack({ row, busy, onTake }: { row: OpenCallBack; busy: boolean; onTake: () => void }) {
  const { t, i18n } = useTranslation('deskLater');
  const limitText = useLimitText();
  const { number, about, queue, due, late, holder } = row;
  const when = formatMoment(due.at, languageOf(i18n.language));
  return (
    <li className="desk-card">
      <StateText icon={late ? 'warnf' : 'clock'} color={late ? 'caution' : 'accent'}>
        {t(late ? 'promise.late' : 'promise.openBy', { when })}
      </StateText>
      <span>
        <b className="tp-num">{number ?? t('callBacks.noNumber')}</b>
        {queue !== undefined && <span className="tp-weak"> · {queue}</span>}
      </span>
      {about !== undefined && about !== '' && <span className="desk-cue">{about}</span>}
      <span className="tp-weak">
        {limitText(due)} · {t(`callBacks.holder.${holder}`)}
      </span>
      <Button
        variant="outlined"
        disabled={busy}
        onClick={onTake}
        startIcon={<Icon name={holder === 'own' ? 'right' : 'plus'} size={14} />}
      >
        {t(`callBacks.take.${holder}`)}
      </Button>
    </li>
  );
}
