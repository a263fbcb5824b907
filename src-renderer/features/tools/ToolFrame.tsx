import { type Ref, type RefObject, useEffect, useImperativeHandle, useRef } from 'react';
import { SESSION_EXPIRED } from '#shared/session-expired.js';
import type { Tool } from '#shared/tools.js';
import type { ViewReport } from '#shared/tool-view.js';
import { allowOf, forgetsWithUs, sandboxOf } from './frame-policy.js';

export interface FrameProps {
  tool: Pick<Tool, 'permissions' | 'popups' | 'signIn'>;
  name: string;
  /** Neither to be read nor used. */
  covered: boolean;
  /** Tells the core what is seen of the frame. */
  onSaw: (saw: Extract<ViewReport['saw'], 'loaded' | 'touched' | 'expired'>) => void;
}

/** A tool's page in a frame, with what can be seen of it from outside. */
export function ToolFrame({
  tool,
  name,
  url,
  covered,
  onSaw,
  ref,
}: FrameProps & { url: string; ref?: Ref<HTMLIFrameElement> }) {
  const frame = useRef<HTMLIFrameElement>(null);
  useImperativeHandle<HTMLIFrameElement | null, HTMLIFrameElement | null>(ref, () => frame.current, []);
  useTouch(frame, onSaw);
  useEffect(() => {
    const listen = ({ source, origin, data }: MessageEvent<unknown>) => {
      const isOurs = source !== null && source === frame.current?.contentWindow && origin === new URL(url).origin;
      const says = typeof data === 'object' && data !== null && 'messageType' in data ? data.messageType : undefined;
      if (isOurs && says === SESSION_EXPIRED) onSaw('expired');
    };
    window.addEventListener('message', listen);
    return () => window.removeEventListener('message', listen);
  }, [onSaw, url]);
  return (
    <iframe
      ref={frame}
      className={covered ? 'tool-frame tool-frame-covered' : 'tool-frame'}
      title={name}
      src={url}
      sandbox={sandboxOf(tool)}
      allow={allowOf(tool)}
      {...(forgetsWithUs(tool) ? { credentialless: true } : {})}
      referrerPolicy="no-referrer"
      // A covered tool can be neither read nor used, also not by keyboard.
      inert={covered}
      onLoad={() => onSaw('loaded')}
    />
  );
}

/** A frame of another origin cannot be asked what is unsaved in it; that the professional has been in it can be seen. */
function useTouch(frame: RefObject<HTMLIFrameElement | null>, onSaw: FrameProps['onSaw']): void {
  useEffect(() => {
    let isInside = false;
    const entered = () => {
      isInside = document.activeElement !== null && document.activeElement === frame.current;
      if (isInside) onSaw('touched');
    };
    // Also on the way out: what was done in it was done until then.
    const left = () => {
      if (isInside) onSaw('touched');
      isInside = false;
    };
    window.addEventListener('blur', entered);
    window.addEventListener('focus', left);
    return () => {
      window.removeEventListener('blur', entered);
      window.removeEventListener('focus', left);
    };
  }, [frame, onSaw]);
}
