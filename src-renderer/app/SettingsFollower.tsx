import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { isTraining } from '../ui/training-mode.js';
import { useWorkbench } from '../ui/workbench.js';
import { changeLanguage } from './i18n.js';
import { useAppearance } from './theme/appearance.js';
import { useWorkspace } from './use-workspace.js';

/** Keeps language, appearance and the window's title as the workspace says; both windows follow the same settings. */
export function SettingsFollower() {
  const { t, i18n } = useTranslation('frame');
  const { screen } = useWorkbench();
  const settings = useWorkspace()?.settings;
  const language = settings?.language;
  useAppearance(settings?.appearance ?? 'system');
  useEffect(() => {
    if (language !== undefined) void changeLanguage(i18n, language, document);
  }, [i18n, language]);
  useEffect(() => {
    // In training mode the frame that marks it says the title.
    if (!isTraining()) document.title = t('windowTitle', { screen });
  }, [t, screen]);
  return null;
}
