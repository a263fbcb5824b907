import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { localize } from '#shared/localize.js';
import { languageOf } from '../../ui/format.js';
import { Tag } from '../../ui/parts.js';
import { LanguageSwitch } from '../top-bar/LanguageSwitch.js';
import { Mark } from '../top-bar/Mark.js';
import { useAbout } from '../use-workspace.js';
import './sign-in.css';

/** The calm page in front of the work area: before sign-in, and while the workbench is locked. Nothing of clients. */
export function Entrance({ title, children }: { title: string; children: ReactNode }) {
  const { t, i18n } = useTranslation('frame');
  const about = useAbout();
  const language = languageOf(i18n.language);
  return (
    <div className="tp-sign-in">
      <header>
        <Mark />
        <span className="tp-grow" />
        <LanguageSwitch />
      </header>
      <main>
        <section className="tp-sign-in-card">
          {about !== undefined && (
            <p className="tp-sign-in-county">
              {localize(about.county, language)}
              {about.notice !== undefined && <Tag tone="accent">{localize(about.notice, language)}</Tag>}
            </p>
          )}
          <h1>{title}</h1>
          {children}
        </section>
      </main>
      <footer>{about !== undefined && t('version', { version: about.version })}</footer>
    </div>
  );
}
