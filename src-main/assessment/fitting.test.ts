import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import productSynonyms from '#shared/search/synonyms.yaml?raw';
import { readSynonyms } from '../search/index.js';
import { createFitting } from './fitting.js';
import { readForms } from './forms.js';
import { readSubject } from './subjects.js';

const FORMS = join(import.meta.dirname, '../../seeds/kymijoki/assessments');
const AIR = 'hengitystieoireet';
const MOOD = 'alavireisyys';
const HOME = 'kotona-selviytyminen';
const CHILD = 'huoli-lapsesta';
const DEBT = 'velat-ja-vuokrarastit';
const both = ['health', 'social'] as const;

let fitting: ReturnType<typeof createFitting>;
beforeAll(async () => {
  const forms = await readForms({
    path: FORMS,
    list: (folder) => readdir(folder),
    read: (file) => readFile(file, 'utf8'),
  });
  expect(forms.flatMap(({ mistakes }) => mistakes)).toEqual([]);
  fitting = createFitting(forms, readSynonyms(productSynonyms).pairs);
});
const firstFor = (reason: string, age = 40) => fitting({ reason, registers: both, age }).map(({ form }) => form);

describe('the reason of a contact proposes a form', () => {
  it.each([
    ['kuume ja yskä', 40, AIR],
    ['Yskittää ja kurkku on kipeä', 40, AIR],
    ['ollut kuumeessa kolme päivää', 6, AIR],
    ['hengenahdistusta portaissa', 70, AIR],
    ['Poika kovassa flunssassa, nyt henki vinkuu', 8, AIR],
    ['epäilee keuhkokuumetta', 55, AIR],
    ['yskä ei lopu millään', 40, AIR],
    ['mieliala ollut matala koko syksyn', 40, MOOD],
    ['masentunut, ei saa unta', 40, MOOD],
    ['Ei jaksa enää töissä, itkuinen', 40, MOOD],
    ['ahdistaa niin että ei nuku', 22, MOOD],
    ['kova masis päällä', 40, MOOD],
    ['Äiti ei pärjää enää kotona', 82, HOME],
    ['kaatui taas keittiössä', 79, HOME],
    ['isän muisti on huonontunut, eksyi kauppamatkalla', 84, HOME],
    ['tarvitsee kotihoidon käyntejä ja turvapuhelimen', 77, HOME],
    ['huolissaan äidin pärjäämisestä yksin', 81, HOME],
    ['Huoli pojan koulupoissaoloista', 12, CHILD],
    ['lasta kiusataan koulussa', 10, CHILD],
    ['ei mene aamulla kouluun', 13, CHILD],
    ['Vanhempi on huolissaan lapsesta', 9, CHILD],
    ['vuokrarästejä kolme kuukautta, häätö uhkaa', 40, DEBT],
    ['rahat eivät riitä ruokaan', 33, DEBT],
    ['Velkaa ulosotossa', 51, DEBT],
    ['pikavippejä ja maksuhäiriö', 24, DEBT],
    ['sähkölasku maksamatta', 60, DEBT],
    ['laskuja on kertynyt', 60, DEBT],
    ['kotona asuminen ei enää suju', 85, HOME],
    ['tuntuu, ettei mikään kiinnosta', 40, MOOD],
    // Swedish
    ['hosta och feber i tre dagar', 40, AIR],
    ['barnet har svårt att andas', 4, AIR],
    ['nedstämd och sover dåligt', 40, MOOD],
    ['orkar inte längre', 40, MOOD],
    ['klarar sig inte längre hemma', 83, HOME],
    ['mamma har ramlat två gånger', 80, HOME],
    ['orolig för sonens frånvaro från skolan', 12, CHILD],
    ['dottern blir mobbad', 11, CHILD],
    ['kan inte betala hyran', 40, DEBT],
    ['pengarna räcker inte till mat', 40, DEBT],
    // English
    ['cough and high fever', 40, AIR],
    ['cannot pay the rent', 40, DEBT],
  ])('%s (%i)', (reason, age, first) => {
    expect(firstFor(reason, age)[0]).toBe(first);
  });

  it.each([
    ['', 40],
    ['polvi kipeä kaatumisen jälkeen', 40],
    ['reseptin uusinta', 40],
    ['pyytää kutsukirjeen uudelleen', 40],
    ['hän ei ole masentunut', 40],
    ['korvatulehduksen jälkitarkastus', 3],
    ['haluaa siirtää hammaslääkäriajan', 40],
    ['korva kipeä', 6],
    ['Ihottumaa käsissä', 40],
    ['rokotusaika influenssarokotukseen', 70],
    ['yskänlääkkeen resepti', 40],
    ['polvi turvonnut, ei kuumetta eikä yskää', 40],
    ['vatsakipu, ei ole kuumetta', 30],
    ['kysyy laboratoriotuloksista', 40],
    ['verenpaine koholla', 70],
    ['lapsen neuvola-aika', 2],
    ['passikuva lääkärintodistukseen', 40],
    ['ehkäisyneuvonta', 25],
    ['ruokavalio-ohjeet', 40],
    ['verenpainemittari rikki, mistä uuden', 71],
    ['vill förnya ett recept', 40],
    ['ont i ryggen, ingen feber', 40],
    ['bokar tid till tandläkaren', 40],
    ['Omaisen puhelinnumeron muutos', 80],
  ])('or none: %s (%i)', (reason, age) => {
    expect(firstFor(reason, age)).toEqual([]);
  });

  it('says by which words, as they were written', () => {
    expect(fitting({ reason: 'Kuumetta ja kova yskä', registers: ['health'], age: 40 })).toEqual([
      { form: AIR, words: ['Kuumetta', 'yskä'] },
    ]);
    expect(fitting({ reason: 'Asiakkaalla ei ole rahaa ruokaan', registers: ['social'], age: 40 })).toEqual([
      { form: DEBT, words: ['ei ole rahaa'] },
    ]);
  });

  it('is only of the register of the reason', () => {
    expect(fitting({ reason: 'kuume ja yskä', registers: ['social'], age: 40 })).toEqual([]);
    expect(fitting({ reason: 'kaatui kotona', registers: ['social'], age: 80 }).map(({ form }) => form)).toEqual([
      HOME,
    ]);
    expect(fitting({ reason: 'kaatui kotona', registers: ['health'], age: 80 }).map(({ form }) => form)).toEqual([
      HOME,
    ]);
  });

  it('is only for the age that the form is for, and for none where the age is not known', () => {
    const about = (reason: string, age: number | undefined) => fitting({ reason, registers: both, age }).length;
    expect([17, 18].map((age) => about('kiusattu koulussa', age))).toEqual([1, 0]);
    expect([64, 65].map((age) => about('kaatuilee kotona', age))).toEqual([0, 1]);
    expect(about('kiusattu koulussa', undefined)).toBe(0);
    expect(about('kuume', undefined)).toBe(1);
  });

  it('puts the one with more words first, and is never a list', () => {
    expect(firstFor('masentunut, rahat loppu ja vuokra maksamatta')).toEqual([DEBT, MOOD]);
    expect(firstFor('kuume, velkaa, masentunut, unettomuutta, yskä, flunssa')).toHaveLength(2);
  });
});

describe('what a form is about', () => {
  it('tells of each mistake its line', () => {
    expect(readSubject('fi: yskä\nage: { from: kuusi }\n').mistakes).toEqual([
      expect.stringMatching(/^line 2: age from /),
    ]);
    expect(readSubject('fi: yskä\nsv: hosta\nno: hoste\n').mistakes).toHaveLength(1);
    expect(readSubject('fi: [').mistakes[0]).toMatch(/^line 1: /);
    expect(readSubject('').subject).toEqual({ age: {}, terms: [] });
  });
});
