import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../ui/parts.js';

interface Props {
  title: string;
  onRetry: () => void;
  children: ReactNode;
}

/** Keeps a fault of one pane inside it; the others go on. React reports the fault itself. */
export class PaneBoundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false };
  static getDerivedStateFromError() {
    return { failed: true };
  }
  override render() {
    if (!this.state.failed) return this.props.children;
    return <Fault title={this.props.title} onRetry={this.props.onRetry} />;
  }
}

function Fault({ title, onRetry }: { title: string; onRetry: () => void }) {
  const { t } = useTranslation('frame');
  return (
    <div className="tp-pane-fault">
      <Notice kind="failed" title={t('pane.fault', { title })} detail={t('pane.faultDetail')} onRetry={onRetry} />
    </div>
  );
}
