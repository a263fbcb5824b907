import { useTranslation } from 'react-i18next';
import { languageOf } from '../../ui/format.js';
import { Notice } from '../../ui/parts.js';
import { Bars } from './Bars.js';
import { FigureSection } from './FigureSection.js';
import { QueuesSection } from './QueuesSection.js';
import { ShareSection } from './ShareSection.js';
import { contactSums } from './contact-sums.js';
import { type Counted, sharesByUnit } from './counted.js';
import type { Scope } from './use-counted.js';
import { useRules } from './use-rules.js';
import { barOf, writeCount, writeWait } from './words.js';

/** Contacts: how the queues stand, by which channel they came, how long they waited, and what was handled digitally. */
export function ContactsView({ counted, scope }: { counted: readonly Counted[]; scope: Scope }) {
  const { t, i18n } = useTranslation('indicatorsLater');
  const language = languageOf(i18n.language);
  const { aimOf } = useRules();
  const { channels, digital, answered, callbacks } = contactSums(counted);
  const most = Math.max(1, ...channels.map((one) => one.answered));
  const byUnit = sharesByUnit(
    counted.filter(({ name, kind }) => name === 'contact' && kind.endsWith('-answered')),
    (kind) => kind === 'chat-answered' || kind === 'digital-answered',
    i18n.language,
  );
  const waitOf = (wait: number | undefined, count: number) =>
    wait === undefined || barOf(count) === undefined ? '' : writeWait(t, wait, language);
  return (
    <>
      <QueuesSection />
      <FigureSection
        title={t('contacts.channels')}
        detail={t(`scope.${scope}`)}
        sheet={{
          file: 'yhteydenotot-kanavittain',
          columns: [
            { label: t('column.channel') },
            { label: t('column.answered'), number: true },
            { label: t('column.abandoned'), number: true },
            { label: t('column.wait') },
          ],
          rows: channels.map((one) => [
            t(`channel.${one.channel}`),
            writeCount(t, one.answered),
            writeCount(t, one.abandoned),
            waitOf(one.wait, one.answered),
          ]),
        }}
      >
        {channels.length === 0 ? (
          <Notice kind="empty" title={t('contacts.empty')} />
        ) : (
          <Bars
            top={most}
            bars={channels.map((one) => ({
              key: one.channel,
              label: t(`channel.${one.channel}`),
              value: barOf(one.answered),
              text: [
                t('contacts.answered', { number: writeCount(t, one.answered) }),
                one.abandoned > 0 ? t('contacts.abandoned', { number: writeCount(t, one.abandoned) }) : '',
                waitOf(one.wait, one.answered) && t('contacts.waited', { wait: waitOf(one.wait, one.answered) }),
              ]
                .filter(Boolean)
                .join(' · '),
            }))}
          />
        )}
      </FigureSection>
      <ShareSection
        title={t('contacts.digital')}
        detail={t(`scope.${scope}`)}
        note={t('contacts.digitalNote')}
        file="digitaalisesti-hoidetut"
        rowLabel={t('column.unit')}
        rows={[
          ...(byUnit.length > 1 ? [{ label: t('contacts.all'), share: digital }] : []),
          ...byUnit.map(({ unit, share }) => ({ label: unit || t('noUnit'), share })),
        ]}
        aim={aimOf('digitalShare')}
        empty={t('contacts.empty')}
      />
      <ShareSection
        title={t('contacts.kept')}
        detail={t(`scope.${scope}`)}
        note={t('contacts.keptNote')}
        file="vastatut-ja-takaisinsoitot"
        rowLabel={t('column.figure')}
        rows={[
          ...(answered.of > 0 ? [{ label: t('contacts.answeredShare'), share: answered }] : []),
          ...(callbacks.of > 0 ? [{ label: t('contacts.callbacks'), share: callbacks }] : []),
        ]}
        empty={t('contacts.empty')}
      />
    </>
  );
}
