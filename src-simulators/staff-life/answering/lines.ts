import type { FullConsultation } from '#shared/consultation.js';
import type { Person } from '../../directory/people.js';

const GREETINGS = [
  'Hei! Luen tekstisi, hetki vain.',
  'Kiitos pyynnöstä. Katson tätä heti.',
  'Hei, olen linjoilla. Luen ensin taustan.',
];
const ANSWERS: Record<'health' | 'social' | 'other', readonly string[]> = {
  health: [
    'Kuvauksesi perusteella arvio kannattaa tehdä tänään. Voit varata ajan vastaanotolle, ja soitan asiakkaalle iltapäivällä.',
    'Seurataan vielä kaksi vuorokautta. Jos vointi huononee, ohjaa päivystykseen, muuten otan asian puheeksi sovitulla käynnillä.',
    'Lääkityksen osalta asia sopii tarkistaa lääkäriltä. Laitan hänelle viestin ja kerron sinulle, kun vastaus tulee.',
  ],
  social: [
    'Palvelutarpeen arviointi on paikallaan. Voin soittaa asiakkaalle huomenna aamulla, kunhan hänelle sopii.',
    'Tähän on mahdollista hakea tukea jo nyt. Kerro asiakkaalle, että tarvitsemme kuitit ja vuokrasopimuksen.',
    'Otan asian tiimin aamupalaveriin ja palaan sinulle sen jälkeen. Asiakkaalla ei ole tässä kiirettä.',
  ],
  other: [
    'Selvä juttu. Tämä hoituu meillä, voit sanoa asiakkaalle että häneen otetaan yhteyttä tämän viikon aikana.',
    'Tämä kuuluu meille. Pyydä asiakasta varaamaan aika, niin käydään asia läpi kunnolla.',
  ],
};
const HAND_OVERS = [
  'Otan asiakkaan vastaan. Voit kertoa hänelle, että soitan vartin sisällä.',
  'Sopii hyvin, otan tästä eteenpäin. Kiitos selkeästä siirrosta.',
];
const THANKS = [
  'Selvä, kiitos tiedosta.',
  'Kiitos, tämä auttoi. Palataan, jos tulee vielä kysyttävää.',
  'Hyvä, sovitaan niin.',
];

const fieldOf = ({ profession }: Person): keyof typeof ANSWERS =>
  ['doctor', 'nurse', 'therapist', 'psychologist'].includes(profession)
    ? 'health'
    : ['socialWorker', 'counsellor'].includes(profession)
      ? 'social'
      : 'other';

/** What a colleague says. @param draw a number that the same request and colleague always give */
export const greeting = (draw: number): string => GREETINGS[draw % GREETINGS.length] ?? '';
export function answer(person: Person, { kind }: Pick<FullConsultation, 'kind'>, draw: number): string {
  const lines = kind === 'handOver' ? HAND_OVERS : ANSWERS[fieldOf(person)];
  return lines[draw % lines.length] ?? '';
}
export const thanks = (draw: number): string => THANKS[draw % THANKS.length] ?? '';
