import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccessState } from '#shared/access.js';
import type { SectionId, Summary } from '#shared/client-summary.js';
import { useTellDoing } from '../../ui/doing.js';
import { Notice } from '../../ui/parts.js';
import { useLoaded } from '../../ui/use-loaded.js';
import { BasisLine } from './access/BasisLine.js';
import { useArrangement } from './arrange/use-arrangement.js';
import { NewReact } from './EntryMark.js';
import { Bar, type View } from './frame/Bar.js';
import { FrameReact } from './frame/frame-context.js';
import { Found } from './find/Found.js';
import { Sections } from './frame/Sections.js';
import { SourcesHeader } from './frame/SourcesHeader.js';
import { useJump } from './frame/use-jump.js';
import { useKeys } from './frame/use-keys.js';
import { keepNewKeys, onlyNew } from './new-since.js';
import { silentSources } from './order.js';
import { useNow } from './use-now.js';
import './client-summary.css';
import './frame/frame.css';

const loadTimeline = () => import('./timeline/Timeline.js');

/** What is known of one client: sections or a timeline, a search over both, and on what basis it is seen. */
export default function KnownSummary({
  summary,
  access,
  retry,
}: {
  summary: Summary;
  access: AccessState;
  retry: (section?: SectionId) => void;
}) {
  const { t } = useTranslation('clientSummaryLater');
  const pane = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const onKeyDown = useKeys(pane, search);
  const now = useNow();
  const { opening } = access;
  const since = opening.state === 'open' ? opening.lastOpened : undefined;
  const [state, setState] = useState<{ view: View; query: string; onlyNew: boolean }>({
    view: 'sections',
    query: '',
    onlyNew: false,
  });
  const arrangement = useArrangement();
  const { jump, jumpTo } = useJump(pane);
  const Timeline = useLoaded(loadTimeline);

  const [newKeys] = useState(keepNewKeys);
  const news = useMemo(() => newKeys(summary, since, now), [newKeys, summary, since, now]);
  const seen = useMemo(
    () => (state.onlyNew && since !== undefined ? onlyNew(summary, since, now) : summary),
    [state.onlyNew, summary, since, now],
  );
  const { mine, shown } = useMemo(() => {
    const all = (arrangement?.order ?? []).filter((id) => access.sections.includes(id));
    return {
      mine: all,
      shown: all.filter((id) => arrangement?.hidden.includes(id) !== true || jump?.section === id),
    };
  }, [arrangement, access, jump]);
  const toEntry = useCallback(
    (section: SectionId, entry?: string) => {
      setState({ view: 'sections', query: '', onlyNew: false });
      jumpTo(section, entry);
    },
    [jumpTo],
  );
  // The same while nothing of it changes: every section hears it.
  const frame = useMemo(() => ({ access, jump, shown, jumpTo: toEntry }), [access, jump, shown, toEntry]);
  const [gone, setGone] = useState<{ client: string | null; section: string }>();
  useTellDoing('section', gone?.client === summary.client ? gone.section : undefined);
  const goTo = ({ target }: { target: EventTarget }) => {
    const at = target instanceof Element ? target.closest<HTMLElement>('[data-section]') : null;
    const section = at?.dataset['section'];
    if (section !== undefined && section !== gone?.section) setGone({ client: summary.client, section });
  };
  const names = silentSources(summary);
  const silent = names.length > 0;
  return (
    <FrameReact value={frame}>
      <NewReact value={news}>
        <SourcesHeader summary={summary} retry={retry} />
        {/* Keys that are heard wherever in the pane the focus is; each of them has a control of its own as well. */}
        <div
          ref={pane}
          className="cs-pane cs-frame"
          role="presentation"
          onKeyDown={onKeyDown}
          onPointerDown={goTo}
          onFocus={goTo}
        >
          {opening.state === 'open' && <BasisLine access={access} opening={opening} />}
          <Bar
            access={access}
            summary={summary}
            since={since}
            news={news.size}
            search={search}
            state={state}
            set={(next) => setState({ ...state, ...next })}
          />
          {silent && (
            <div className="cs-silent">
              <Notice
                kind="failed"
                title={t('silent', { sources: names.join(', ') })}
                detail={t('silentDetail')}
                onRetry={() => retry()}
              />
            </div>
          )}
          {state.query.trim() !== '' ? (
            <Found summary={seen} query={state.query} onJump={toEntry} />
          ) : state.view === 'timeline' ? (
            Timeline !== undefined && (
              <Timeline summary={seen} since={state.onlyNew ? since : undefined} onJump={toEntry} />
            )
          ) : (
            <Sections
              summary={seen}
              retry={retry}
              silent={silent}
              shown={shown}
              hidden={mine.filter((id) => !shown.includes(id))}
            />
          )}
        </div>
      </NewReact>
    </FrameReact>
  );
}
