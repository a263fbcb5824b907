import { Icon } from '../../../../ui/icon.js';

/** What kept something from being done, in words; an empty place that is read aloud when words come. */
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
