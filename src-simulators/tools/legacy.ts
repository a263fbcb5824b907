import { createHash, timingSafeEqual } from 'node:crypto';
import { html, type Html } from '../lib/html.js';
import type { LoopbackServer } from '../lib/loopback.js';
import style from './service.css?raw';

export interface LegacyParts {
  server: LoopbackServer;
}

/** The one user of each old system, invented: it guards nothing but this machine's demo. */
export const LEGACY_USER = 'demo';

const digest = (text: string) => createHash('sha256').update(text).digest();
/** Compares without telling by its duration how much of it was right. */
const same = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b));

/** Is this the old system's user and password? */
export const isKnown = (password: string, user: string, given: string): boolean =>
  [same(user, LEGACY_USER), same(given, password)].every(Boolean);

export const legacyStyle = (accent: string, paper: string): string =>
  `:root { --accent: ${accent}; --paper: ${paper}; }\n${style}`;

export const legacyHeader = (name: string, subtitle: string): Html =>
  html`<header>
    <strong>${name}</strong> <span>${subtitle}</span> <span class="demo">demoalueen jäljitelmä</span>
  </header>`;
