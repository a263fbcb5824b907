import type { Handout } from '#shared/handing.js';

/** What an invented client gets of two invented services. */
export const exampleHandout: Handout = {
  language: 'fi',
  title: 'Palveluja sinulle',
  date: '28.11.2026',
  county: 'Kymijoen hyvinvointialue',
  help: 'Onko sinulla kysyttävää? Soita: Asiakasohjaus, 05 000 1100 (ma–pe 8–16).',
  labels: { note: 'Ammattilaisen viesti', web: 'Netissä', scan: 'Avaa puhelimella' },
  source: 'Tiedot: Palvelutietovaranto. Tarkista ajankohtaiset tiedot palvelun järjestäjältä.',
  points: 14,
  entries: [
    {
      id: 'ryhma',
      name: 'Tuolijumppa ikääntyneille',
      provider: 'Haminan kaupunki',
      what: ['Ohjattu jumpparyhmä, jossa voimistellaan tuolilla istuen. Šakkia pelataan kahvilla, 4,50 €.'],
      facts: [
        { kind: 'where', label: 'Missä', lines: ['Haminan liikuntatalo, Paraatikentänkatu 12, 49400 Hamina'] },
        { kind: 'when', label: 'Milloin', lines: ['ti 13–14.30'] },
        { kind: 'reach', label: 'Yhteys', lines: ['puh. 05 000 1234'] },
        { kind: 'price', label: 'Hinta', lines: ['Maksuton'] },
      ],
      web: { url: 'https://www.hamina.example/liikunta/tuolijumppa', shown: 'www.hamina.example/liikunta/tuolijumppa' },
      note: 'Ota mukaan hyvät kengät ja juomapullo.\nNähdään keväällä!',
    },
    {
      id: 'neuvonta',
      name: 'Velkaneuvonta',
      what: ['Apua, kun laskut eivät hoidu.'],
      facts: [{ kind: 'reach', label: 'Yhteys', lines: ['puh. 05 000 1235'] }],
    },
  ],
};
