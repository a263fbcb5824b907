/** An exercise of the library; `figure` is the path of a line drawing on a field of 64 × 64, the head apart. */
export interface Exercise {
  name: string;
  how: string;
  /** Held for a time; otherwise repeated. */
  held: boolean;
  head: readonly [x: number, y: number];
  figure: string;
  /** Chair, wall or band beside the figure. */
  thing: string;
}

export const EXERCISES: readonly Exercise[] = [
  {
    name: 'Tuolilta nousu',
    how: 'Nouse seisomaan ilman käsien apua ja istuudu hitaasti.',
    held: false,
    head: [30, 12],
    figure: 'M30 18 L27 34 L40 36 L39 54 M28 24 L40 28',
    thing: 'M16 22 V56 M16 38 H32 V56',
  },
  {
    name: 'Lantionnosto',
    how: 'Selinmakuulla polvet koukussa nosta lantio ylös ja laske rauhallisesti.',
    held: false,
    head: [12, 46],
    figure: 'M17 47 L36 36 L47 30 L52 52 M20 48 L34 52',
    thing: 'M4 55 H60',
  },
  {
    name: 'Yhden jalan seisonta',
    how: 'Seiso yhdellä jalalla tuen vieressä, katse eteenpäin.',
    held: true,
    head: [30, 10],
    figure: 'M30 16 V34 V56 M30 34 L40 42 L34 52 M30 22 L44 26',
    thing: 'M50 20 V56 M46 26 H54',
  },
  {
    name: 'Olkapään ulkokierto kuminauhalla',
    how: 'Kyynärpää kyljessä, vie kättä ulospäin nauhaa vastaan.',
    held: false,
    head: [30, 10],
    figure: 'M30 16 V36 L26 56 M30 36 L35 56 M30 20 L24 30 L12 28',
    thing: 'M12 28 L54 30 M54 16 V56',
  },
  {
    name: 'Varpaillenousu',
    how: 'Nouse päkiöille tuesta kiinni pitäen ja laskeudu hallitusti.',
    held: false,
    head: [30, 8],
    figure: 'M30 14 V34 L30 52 L36 54 M30 20 L46 26',
    thing: 'M48 18 V57 M8 57 H60',
  },
  {
    name: 'Seinäpunnerrus',
    how: 'Nojaa seinään suorin käsin, koukista ja ojenna kyynärpäät.',
    held: false,
    head: [34, 14],
    figure: 'M31 20 L22 38 L14 56 M30 24 L52 22',
    thing: 'M53 6 V58',
  },
  {
    name: 'Takareiden venytys',
    how: 'Kantapää korokkeella kallista selkä suorana eteenpäin.',
    held: true,
    head: [34, 16],
    figure: 'M30 21 L20 36 L20 56 M20 36 L48 44 M30 23 L42 36',
    thing: 'M42 48 H58 V57',
  },
  {
    name: 'Lankku polvet maassa',
    how: 'Kyynärnojassa polvet maassa, pidä vartalo suorana.',
    held: true,
    head: [12, 32],
    figure: 'M17 34 L38 42 L50 53 L58 53 M20 36 L20 52 L12 52',
    thing: 'M4 55 H60',
  },
  {
    name: 'Askelkyykky',
    how: 'Astu eteen, laske polvea kohti lattiaa ja palaa.',
    held: false,
    head: [30, 10],
    figure: 'M30 16 V34 L44 38 L44 56 M30 34 L22 48 L10 54 M30 20 L36 32',
    thing: 'M4 57 H60',
  },
];
