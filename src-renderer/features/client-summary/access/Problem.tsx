import { Icon } from '../../../ui/icon.js';

/** What kept something from happening, and what can be done. Nothing when nothing did. */
export function Problem({ children }: { children: string | undefined }) {
  if (children === undefined) return null;
  return (
    <div role="alert" className="cs-problem">
      <Icon name="warnf" color="caution" /> <span>{children}</span>
    </div>
  );
}
