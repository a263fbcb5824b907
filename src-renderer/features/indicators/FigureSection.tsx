import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.js';
import { Icon } from '../../ui/icon.js';
import { Section } from '../../ui/parts.js';
import { SheetTable } from './SheetTable.js';
import { download } from './download.js';
import type { Sheet } from './sheet.js';

/** A figure: drawn, or as the table behind the picture, and to be taken along as CSV. */
export function FigureSection({
  title,
  detail,
  sheet,
  actions,
  children,
}: {
  title: string;
  detail?: ReactNode;
  sheet: Sheet;
  actions?: ReactNode;
  /** The picture. */
  children: ReactNode;
}) {
  const { t } = useTranslation('indicatorsLater');
  const [asTable, setAsTable] = useState(false);
  return (
    <Section
      title={title}
      detail={detail}
      actions={
        <>
          {actions}
          <Button
            aria-pressed={asTable}
            startIcon={<Icon name={asTable ? 'chart' : 'table'} size={14} />}
            onClick={() => setAsTable(!asTable)}
          >
            {t(asTable ? 'asChart' : 'asTable')}
          </Button>
          <Button startIcon={<Icon name="down" size={14} />} onClick={() => download(sheet)}>
            {t('csv')}
          </Button>
        </>
      }
    >
      {asTable ? <SheetTable sheet={sheet} label={title} /> : children}
    </Section>
  );
}
