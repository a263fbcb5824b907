import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FeedbackChannel } from '#shared/feedback.js';
import type { Language } from '#shared/language.js';
import { languageOf } from '../../ui/format.js';
import { FilterChip, Notice, Section } from '../../ui/parts.js';
import { AskAloud } from './AskAloud.js';
import { AskOnDevice } from './AskOnDevice.js';
import { Figures } from './Figures.js';
import '../../ui/fields.css';
import './feedback.css';

const CHANNELS = ['visit', 'phone', 'remote', 'home', 'message'] as const satisfies readonly FeedbackChannel[];
const LANGUAGES = ['fi', 'sv', 'en'] as const;

/** Client feedback: a link for the client's own device, or the questions asked aloud; and the sums beside. */
export default function FeedbackPage() {
  const { t, i18n, ready } = useTranslation('feedbackLater', { useSuspense: false });
  const [channel, setChannel] = useState<FeedbackChannel>('visit');
  const [language, setLanguage] = useState<Language>(() => languageOf(i18n.language));
  const [aloud, setAloud] = useState(false);
  if (!ready) return <Notice kind="loading" title={t('common:loading')} />;
  return (
    <div className="fb-page">
      <div className="fb-two">
        <Section title={t('ask')}>
          <p className="fb-text">{t('askDetail')}</p>
          <div className="fb-wishes">
            <label className="tp-field">
              {t('channel')}
              <select
                className="tp-input"
                value={channel}
                onChange={({ target }) => setChannel(CHANNELS.find((one) => one === target.value) ?? 'visit')}
              >
                {CHANNELS.map((one) => (
                  <option key={one} value={one}>
                    {t(`channels.${one}`)}
                  </option>
                ))}
              </select>
            </label>
            <label className="tp-field">
              {t('language')}
              <select
                className="tp-input"
                value={language}
                onChange={({ target }) => setLanguage(languageOf(target.value))}
              >
                {LANGUAGES.map((one) => (
                  <option key={one} value={one}>
                    {t(`languages.${one}`)}
                  </option>
                ))}
              </select>
            </label>
          </div>
          <div className="fb-how" role="group" aria-label={t('how')}>
            <FilterChip on={!aloud} onToggle={() => setAloud(false)}>
              {t('onDevice')}
            </FilterChip>
            <FilterChip on={aloud} onToggle={() => setAloud(true)}>
              {t('aloud')}
            </FilterChip>
          </div>
          {aloud ? (
            <AskAloud channel={channel} language={language} />
          ) : (
            // A link knows its channel and language: another choice is another link.
            <AskOnDevice
              key={`${channel}-${language}`}
              channel={channel}
              language={language}
              onAloud={() => setAloud(true)}
            />
          )}
        </Section>
        <Figures />
      </div>
    </div>
  );
}
