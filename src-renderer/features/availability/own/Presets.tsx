import { useTranslation } from 'react-i18next';
import type { OwnSettings } from '#shared/availability.js';
import { IconButton } from '../../../ui/parts.js';
import { useWorkbench } from '../../../ui/workbench.js';
import { usePresetName } from './use-preset-name.js';
import { inputOf } from './hand.js';
import { useSetOwn } from './use-set-own.js';

/** The professional's own quick choices; they stand in the menu of the top bar as well. */
export function Presets({ settings: { presets } }: { settings: OwnSettings }) {
  const { t } = useTranslation('availabilityLater');
  const { client } = useWorkbench();
  const nameOf = usePresetName();
  const { set } = useSetOwn();
  if (presets.length === 0) return null;
  return (
    <section className="av-own-part">
      <h3>{t('own.presets')}</h3>
      <ul className="av-own-presets">
        {presets.map((preset, at) => (
          <li key={JSON.stringify(preset)}>
            <button type="button" className="tp-chip" onClick={() => void set(inputOf(preset, Date.now()))}>
              {nameOf(preset)}
            </button>
            <IconButton
              icon="close"
              label={t('own.removePreset', { name: nameOf(preset) })}
              onClick={() =>
                void client.availability.saveOwnSettings({ presets: presets.toSpliced(at, 1) }).catch(() => {})
              }
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
