import { type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccessState } from '#shared/access.js';
import { Icon } from '../../../ui/icon.js';
import { MenuButton, type MenuItem } from '../../../ui/menu.js';
import { FilterChip, SearchField } from '../../../ui/parts.js';
import { ProtectedDialog } from '../access/ProtectedDialog.js';
import { UnmaskDialog } from '../access/UnmaskDialog.js';
import { ArrangeDialog } from '../arrange/ArrangeDialog.js';
import { PrintDialog } from '../print/PrintDialog.js';
import type { Summary } from '#shared/client-summary.js';
import { writeDate } from '../write.js';

export type View = 'sections' | 'timeline';
type Opened = 'arrange' | 'print' | 'protected' | 'unmask';

/** What can be done with the whole summary: how it is seen, searching, what is new, and the menu. */
export function Bar({
  access,
  summary,
  since,
  news,
  search,
  state: { view, query, onlyNew },
  set,
}: {
  access: AccessState;
  summary: Summary;
  since: string | undefined;
  /** How many entries are new. */
  news: number;
  search: RefObject<HTMLInputElement | null>;
  state: { view: View; query: string; onlyNew: boolean };
  set: (state: { view?: View; query?: string; onlyNew?: boolean }) => void;
}) {
  const { t } = useTranslation('clientViewsLater');
  const [opened, setOpened] = useState<Opened>();
  const close = () => setOpened(undefined);
  const items = (): MenuItem[] => [
    { id: 'arrange', icon: 'table', label: t('arrange.menu'), run: () => setOpened('arrange') },
    { id: 'print', icon: 'print', label: t('print.menu'), run: () => setOpened('print') },
    ...(access.protectedData === 'closed'
      ? [
          {
            id: 'protected',
            icon: 'lock',
            label: t('clientAccessLater:protected.menu'),
            divided: true,
            run: () => setOpened('protected'),
          } as const,
        ]
      : []),
    ...(access.nonDisclosure === 'masked'
      ? [
          {
            id: 'unmask',
            icon: 'eye',
            label: t('clientAccessLater:unmask.menu'),
            divided: access.protectedData === 'open',
            run: () => setOpened('unmask'),
          } as const,
        ]
      : []),
  ];
  return (
    <div className="cs-bar">
      <div className="cs-views" role="group" aria-label={t('bar.view')}>
        {(['sections', 'timeline'] as const).map((one) => (
          <button key={one} type="button" aria-pressed={view === one} onClick={() => set({ view: one, query: '' })}>
            {t(`bar.${one}`)}
          </button>
        ))}
      </div>
      <SearchField inputRef={search} value={query} onChange={(next) => set({ query: next })} label={t('bar.search')} />
      {since !== undefined && (
        <FilterChip on={onlyNew} onToggle={() => set({ onlyNew: !onlyNew })}>
          {t('bar.new', { date: writeDate(since), count: news })}
        </FilterChip>
      )}
      <span className="tp-grow" />
      {access.protectedData === 'open' && (
        <span className="cs-weak cs-row">
          <Icon name="lock" size={12} /> {t('clientAccessLater:protected.isOpen')}
        </span>
      )}
      <MenuButton label={t('bar.more')} className="tp-icon-button" items={items}>
        <Icon name="dots" size={14} />
      </MenuButton>
      {opened === 'arrange' && <ArrangeDialog onClose={close} />}
      {opened === 'print' && <PrintDialog summary={summary} onClose={close} />}
      {opened === 'protected' && <ProtectedDialog version={access.contextVersion} onClose={close} />}
      {opened === 'unmask' && <UnmaskDialog version={access.contextVersion} onClose={close} />}
    </div>
  );
}
