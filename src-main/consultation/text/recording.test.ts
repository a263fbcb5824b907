import { expect, test } from 'vitest';
import { isbarSchema } from '#shared/consultation.js';
import { request } from '../testing/request.js';
import { recordingOf } from './recording.js';

const names: Record<string, string> = {
  asker: 'Antti Vuorela, asiakasohjaaja, Asiakasohjaus',
  me: 'Riikka Salonpää, sosiaalityöntekijä, Aikuissosiaalityö',
};
const nameOf = (person: string) => names[person];

test('the whole course of a consultation is told in order, with names, for recording', () => {
  const one = request({
    state: 'closed',
    acceptedBy: 'me',
    handover: isbarSchema.parse({ situation: 'Vuokra maksamatta. ', recommendation: 'Voiko hakea maksusitoumusta?' }),
    messages: [
      { id: 'a', from: 'me', at: '2026-11-27T10:01:00.000Z', text: 'Kuinka paljon?', answer: false },
      { id: 'b', from: 'me', at: '2026-11-27T10:03:00.000Z', text: 'Kyllä voi.', answer: true },
    ],
    closed: { by: 'asker', at: '2026-11-27T10:05:00.000Z', outcome: 'answered', note: 'Hakemus tehdään tänään.' },
  });
  expect(recordingOf(one, nameOf, 'fi')).toBe(
    [
      'Konsultaatio 27.11.2026 klo 12.00',
      'Pyytäjä: Antti Vuorela, asiakasohjaaja, Asiakasohjaus',
      'Vastaanottaja: Riikka Salonpää, sosiaalityöntekijä, Aikuissosiaalityö',
      'Aihe: Toimeentulo (kiireellinen)',
      '',
      'Tilanne: Vuokra maksamatta.',
      'Toimintaehdotus: Voiko hakea maksusitoumusta?',
      '',
      'Keskustelu',
      '27.11.2026 klo 12.01 Riikka Salonpää, sosiaalityöntekijä, Aikuissosiaalityö: Kuinka paljon?',
      '27.11.2026 klo 12.03 Riikka Salonpää, sosiaalityöntekijä, Aikuissosiaalityö (vastaus): Kyllä voi.',
      '',
      'Lopputulos: Kysymykseen vastattiin (27.11.2026 klo 12.05, Antti Vuorela, asiakasohjaaja, Asiakasohjaus).',
      'Hakemus tehdään tänään.',
    ].join('\n'),
  );
});

test('what is not finished says so, and a person who is not in the directory is not made up', () => {
  const text = recordingOf(request({ acceptedBy: 'gone' }), nameOf, 'fi');
  expect(text).toContain('Konsultaatio on kesken.');
  expect(text).toContain('Vastaanottaja: nimi ei ole luettelossa');
  expect(recordingOf(request(), nameOf, 'sv')).toContain('Ämne: Toimeentulo (brådskande)');
});
