import type { ReactNode } from 'react';

/** A field of the banner: a weak label above its value. `drop` is the level at which it gives way (see use-fit). */
export function Field({
  label,
  drop,
  tone,
  children,
}: {
  label: ReactNode;
  drop?: 1 | 2 | 3;
  tone?: 'warn';
  children: ReactNode;
}) {
  const classes = ['ctx-field', drop === undefined ? '' : `ctx-drop-${drop}`, tone === undefined ? '' : 'ctx-warn'];
  return (
    <div className={classes.filter(Boolean).join(' ')}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
