import { useTranslation } from 'react-i18next';
import type { OpenContact } from '#shared/desk.js';
import { Button } from '../../ui/button.js';
import { Icon } from '../../ui/icon.js';
import { useSendIntent } from '../../ui/intents.js';
import { StateText, Tag } from '../../ui/parts.js';
import { useWorkbench } from '../../ui/workbench.js';
import { Problem } from './parts.js';
import { useAsk, useTyped } from './use-desk.js';

/** What is recorded in one register: put together of what was done, in the professional's hands before it goes anywhere. */
export function RecordText({
  contact: { id },
  version,
  text: { register, text, edited, behind, taken },
}: {
  contact: OpenContact;
  version: number;
  text: OpenContact['texts'][number];
}) {
  const { t } = useTranslation('deskLater');
  const { client } = useWorkbench();
  const send = useSendIntent();
  const { ask, busy, problem, fail } = useAsk();
  const field = useTyped(text, (next) => void client.desk.write({ id, register, text: next }).catch(() => {}));
  const toNote = () =>
    void ask(async () => (await client.desk.take({ id, version, register, how: 'note' })).result).then((done) => {
      if (done) send({ do: 'showPane', paneId: 'note' });
    });
  const copy = () =>
    void ask(async () => {
      const taken = await client.desk.take({ id, version, register, how: 'copied' });
      if (taken.text !== undefined)
        await navigator.clipboard.writeText(taken.text).catch(() => fail(t('record.noCopy')));
      return taken.result;
    });
  return (
    <div className="desk-record">
      <div className="desk-record-head">
        <Tag tone={register} icon={register === 'health' ? 'cross' : 'roof'}>
          {t(`register.${register}`)}
        </Tag>
        {taken !== undefined && (
          <StateText icon="ok" color="available">
            {t(`record.taken.${taken}`)}
          </StateText>
        )}
        {behind && (
          <StateText icon="warnf" color="caution">
            {t('record.behind')}
          </StateText>
        )}
        <span className="tp-grow" />
        {edited && (
          <Button disabled={busy} onClick={() => void ask(() => client.desk.write({ id, register, text: null }))}>
            {t('record.anew')}
          </Button>
        )}
      </div>
      <textarea
        className="tp-input"
        aria-label={t('record.label', { register: t(`register.${register}`) })}
        rows={Math.min(18, text.split('\n').length + 2)}
        maxLength={20_000}
        autoComplete="off"
        spellCheck={false}
        {...field}
      />
      <div className="desk-actions">
        <Button
          variant={taken === undefined ? 'contained' : 'outlined'}
          disabled={busy}
          onClick={toNote}
          startIcon={<Icon name="pen" size={14} />}
        >
          {t('record.toNote')}
        </Button>
        <Button variant="outlined" disabled={busy} onClick={copy} startIcon={<Icon name="doc" size={14} />}>
          {t('record.copy')}
        </Button>
      </div>
      <Problem text={problem} />
    </div>
  );
}
