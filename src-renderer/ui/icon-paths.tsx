import type { JSX } from 'react';

/**
 * The drawing of each icon on a 16 grid, stroke 1.4, round ends; filled only for states.
 * `--ic` is the colour of a sign cut into a filled state, the surface behind it by default.
 */
export const iconPaths = {
  away: (
    <>
      <rect x="1.6" y="1.6" width="12.8" height="12.8" rx="3" />
      <path d="M6.2 5.2v5.6M9.8 5.2v5.6" strokeWidth="1.8" />
    </>
  ),
  bell: (
    <>
      <path d="M8 2a4 4 0 0 0-4 4c0 4-1.5 5-1.5 5h11S12 10 12 6a4 4 0 0 0-4-4M6.6 13.4a1.5 1.5 0 0 0 2.8 0" />
    </>
  ),
  book: (
    <>
      <path
        d="M8 3.6C6.4 2.6 4.2 2.4 1.8 2.6v10c2.4-.2 4.6 0 6.2 1 1.6-1 3.8-1.2 6.2-1v-10C11.8 2.4 9.6 2.6 8 3.6zM8 3.6v10"
        strokeLinejoin="round"
      />
    </>
  ),
  box: (
    <>
      <rect x="2.4" y="2.4" width="11.2" height="11.2" rx="2" />
    </>
  ),
  boxon: (
    <>
      <rect x="1.6" y="1.6" width="12.8" height="12.8" rx="2.4" fill="currentColor" stroke="none" />
      <path d="m4.6 8.2 2.4 2.4 4.4-5" stroke="var(--ic,#fff)" strokeWidth="1.8" />
    </>
  ),
  busy: (
    <>
      <path d="M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1z" fill="currentColor" stroke="none" />
      <path d="M4.6 8h6.8" stroke="var(--ic,#fff)" strokeWidth="2" />
    </>
  ),
  cal: (
    <>
      <rect x="2" y="3" width="12" height="11" rx="1.4" />
      <path d="M2 6.6h12M5.4 1.6V4M10.6 1.6V4" />
    </>
  ),
  chart: (
    <>
      <path d="M2 2v12h12M4.6 10.4l2.8-3.2 2.4 1.8 3.8-5" />
    </>
  ),
  chat: (
    <>
      <path d="M2 3h12v8H7.6L4.4 13.8V11H2z" strokeLinejoin="round" />
    </>
  ),
  check: (
    <>
      <path d="m3 8.4 3.4 3.4L13 4.6" strokeWidth="1.8" />
    </>
  ),
  clock: (
    <>
      <circle cx="8" cy="8" r="6.2" />
      <path d="M8 4.4V8l2.6 1.6" />
    </>
  ),
  close: (
    <>
      <path d="m4 4 8 8m0-8-8 8" />
    </>
  ),
  cross: (
    <>
      <path d="M6 1.8h4V6h4.2v4H10v4.2H6V10H1.8V6H6z" strokeLinejoin="round" />
    </>
  ),
  crossf: (
    <>
      <path d="M6 1.8h4V6h4.2v4H10v4.2H6V10H1.8V6H6z" fill="currentColor" strokeLinejoin="round" />
    </>
  ),
  danger: (
    <>
      <path d="M8 1 15 8l-7 7-7-7z" fill="currentColor" stroke="none" />
      <path d="M8 4.6v4M8 10.8v.4" stroke="var(--ic,#fff)" strokeWidth="1.7" />
    </>
  ),
  doc: (
    <>
      <path d="M3.4 1.8h6l3.2 3.2v9.2H3.4zM9.2 1.8v3.4h3.4M5.6 8h4.8M5.6 10.8h4.8" strokeLinejoin="round" />
    </>
  ),
  dots: (
    <>
      <path d="M3.4 8h.1M8 8h.1M12.6 8h.1" strokeWidth="2.4" />
    </>
  ),
  down: (
    <>
      <path d="m4 6 4 4 4-4" />
    </>
  ),
  ext: (
    <>
      <path d="M6.4 3H3v10h10V9.6M9 2.6h4.4V7M13.2 2.8 7.6 8.4" />
    </>
  ),
  eye: (
    <>
      <path d="M1.2 8S3.6 3.6 8 3.6 14.8 8 14.8 8 12.4 12.4 8 12.4 1.2 8 1.2 8z" />
      <circle cx="8" cy="8" r="2" />
    </>
  ),
  filter: (
    <>
      <path d="M1.8 3h12.4L9.6 8.4v4.8l-3.2-1.6V8.4z" strokeLinejoin="round" />
    </>
  ),
  globe: (
    <>
      <circle cx="8" cy="8" r="6.2" />
      <path d="M1.8 8h12.4M8 1.8c4 4 4 8.4 0 12.4-4-4-4-8.4 0-12.4z" />
    </>
  ),
  half: (
    <>
      <circle cx="8" cy="8" r="6.2" />
      <path d="M8 1.8a6.2 6.2 0 0 1 0 12.4z" fill="currentColor" />
    </>
  ),
  home: (
    <>
      <path d="M2 7.6 8 2.4l6 5.2M3.8 6.4v7.2h8.4V6.4" strokeLinejoin="round" />
    </>
  ),
  info: (
    <>
      <circle cx="8" cy="8" r="6.2" />
      <path d="M8 7.4v3.8M8 4.7v.4" strokeWidth="1.7" />
    </>
  ),
  key: (
    <>
      <circle cx="5" cy="11" r="3" />
      <path d="m7.2 8.8 6-6M11 5l2.2 2.2" />
    </>
  ),
  link: (
    <>
      <path d="M6.8 9.2a2.8 2.8 0 0 0 4 0l2.4-2.4a2.8 2.8 0 0 0-4-4L8.3 3.7M9.2 6.8a2.8 2.8 0 0 0-4 0L2.8 9.2a2.8 2.8 0 0 0 4 4l.9-.9" />
    </>
  ),
  lock: (
    <>
      <rect x="3" y="7" width="10" height="7" rx="1.2" />
      <path d="M5.2 7V5a2.8 2.8 0 0 1 5.6 0v2" />
    </>
  ),
  max: (
    <>
      <path d="M9.6 2.4h4v4M6.4 13.6h-4v-4M13.4 2.6 9.4 6.6M2.6 13.4l4-4" />
    </>
  ),
  offline: (
    <>
      <circle cx="8" cy="8" r="6.2" />
      <path d="m5.8 5.8 4.4 4.4m0-4.4-4.4 4.4" />
    </>
  ),
  ok: (
    <>
      <circle cx="8" cy="8" r="7" fill="currentColor" stroke="none" />
      <path d="m4.8 8.2 2.2 2.2 4.2-4.6" stroke="var(--ic,#fff)" strokeWidth="1.7" />
    </>
  ),
  pause: (
    <>
      <path d="M5.4 3.4v9.2M10.6 3.4v9.2" strokeWidth="2" />
    </>
  ),
  pen: (
    <>
      <path d="m2.4 13.6.8-3.2 7.6-7.6 2.4 2.4-7.6 7.6zM9.4 4.2l2.4 2.4" strokeLinejoin="round" />
    </>
  ),
  people: (
    <>
      <circle cx="6" cy="5.4" r="2.6" />
      <path d="M1.4 13.6c0-2.6 2-4.2 4.6-4.2s4.6 1.6 4.6 4.2M10.6 3a2.5 2.5 0 0 1 0 4.8M12.4 9.9c1.4.6 2.2 1.9 2.2 3.7" />
    </>
  ),
  phone: (
    <>
      <path d="M3.4 1.8 5.6 2l1.2 3.2-1.5 1.4a8 8 0 0 0 4.1 4.1l1.4-1.5L14 10.4l.2 2.2c0 .9-.7 1.6-1.6 1.6A10.8 10.8 0 0 1 1.8 3.4c0-.9.7-1.6 1.6-1.6z" />
    </>
  ),
  pill: (
    <>
      <rect x="1" y="5" width="14" height="6" rx="3" transform="rotate(-40 8 8)" />
      <path d="m6 6.3 3.8 4.6" />
    </>
  ),
  plus: (
    <>
      <path d="M8 3v10M3 8h10" />
    </>
  ),
  right: (
    <>
      <path d="m6 4 4 4-4 4" />
    </>
  ),
  roof: (
    <>
      <path d="M1.6 8 8 2.2 14.4 8M3.6 6.6V14h8.8V6.6M6.6 14v-4h2.8v4" strokeLinejoin="round" />
    </>
  ),
  search: (
    <>
      <circle cx="7" cy="7" r="4.6" />
      <path d="m10.5 10.5 3.8 3.8" />
    </>
  ),
  send: (
    <>
      <path d="M14.4 1.6 1.6 6.8l4.8 2.4 2.4 5.2z" strokeLinejoin="round" />
    </>
  ),
  shield: (
    <>
      <path d="M8 1.6 13.6 4v4c0 3.4-2.6 5.6-5.6 6.4C5 13.6 2.4 11.4 2.4 8V4z" strokeLinejoin="round" />
    </>
  ),
  star: (
    <>
      <path d="m8 1.8 1.9 4 4.3.6-3.1 3 .8 4.3L8 11.6l-3.9 2.1.8-4.3-3.1-3 4.3-.6z" strokeLinejoin="round" />
    </>
  ),
  stop: (
    <>
      <circle cx="8" cy="8" r="6.2" />
      <path d="m3.8 3.8 8.4 8.4" />
    </>
  ),
  swap: (
    <>
      <path d="M2.5 7A5.6 5.6 0 0 1 13 5.2M13.5 9A5.6 5.6 0 0 1 3 10.8M13.2 2v3.4H9.8M2.8 14v-3.4h3.4" />
    </>
  ),
  table: (
    <>
      <rect x="2" y="2.6" width="12" height="10.8" rx="1.2" />
      <path d="M2 6.2h12M2 9.8h12M6.6 6.2v7.2" />
    </>
  ),
  tray: (
    <>
      <path d="M1.8 8.6h3.6l1 2h3.2l1-2h3.6v5H1.8zM1.8 8.6 4 2.4h8l2.2 6.2" strokeLinejoin="round" />
    </>
  ),
  unknown: (
    <>
      <circle cx="8" cy="8" r="6.2" strokeDasharray="2.4 2" />
      <path d="M6.3 6.4c0-2.3 3.4-2.1 3.4-.2 0 1.3-1.7 1.4-1.7 2.7M8 11.2v.3" strokeWidth="1.5" />
    </>
  ),
  unlink: (
    <>
      <path d="m10.6 9.4 2.6-2.6a2.8 2.8 0 0 0-4-4l-1 1M5.4 6.6 2.8 9.2a2.8 2.8 0 0 0 4 4l1-1M2.5 2.5l11 11" />
    </>
  ),
  user: (
    <>
      <circle cx="8" cy="5.2" r="2.8" />
      <path d="M2.6 14c0-3 2.4-4.6 5.4-4.6s5.4 1.6 5.4 4.6" />
    </>
  ),
  video: (
    <>
      <rect x="1.6" y="4" width="8.8" height="8" rx="1.4" />
      <path d="m10.4 7 4-2.2v6.4l-4-2.2" strokeLinejoin="round" />
    </>
  ),
  walk: (
    <>
      <circle cx="9" cy="2.8" r="1.4" />
      <path d="m4.6 8 2-2.6 2.8.2 1 2.6 2.2.8M8.4 6l-1 4-3 4M7.6 9.6l2.8 1.8.6 3" />
    </>
  ),
  warn: (
    <>
      <path d="M8 1.8 15 14H1z" strokeLinejoin="round" />
      <path d="M8 6v4M8 11.8v.4" strokeWidth="1.7" />
    </>
  ),
  warnf: (
    <>
      <path d="M8 1.4 15.4 14.4H.6z" fill="currentColor" strokeLinejoin="round" />
      <path d="M8 6v4M8 11.8v.5" stroke="var(--ic,#fff)" strokeWidth="1.7" />
    </>
  ),
  globeLang: (
    <>
      <path d="M2 3h7M5.5 3V1.6M3 3c.4 3 2.6 5 5 6M8 3c-.4 3-2.6 5.4-6 6.4" />
      <path d="m8 14.4 3-7 3 7M9 12.2h4" />
    </>
  ),
  sun: (
    <>
      <circle cx="8" cy="8" r="3" />
      <path d="M8 1.4v1.4M8 13.2v1.4M1.4 8h1.4M13.2 8h1.4M3.3 3.3l1 1M11.7 11.7l1 1M12.7 3.3l-1 1M4.3 11.7l-1 1" />
    </>
  ),
  moon: (
    <>
      <path d="M13.4 9.6A5.8 5.8 0 0 1 6.4 2.6a5.8 5.8 0 1 0 7 7z" strokeLinejoin="round" />
    </>
  ),
  contrast: (
    <>
      <circle cx="8" cy="8" r="6.2" />
      <path d="M8 1.8a6.2 6.2 0 0 0 0 12.4z" fill="currentColor" />
    </>
  ),
  screens: (
    <>
      <rect x="1.4" y="3" width="6" height="7" rx="1" />
      <rect x="8.6" y="3" width="6" height="7" rx="1" />
      <path d="M4.4 10v3M11.6 10v3M2.8 13h3.2M10 13h3.2" />
    </>
  ),
  print: (
    <>
      <path d="M4.4 6V2h7.2v4M4.4 11.4H2V6h12v5.4h-2.4M4.4 9.4h7.2V14H4.4z" strokeLinejoin="round" />
    </>
  ),
  mail: (
    <>
      <rect x="1.8" y="3.4" width="12.4" height="9.2" rx="1.2" />
      <path d="m2.2 4.2 5.8 4.6 5.8-4.6" />
    </>
  ),
  trash: (
    <>
      <path d="M2.6 4h10.8M6 4V2.4h4V4M4 4l.6 10h6.8L12 4M6.6 6.6v4.8M9.4 6.6v4.8" strokeLinejoin="round" />
    </>
  ),
  exit: (
    <>
      <path d="M6.4 2H2.6v12h3.8M10 4.6 13.4 8 10 11.4M13.2 8H6" strokeLinejoin="round" />
    </>
  ),
  mark: (
    <>
      <rect x="0.8" y="2.2" width="8.6" height="11.6" rx="1.8" />
      <rect x="6.6" y="2.2" width="8.6" height="11.6" rx="1.8" fill="var(--topbar)" />
      <path d="M6.6 8h8.6" stroke="var(--accent)" strokeWidth="1.8" />
    </>
  ),
  back: (
    <>
      <path d="m10 4-4 4 4 4" />
    </>
  ),
  up: (
    <>
      <path d="m4 10 4-4 4 4" />
    </>
  ),
  restore: (
    <>
      <path d="M13.2 6.6h-4v-4M2.8 9.4h4v4M9.4 6.4l4-4M6.6 9.6l-4 4" />
    </>
  ),
  tools: (
    <>
      <rect x="2" y="2" width="5" height="5" rx="1" />
      <rect x="9" y="2" width="5" height="5" rx="1" />
      <rect x="2" y="9" width="5" height="5" rx="1" />
      <rect x="9" y="9" width="5" height="5" rx="1" />
    </>
  ),
} satisfies Record<string, JSX.Element>;

export type IconName = keyof typeof iconPaths;
