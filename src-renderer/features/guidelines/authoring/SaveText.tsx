import { useTranslation } from 'react-i18next';
import type { IconName } from '../../../ui/icon.js';
import { StateText } from '../../../ui/parts.js';
import type { SaveState } from './use-editing.js';

const looks: Record<SaveState, { icon: IconName; color: string }> = {
  saved: { icon: 'check', color: 'available' },
  writing: { icon: 'pen', color: 'text-2' },
  waiting: { icon: 'offline', color: 'caution' },
  changed: { icon: 'people', color: 'caution' },
  ended: { icon: 'lock', color: 'caution' },
};

/** Whether what is written is kept, and where. */
export function SaveText({ state }: { state: SaveState }) {
  const { t } = useTranslation('guidelineAuthoringLater');
  return (
    <output>
      <StateText {...looks[state]}>{t(`save.${state}`)}</StateText>
    </output>
  );
}
