import { useTranslation } from 'react-i18next';
import { Icon } from '../../../ui/icon.js';
import { usePopup } from '../../../ui/use-popup.js';
import { noticesOf, unreadOf } from '../notices.js';
import { useConsultations } from '../use-consultations.js';
import { NoticePanel } from './later.js';
import './bell.css';

/** The notification centre's place in the top bar: a bell with how many are unread. */
export function NoticeBell() {
  const { t } = useTranslation('consultation');
  const consultations = useConsultations();
  const { open, id, button, panel, toggle, close, onToggle } = usePopup<HTMLDialogElement>();
  const notices = consultations === undefined ? [] : noticesOf(consultations.consultations, consultations.self);
  const unread = unreadOf(notices);
  const label = t('notices', { count: unread });
  return (
    <>
      <button
        ref={button}
        type="button"
        className="tp-icon-button tp-top-button co-bell"
        aria-label={label}
        title={label}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={toggle}
      >
        <Icon name="bell" />
        {unread > 0 && (
          <span className="co-bell-count tp-num" aria-hidden="true">
            {unread}
          </span>
        )}
      </button>
      {open && (
        <dialog
          ref={panel}
          id={id}
          aria-label={t('noticesTitle')}
          popover="auto"
          className="tp-menu co-notices"
          onToggle={onToggle}
        >
          {consultations !== undefined && (
            <NoticePanel notices={notices} consultations={consultations} onClose={close} />
          )}
        </dialog>
      )}
    </>
  );
}
