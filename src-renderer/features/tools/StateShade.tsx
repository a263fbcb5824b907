import type { i18n as I18n } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icon.js';
import { useLater } from '../../ui/use-later.js';
import type { ShadeProps } from './shade.js';
import type { VouchProps } from './VouchBar.js';
import type { Cover } from './tool-state.js';
import { useKeepFocus } from './use-keep-focus.js';

const TEXTS = 'toolsLater';
const loadCard = () => import('./ShadeCard.js');
const loadVouch = () => import('./VouchBar.js');

/** Loads what a shade says before there is one to show. */
export const loadShade = (i18n: I18n): Promise<unknown> =>
  Promise.all([loadCard(), loadVouch(), i18n.loadNamespaces(TEXTS)]);

/** Opaque cover over a tool whose client is not sure: nothing of the tool is seen, whatever else is late. */
export function StateShade({ cover, ...rest }: Omit<ShadeProps, 'cover'> & { cover: Exclude<Cover, 'none'> }) {
  const { t } = useTranslation('tools');
  const Card = useLater(loadCard, TEXTS);
  const shade = useKeepFocus();
  return (
    <div ref={shade} className="tool-shade" tabIndex={-1} role={cover === 'mismatch' ? 'alert' : undefined}>
      {cover === 'switching' ? (
        <output className="tool-shade-switching">
          <Icon name="swap" size={20} color="switching" />
          {t('shade.switching')}
        </output>
      ) : Card === undefined ? (
        t('shade.covered')
      ) : (
        <Card cover={cover} {...rest} />
      )}
    </div>
  );
}

/** The question over a tool that is being looked at. */
export function Vouch(props: VouchProps) {
  const Bar = useLater(loadVouch, TEXTS);
  return Bar === undefined ? null : <Bar {...props} />;
}
