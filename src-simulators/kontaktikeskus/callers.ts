/** Who calls in the demo: a button each. All of them and their numbers are invented. */
export interface DemoCaller {
  id: string;
  /** As the trainer's page names it. */
  title: string;
  detail: string;
  channel: 'voice' | 'chat' | 'callback' | 'digital';
  queueId: string;
  ani?: string;
  aniHidden?: boolean;
  preInfo?: {
    source: 'VOICEBOT' | 'CHATBOT' | 'FORM';
    subject: string;
    language?: string;
    birthDate?: string;
    onBehalf?: boolean;
  };
  /** First words of a chat. */
  text?: string;
}

export const CALLERS: readonly DemoCaller[] = [
  {
    id: 'aune',
    title: 'Aune Saarikoski soittaa',
    detail: 'oma numero, yksi asiakas',
    channel: 'voice',
    queueId: 'asiakasohjaus',
    ani: '+358 5 000 1001',
  },
  {
    id: 'tytar',
    title: 'Aunen tytär soittaa',
    detail: 'omaisen numero, asiakas löytyy sen kautta',
    channel: 'voice',
    queueId: 'asiakasohjaus',
    ani: '050002001',
    preInfo: { source: 'VOICEBOT', subject: 'Äiti ei enää pärjää kotona yöaikaan.', language: 'fi', onBehalf: true },
  },
  {
    id: 'vanhempi',
    title: 'Jenna Heikkilä soittaa lapsestaan',
    detail: 'vanhempi soittaa, asiakas on lapsi',
    channel: 'voice',
    queueId: 'perheet',
    ani: '05 000 1004',
    preInfo: {
      source: 'VOICEBOT',
      subject: 'Nelivuotiaalla on ollut kuumetta kolme päivää, ja hän on väsynyt.',
      language: 'fi',
      birthDate: '2022-04-03',
      onBehalf: true,
    },
  },
  {
    id: 'pariskunta',
    title: 'Sorsan kotinumero',
    detail: 'kahden asiakkaan yhteinen numero',
    channel: 'voice',
    queueId: 'asiakasohjaus',
    ani: '05 000 3037',
  },
  {
    id: 'suojattu',
    title: 'Suojattu asiakas soittaa',
    detail: 'turvakielto: nimeä ei näytetä ennen tunnistamista',
    channel: 'voice',
    queueId: 'asiakasohjaus',
    ani: '05 000 1022',
  },
  {
    id: 'ruotsi',
    title: 'Märta Lindroos ringer',
    detail: 'ruotsinkielinen, puherobotin esitiedot',
    channel: 'voice',
    queueId: 'hoidontarve',
    ani: '05 000 1009',
    preInfo: { source: 'VOICEBOT', subject: 'Vill boka tid för blodtryck.', language: 'sv', birthDate: '1941-10-05' },
  },
  {
    id: 'tuntematon',
    title: 'Tuntematon numero',
    detail: 'ei kenenkään asiakkaan numero',
    channel: 'voice',
    queueId: 'hoidontarve',
    ani: '05 000 9999',
  },
  {
    id: 'salattu',
    title: 'Salattu numero',
    detail: 'numeroa ei kerrota',
    channel: 'voice',
    queueId: 'asiakasohjaus',
    aniHidden: true,
  },
  {
    id: 'chat',
    title: 'Chat: huoli vuokrasta',
    detail: 'chatrobotti on kysynyt aiheen',
    channel: 'chat',
    queueId: 'chat',
    preInfo: { source: 'CHATBOT', subject: 'Vuokra on maksamatta ja pelkään häätöä.', language: 'fi' },
    text: 'Hei! Vuokra on kaksi kuukautta myöhässä, enkä tiedä, keneltä kysyä.',
  },
  {
    id: 'pyynto',
    title: 'Takaisinsoittopyyntö',
    detail: 'asiakas jätti numeronsa jonoon',
    channel: 'callback',
    queueId: 'hoidontarve',
    ani: '05 000 1002',
    preInfo: { source: 'VOICEBOT', subject: 'Reseptin uusiminen', language: 'fi' },
  },
  {
    id: 'lomake',
    title: 'Sähköinen yhteydenotto',
    detail: 'lomake asiointipalvelusta',
    channel: 'digital',
    queueId: 'asiakasohjaus',
    preInfo: {
      source: 'FORM',
      subject: 'Isä on yksin ja syö huonosti. Mitä apua hän voisi saada?',
      language: 'fi',
      onBehalf: true,
    },
  },
];
