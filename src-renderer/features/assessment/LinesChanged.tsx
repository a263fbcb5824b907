import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.js';
import { Icon } from '../../ui/icon.js';
import type { Change } from './rebase.js';

/** Which lines of the text the changed answers have changed, and which the professional has to see to. */
export function LinesChanged({ done, left, onSettled }: { done: Change[]; left: Change[]; onSettled: () => void }) {
  const { t } = useTranslation('assessmentLater');
  if (done.length + left.length === 0) return null;
  return (
    <div className={left.length > 0 ? 'as-changed as-changed-left' : 'as-changed'} role="status">
      <p>
        <Icon name={left.length > 0 ? 'warnf' : 'info'} color={left.length > 0 ? 'caution' : 'info'} />
        {t(left.length > 0 ? 'text.left' : 'text.updated')}
      </p>
      <Lines changes={left.length > 0 ? left : done} />
      {left.length > 0 && (
        <Button variant="outlined" onClick={onSettled} startIcon={<Icon name="check" size={14} />}>
          {t('text.settled')}
        </Button>
      )}
    </div>
  );
}

const Lines = ({ changes }: { changes: readonly Change[] }) => {
  const { t } = useTranslation('assessmentLater');
  return (
    <ul>
      {changes.map(({ at, gone, come }) => (
        <li key={`${at} ${gone.join()} ${come.join()}`}>
          {gone.filter(Boolean).map((line) => (
            <div key={line}>
              <span className="tp-weak">{t('text.gone')}</span> <del>{line}</del>
            </div>
          ))}
          {come.filter(Boolean).map((line) => (
            <div key={line}>
              <span className="tp-weak">{t('text.come')}</span> {line}
            </div>
          ))}
        </li>
      ))}
    </ul>
  );
};
