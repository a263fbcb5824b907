import * as z from 'zod';
import { type Aim, aimSchema } from '#shared/indicators.js';
import { type LimitRule, limitRuleSchema } from '#shared/limit-rules.js';
import aims from './rules/aims.json' with { type: 'json' };
import health from './rules/health.json' with { type: 'json' };
import plan from './rules/plan.json' with { type: 'json' };
import social from './rules/social.json' with { type: 'json' };

let read: readonly LimitRule[] | undefined;

/** Longest times for getting to care and to services: those of the law, then those that the county's plan aims at. */
export const limitRules = (): readonly LimitRule[] =>
  (read ??= z.array(limitRuleSchema).parse([...health, ...social, ...plan]));

/** What the county's plan aims at beside them. */
export const planAims = (): Aim[] => z.array(aimSchema).parse(aims);
