import type { County } from '#shared/county.js';
import { roleSchema } from '#shared/identity.js';
import { roleTable } from '../../access/index.js';
import type { Finding } from '../mistakes.js';

/** What each role that somebody has may see of a client, in plain words. Pure. */
export function rolesInWords({ access, identityProvider }: County): string[] {
  const claimed = Object.values(identityProvider.roles);
  const table = roleTable(access.roles);
  return roleSchema.options
    .filter((role) => claimed.includes(role))
    .map((role) => {
      const { own, joint, sections, jointService } = table[role];
      if (own.length + joint.length === 0) return `${role}: no right to clients' data`;
      const both = joint.length === 0 ? '' : `, ${joint.join(' and ')} where the client has a joint service`;
      const says = jointService === 'always' ? '; may say that its service is a joint one' : '';
      return `${role}: ${own.join(' and ') || 'nothing'} as its own${both}, ${sections.length} sections${says}`;
    });
}

/** What may be meant, but is worth a look. Pure. */
export function adviseAccess({ access, identityProvider }: County): Finding[] {
  const claimed = new Set(Object.values(identityProvider.roles));
  return [
    ...(identityProvider.practitionerSystem === undefined
      ? [
          {
            path: ['identityProvider'],
            message:
              'has no practitionerSystem: no relationship is found in the sources, and every client needs a purpose',
          },
        ]
      : []),
    ...roleSchema.options
      .filter((role) => access.roles[role] !== undefined && !claimed.has(role))
      .map((role) => ({ path: ['access', 'roles', role], message: 'no value of the role claim means this role' })),
  ];
}
