import { Icon } from '../../../ui/icon.js';

/** What kept something from happening, and what can be done. Nothing when nothing did. */
export function Problem({ children }: { children: string | undefined }) {
  return (
    <div role="alert" className="cs-problem">
      {children !== undefined && (
        <>
          <Icon name="warnf" color="caution" /> <span>{children}</span>
        </>
      )}
    </div>
  );
}
