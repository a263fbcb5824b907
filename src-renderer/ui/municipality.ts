import type { Language } from '#shared/language.js';

/** Municipalities whose Swedish name is another one (Institute for the Languages of Finland): Finnish, then Swedish. */
const NAMES =
  'Espoo Esbo,Hamina Fredrikshamn,Hanko Hangö,Helsinki Helsingfors,Hyvinkää Hyvinge,Hämeenlinna Tavastehus,Inkoo Ingå,Järvenpää Träskända,Kaarina S:t Karins,Kajaani Kajana,Kaskinen Kaskö,Kauniainen Grankulla,Kemiönsaari Kimitoön,Kerava Kervo,Kirkkonummi Kyrkslätt,Kokkola Karleby,Kristiinankaupunki Kristinestad,Kruunupyy Kronoby,Lahti Lahtis,Lapinjärvi Lappträsk,Lappeenranta Villmanstrand,Lohja Lojo,Loviisa Lovisa,Luoto Larsmo,Maalahti Malax,Maarianhamina Mariehamn,Mikkeli S:t Michel,Mustasaari Korsholm,Myrskylä Mörskom,Naantali Nådendal,Närpiö Närpes,Oulu Uleåborg,Parainen Pargas,Pietarsaari Jakobstad,Pori Björneborg,Porvoo Borgå,Pyhtää Pyttis,Raahe Brahestad,Raasepori Raseborg,Raisio Reso,Rauma Raumo,Savonlinna Nyslott,Sipoo Sibbo,Siuntio Sjundeå,Tampere Tammerfors,Tornio Torneå,Turku Åbo,Tuusula Tusby,Uusikaarlepyy Nykarleby,Uusikaupunki Nystad,Vaasa Vasa,Vantaa Vanda,Vihti Vichtis,Virolahti Vederlax,Vöyri Vörå';

/** A municipality by its name in the language; one that has no other name there, or is not known, as it came. Pure. */
export function municipalityIn(name: string, language: Language): string {
  if (language !== 'sv') return name;
  const pair = NAMES.split(',').find((one) => one.startsWith(`${name} `));
  return pair === undefined ? name : pair.slice(name.length + 1);
}
