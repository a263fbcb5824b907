import { useTranslation } from 'react-i18next';
import { assertNever } from '#shared/assert-never.js';
import { Button } from '../../../ui/button.js';
import { Icon } from '../../../ui/icon.js';
import { useWorkbench } from '../../../ui/workbench.js';
import { FeedbackView } from './FeedbackView.js';
import { NewsView } from './NewsView.js';
import { OpensView } from './OpensView.js';
import { Picked } from './Picked.js';
import { ToReadView } from './ToReadView.js';
import { UnitView } from './UnitView.js';
import { type View, toReview } from './sums.js';
import { type ViewProps, useReader } from './use-reader.js';
import './shelf.css';

/** Another list than that of all articles. */
export default function Views({
  view,
  places,
  all,
  onOpen,
}: Pick<ViewProps, 'places' | 'all' | 'onOpen'> & { view: Exclude<View, 'all'> }) {
  const reader = useReader();
  const props: ViewProps = { places, all, reader, onOpen };
  switch (view) {
    case 'favourites':
      return <Picked {...props} ids={reader.shelf.favourites} empty="favourites" />;
    case 'recent':
      return (
        <>
          <Picked {...props} ids={reader.shelf.recent.map(({ id }) => id)} empty="recent" />
          {reader.shelf.recent.length > 0 && <ClearRecent />}
        </>
      );
    case 'news':
      return <NewsView {...props} />;
    case 'toRead':
      return <ToReadView {...props} />;
    case 'feedback':
      return <FeedbackView {...props} />;
    case 'review':
      return <Picked {...props} ids={toReview(places, reader.today).map(({ id }) => id)} empty="review" />;
    case 'opens':
      return <OpensView {...props} />;
    case 'unit':
      return <UnitView {...props} />;
    default:
      return assertNever(view);
  }
}

function ClearRecent() {
  const { t } = useTranslation('guidelinesLater');
  const { client } = useWorkbench();
  return (
    <div className="gl-view-foot">
      <Button
        variant="outlined"
        startIcon={<Icon name="trash" size={14} />}
        onClick={() => void client.guidelinesOwn.clearRecent()}
      >
        {t('clearRecent')}
      </Button>
    </div>
  );
}
