import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { localize } from '#shared/localize.js';
import type { Tool } from '#shared/tools.js';
import type { ViewStatus } from '#shared/tool-view.js';
import { languageOf } from '../../ui/format.js';
import { SearchField } from '../../ui/parts.js';
import { useClientContext } from '../../ui/workbench.js';
import { ToolRow } from './ToolRow.js';
import { MANY_TOOLS, filterTools, followingCount, groupTools } from './tool-state.js';

interface RailProps {
  tools: readonly Tool[];
  views: ReadonlyMap<string, ViewStatus> | undefined;
  chosen: string | undefined;
  onChoose: (toolId: string) => void;
}

/** The tools, grouped by how they follow the client. */
export function ToolRail({ tools, views, chosen, onChoose }: RailProps) {
  const { t, i18n } = useTranslation('tools');
  const context = useClientContext();
  const [wanted, setWanted] = useState('');
  const rail = useRef<HTMLElement>(null);
  useEffect(() => {
    const here = rail.current;
    if (here === null) return undefined;
    const move = (event: KeyboardEvent) => moveByArrows(event, here);
    here.addEventListener('keydown', move);
    return () => here.removeEventListener('keydown', move);
  }, []);
  const language = languageOf(i18n.language);
  const found = filterTools(tools, wanted, (tool) => localize(tool.name, language));
  const groups = groupTools(found);
  const [following, total] = followingCount(groupTools(tools).following, context?.participants ?? []);
  const row = (tool: Tool) => (
    <ToolRow key={tool.id} tool={tool} view={views?.get(tool.id)} chosen={tool.id === chosen} onChoose={onChoose} />
  );
  return (
    <nav ref={rail} className="tool-rail" aria-label={t('title')} data-tour="tool-rail">
      {tools.length > MANY_TOOLS && (
        <div className="tool-rail-filter">
          <SearchField value={wanted} onChange={setWanted} label={t('filter')} />
        </div>
      )}
      <div className="tool-rail-groups">
        <Group title={t('group.following', { following, total })}>{groups.following.map(row)}</Group>
        <Group title={t('group.noClients')}>{groups.noClients.map(row)}</Group>
        <Group title={t('group.own')}>{groups.own.map(row)}</Group>
        <Group title={t('group.cards')}>{groups.cards.map(row)}</Group>
        {found.length === 0 && <p className="tool-rail-none">{t('noneFound')}</p>}
      </div>
      <p className="tool-rail-hint">{t('hint')}</p>
    </nav>
  );
}

function Group({ title, children }: { title: string; children: readonly React.ReactNode[] }) {
  if (children.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul>{children}</ul>
    </>
  );
}

const STEPS: Partial<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => at - 1,
  Home: () => 0,
  End: (_, last) => last,
};

/** Arrows go from row to row, and from the filter to the first one and back. */
function moveByArrows(event: KeyboardEvent, rail: HTMLElement): void {
  const rows = [...rail.querySelectorAll<HTMLElement>('.tool-row')];
  const filter = rail.querySelector('input');
  const isInFilter = event.target === filter;
  const step = isInFilter && (event.key === 'Home' || event.key === 'End') ? undefined : STEPS[event.key];
  if (step === undefined || rows.length === 0) return;
  const at = rows.findIndex((row) => row === document.activeElement);
  const next = step(at, rows.length - 1);
  event.preventDefault();
  (next < 0 ? (filter ?? rows[0]) : rows[next])?.focus();
}
