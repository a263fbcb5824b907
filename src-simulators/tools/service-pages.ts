/** One service's page: its words, its colours, and what it has. */
export interface ServicePage {
  name: string;
  /** Beside the name, smaller. */
  subtitle: string;
  /** Colour of the header and the links, and the one behind the sections. */
  accent: string;
  paper: string;
  shape: 'cards' | 'rows';
  intro: string;
  sections: readonly (readonly [title: string, text: string])[];
  /** Why nobody's data is here. */
  noClient: string;
}

const NOT_SHOWN = 'Palvelu avattiin ilman asiakasta, joten se ei näytä kenenkään tietoja.';
const NOT_OF_CLIENTS = 'Tässä järjestelmässä ei käsitellä asiakkaiden tietoja.';

/** Services that sign in by the county's provider and know no client, by id. Imitations with the demo county's own words. */
export const SERVICE_PAGES = {
  una: {
    name: 'UNA',
    subtitle: 'Tilannekuva',
    accent: '#14466b',
    paper: '#e9f1f7',
    shape: 'cards',
    intro: 'Asiakkaan tilanne yhdellä silmäyksellä: palvelut, suunnitelmat ja tiimi.',
    sections: [
      ['Palvelut ja yhteydenotot', 'Missä palveluissa asiakas on ja milloin häntä on viimeksi tavattu.'],
      ['Suunnitelmat', 'Voimassa olevat suunnitelmat ja niiden tavoitteet.'],
      ['Tiimi', 'Omatyöntekijä ja muut asiakkaan kanssa työskentelevät.'],
    ],
    noClient: NOT_SHOWN,
  },
  ring: {
    name: 'Ring',
    subtitle: 'puhelut ja keskukset',
    accent: '#0b5563',
    paper: '#e6f3f4',
    shape: 'rows',
    intro: 'Hyvinvointialueen puhelinpalvelu ammattilaisille.',
    sections: [
      ['Omat numerot', 'Työnumero ja palvelunumerot, joihin vastaat tässä vuorossa.'],
      ['Soittosarjat', 'Missä järjestyksessä puhelut ohjautuvat yksikössäsi.'],
      ['Soiton siirto', 'Poissaolon ja lounastauon ohjaukset.'],
      ['Vastaajaviestit', 'Yksikön tiedotteet ruuhka-aikoina.'],
    ],
    noClient: 'Puhelun tiedot näkyvät vasta, kun puhelu on käynnissä.',
  },
  teams: {
    name: 'Teams',
    subtitle: 'demoalueen jäljitelmä',
    accent: '#45438f',
    paper: '#efeef9',
    shape: 'rows',
    intro: 'Kokoukset ja viestit työtovereiden kesken.',
    sections: [
      ['Keskustelut', 'Älä kirjoita keskusteluun asiakkaan tunnistetietoja.'],
      ['Kalenteri', 'Päivän kokoukset ja verkostopalaverit.'],
      ['Puhelut', 'Soita työtoverille tai yksikköön.'],
    ],
    noClient: NOT_OF_CLIENTS,
  },
  hyvis: {
    name: 'Hyvis',
    subtitle: 'ammattilaisen asiointinäkymä',
    accent: '#a1326a',
    paper: '#faeef4',
    shape: 'cards',
    intro: 'Asiakkaiden viestit ja varaukset yksikkösi palvelulinjoilla.',
    sections: [
      ['Viestit', 'Palvelulinjalle tulleet viestit vastausajan mukaan.'],
      ['Ajanvaraukset', 'Asiakkaille avatut ja heidän varaamansa ajat.'],
      ['Tiedotteet', 'Asukkaille julkaistut tiedotteet.'],
    ],
    noClient: NOT_SHOWN,
  },
  omaks: {
    name: 'OmaKS',
    subtitle: 'digitaalinen sotekeskus',
    accent: '#00695c',
    paper: '#e5f3f0',
    shape: 'cards',
    intro: 'Digitaalisen sotekeskuksen työjono ammattilaisille.',
    sections: [
      ['Saapuneet yhteydenotot', 'Asiakkaiden aloittamat keskustelut saapumisjärjestyksessä.'],
      ['Omat keskustelut', 'Keskustelut, joihin olet liittynyt.'],
      ['Etävastaanotot', 'Tämän päivän sovitut etävastaanotot.'],
    ],
    noClient: NOT_SHOWN,
  },
  etavastaanotto: {
    name: 'Etävastaanotto',
    subtitle: 'kuva ja ääni',
    accent: '#23548c',
    paper: '#eaf1f9',
    shape: 'cards',
    intro: 'Tapaa asiakas kuvan ja äänen välityksellä.',
    sections: [
      ['Päivän tapaamiset', 'Tapaaminen avautuu 15 minuuttia ennen sovittua aikaa.'],
      ['Laitteiden kokeilu', 'Kokeile kameraa, mikrofonia ja kaiutinta ennen tapaamista.'],
      ['Tulkki mukaan', 'Lähetä tulkille linkki, jolla hän pääsee vain tähän tapaamiseen.'],
    ],
    noClient: NOT_SHOWN,
  },
  lomakkeet: {
    name: 'Sähköiset lomakkeet',
    subtitle: 'käsittelijän näkymä',
    accent: '#6b4a12',
    paper: '#f7f1e4',
    shape: 'rows',
    intro: 'Asiakkaiden lähettämät hakemukset ja esitietolomakkeet.',
    sections: [
      ['Saapuneet', 'Yksikölle tulleet lomakkeet, joita kukaan ei vielä käsittele.'],
      ['Käsittelyssä', 'Lomakkeet, jotka on otettu käsittelyyn.'],
      ['Lomakepohjat', 'Käytössä olevat lomakkeet ja niiden yhdyshenkilöt.'],
    ],
    noClient: NOT_SHOWN,
  },
  bcb: {
    name: 'Laaturekisterit',
    subtitle: 'BCB',
    accent: '#7b2d26',
    paper: '#f9eeec',
    shape: 'cards',
    intro: 'Hoidon vaikuttavuus rekistereittäin, ryhmätasolla.',
    sections: [
      ['Diabetes', 'Hoitotasapaino, seurannat ja asiakkaiden omat arviot.'],
      ['Psykoterapia', 'Oirekyselyjen muutos hoitojakson aikana.'],
      ['Astma', 'Seurannat ja oireettomien osuus.'],
    ],
    noClient: NOT_SHOWN,
  },
  tarmoa: {
    name: 'Tarmoa',
    subtitle: 'palvelualusta',
    accent: '#9a4a00',
    paper: '#fcf1e4',
    shape: 'cards',
    intro: 'Hyvinvointia edistävät palvelut ja toiminta lähellä asiakasta.',
    sections: [
      ['Liikunta ja ulkoilu', 'Ohjattua ryhmätoimintaa ja omatoimisia reittejä.'],
      ['Mieli ja arki', 'Vertaisryhmiä ja matalan kynnyksen keskustelupaikkoja.'],
      ['Tukihenkilöt', 'Järjestöjen vapaaehtoiset ja heidän tavoittamisensa.'],
    ],
    noClient: NOT_SHOWN,
  },
  elma: {
    name: 'Elma',
    subtitle: 'palveluohjauksen tietopankki',
    accent: '#2f6130',
    paper: '#ecf4ea',
    shape: 'rows',
    intro: 'Ikääntyneiden ja omaishoitajien palvelut kunnittain.',
    sections: [
      ['Kotona asumisen tuki', 'Turvapalvelut, ateriat ja asioinnin apu.'],
      ['Omaishoitajalle', 'Vapaan järjestäminen, valmennus ja vertaisryhmät.'],
      ['Kohtaamispaikat', 'Avoin toiminta ilman ilmoittautumista.'],
    ],
    noClient: NOT_SHOWN,
  },
  lahella: {
    name: 'Lähellä',
    subtitle: 'toimintaa ja tukea',
    accent: '#8a1f4b',
    paper: '#fbedf3',
    shape: 'cards',
    intro: 'Järjestöjen ja seurojen toiminta paikkakunnittain.',
    sections: [
      ['Toiminta', 'Ryhmiä, tapahtumia ja kohtaamisia.'],
      ['Tuki', 'Neuvontaa, vertaistukea ja kriisiapua.'],
      ['Järjestöt', 'Yhteystiedot ja yhdyshenkilöt.'],
    ],
    noClient: NOT_SHOWN,
  },
  omaperhe: {
    name: 'Omaperhe',
    subtitle: 'perheiden palvelut',
    accent: '#5a3d8c',
    paper: '#f2eef9',
    shape: 'cards',
    intro: 'Lasten, nuorten ja perheiden palvelut samassa paikassa.',
    sections: [
      ['Odotus ja vauva', 'Neuvola, perhevalmennus ja varhainen tuki.'],
      ['Kasvatus ja arki', 'Perheohjaus, kotipalvelu ja ryhmät.'],
      ['Ota yhteyttä', 'Perheen yhteydenotto ohjautuu oman alueen perhekeskukseen.'],
    ],
    noClient: NOT_SHOWN,
  },
  hyvinvointisi: {
    name: 'Hyvinvointisi tueksi',
    subtitle: 'itsearviot ja omahoito',
    accent: '#1d6a6a',
    paper: '#e8f4f3',
    shape: 'rows',
    intro: 'Sisältöjä, joita voit suositella asiakkaalle tapaamisen jälkeen.',
    sections: [
      ['Uni ja palautuminen', 'Harjoituksia ja unipäiväkirja.'],
      ['Ravinto ja liikunta', 'Pieniä askelia arkeen.'],
      ['Päihteet', 'Itsearvio ja keinoja vähentämiseen.'],
    ],
    noClient: NOT_SHOWN,
  },
  asta: {
    name: 'Asta',
    subtitle: 'keikkatyöt',
    accent: '#8c3b00',
    paper: '#fdf0e6',
    shape: 'rows',
    intro: 'Avoimet keikat ja omat vuorot.',
    sections: [
      ['Avoimet keikat', 'Yksikön ilmoittamat vuorot, joihin etsitään tekijää.'],
      ['Omat keikat', 'Vahvistetut vuorot ja niiden ohjeet.'],
      ['Varattavuus', 'Milloin olet käytettävissä.'],
    ],
    noClient: NOT_OF_CLIENTS,
  },
  kaksonen: {
    name: 'Digitaalinen kaksonen',
    subtitle: 'palveluverkon malli',
    accent: '#2b3f8f',
    paper: '#eceef9',
    shape: 'cards',
    intro: 'Kokeile, miten kysyntä ja henkilöstö vaikuttavat palveluun pääsyyn.',
    sections: [
      ['Kysyntä', 'Yhteydenotot kunnittain ja viikonpäivittäin.'],
      ['Henkilöstö', 'Vuorot ja osaaminen yksiköittäin.'],
      ['Vaihtoehdot', 'Vertaa kahta tapaa järjestää sama palvelu.'],
    ],
    noClient: 'Malli laskee ryhmätason luvuilla. Siinä ei ole asiakkaiden tietoja.',
  },
} as const satisfies Record<string, ServicePage>;

export type ServiceId = keyof typeof SERVICE_PAGES;
const isServiceId = (id: string): id is ServiceId => id in SERVICE_PAGES;
export const SERVICE_IDS: ServiceId[] = Object.keys(SERVICE_PAGES).filter(isServiceId);
