import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toProfessional } from './professional.js';

const config = {
  roleClaim: 'role',
  unitClaim: 'unit',
  roles: { sairaanhoitaja: 'nurse', kouluttaja: 'trainer' },
  dutiesClaim: 'duties',
  duties: { esihenkilo: 'unitSupervisor', ohjetoimittaja: 'guidelineEditor' },
} as const;

it('reads the person in the county file’s terms', () => {
  expect(
    toProfessional({ sub: 'u1', name: 'Johanna Lehtonen', role: 'sairaanhoitaja', unit: 'Asiakasohjaus' }, config),
  ).toEqual({ id: 'u1', name: 'Johanna Lehtonen', role: 'nurse', unit: 'Asiakasohjaus' });
  expect(toProfessional({ sub: 'u1', role: ['muu', 'kouluttaja'] }, config)).toEqual({
    id: 'u1',
    name: 'u1',
    role: 'trainer',
  });
});

it('reads the duties that the county names, each once', () => {
  const duties = (claim: unknown) => toProfessional({ sub: 'u1', role: 'kouluttaja', duties: claim }, config)?.duties;
  expect(duties(['ohjetoimittaja', 'esihenkilo', 'ohjetoimittaja', 'talonmies'])).toEqual([
    'guidelineEditor',
    'unitSupervisor',
  ]);
  expect(duties('esihenkilo')).toEqual(['unitSupervisor']);
  expect(duties(['constructor'])).toBeUndefined();
  expect(duties(undefined)).toBeUndefined();
});

it('knows nobody without a subject or a role that the county names', () => {
  expect(toProfessional({ sub: 'u1', role: 'siivooja' }, config)).toBeUndefined();
  expect(toProfessional({ name: 'x', role: 'kouluttaja' }, config)).toBeUndefined();
  expect(toProfessional({ sub: 'u1', role: 'constructor' }, config)).toBeUndefined();
  fc.assert(
    fc.property(fc.anything(), (claims) => {
      expect([undefined, 'nurse', 'trainer']).toContain(toProfessional(claims, config)?.role);
    }),
  );
});
