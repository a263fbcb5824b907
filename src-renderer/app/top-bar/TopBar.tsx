import { useTranslation } from 'react-i18next';
import type { Professional } from '#shared/identity.js';
import { localize } from '#shared/localize.js';
import { Button } from '../../ui/button.js';
import { languageOf } from '../../ui/format.js';
import { Icon } from '../../ui/icon.js';
import { Tag } from '../../ui/parts.js';
import { useWorkbench } from '../../ui/workbench.js';
import { useCommands } from '../desktop/commands.js';
import { topBarParts } from '../panes.js';
import { useAbout, useWorkspace } from '../use-workspace.js';
import { AppearanceMenu } from './AppearanceMenu.js';
import { LanguageSwitch } from './LanguageSwitch.js';
import { Mark } from './Mark.js';
import { Who } from './Who.js';

/** The 40-pixel bar: where one is, the palette, own state, who is signed in, language, appearance, the way out. */
export function TopBar({ professional, onPalette }: { professional: Professional; onPalette: () => void }) {
  const { t, i18n } = useTranslation('frame');
  const { screen } = useWorkbench();
  const about = useAbout();
  const workspace = useWorkspace();
  const commands = useCommands();
  const language = languageOf(i18n.language);
  const other = screen === 1 ? 2 : 1;
  const canOpenOther =
    about?.capabilities.placesScreens === false && workspace !== undefined && !workspace.openScreens.includes(other);
  return (
    <header className="tp-top">
      <Mark />
      {about !== undefined && (
        <span className="tp-top-county">
          <span className="tp-top-county-name" title={localize(about.county, language)}>
            {localize(about.county, language)}
          </span>
          {about.notice !== undefined && (
            <span title={localize(about.notice, language)}>
              <Tag tone="accent">{localize(about.notice, language)}</Tag>
            </span>
          )}
        </span>
      )}
      <button
        type="button"
        className="tp-palette-button"
        data-tour="palette"
        onClick={onPalette}
        aria-keyshortcuts="Control+K"
      >
        <Icon name="search" size={14} />
        <span>{t('palette.open')}</span>
        <span className="tp-keys">
          <kbd>Ctrl</kbd>
          <kbd>K</kbd>
        </span>
      </button>
      {topBarParts.map(({ id, Part }) => (
        <Part key={id} />
      ))}
      <Who professional={professional} />
      {canOpenOther && (
        <Button variant="outlined" onClick={commands.openOtherScreen} startIcon={<Icon name="screens" size={14} />}>
          {t('openScreen', { screen: other })}
        </Button>
      )}
      <LanguageSwitch />
      <AppearanceMenu />
      <Button
        variant="outlined"
        onClick={commands.lock}
        aria-keyshortcuts="Control+Shift+L"
        startIcon={<Icon name="lock" size={14} />}
      >
        {t('lock.button')}
        <span className="tp-keys">
          <kbd>Ctrl</kbd>
          <kbd>Shift</kbd>
          <kbd>L</kbd>
        </span>
      </Button>
      <Button variant="outlined" onClick={commands.signOut} startIcon={<Icon name="exit" size={14} />}>
        {t('signOut')}
      </Button>
    </header>
  );
}
