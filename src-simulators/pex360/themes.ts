/** One theme of the clinician's view: which codes and words of the record belong to it. */
export interface ThemeRule {
  title: string;
  /** Codes of measurements, in the order they are shown. */
  measures: string[];
  /** ICD-10 codes of conditions. */
  conditions: RegExp;
  /** Words of flags. */
  flags: RegExp;
}

/** The themes, in the order of the page. A condition or a flag belongs to the first theme that takes it. */
export const themeRules: ThemeRule[] = [
  {
    title: 'Elintavat',
    measures: ['75624-7', '39156-5', '75304-6'],
    conditions: /^(F1\d|E66|Z72)/,
    flags: /ravitsemu|tupak|päih|alkoh/i,
  },
  {
    title: 'Mielen hyvinvointi',
    measures: ['44261-6', '70274-6', '71354-5'],
    conditions: /^F[2-69]/,
    flags: /mieliala|jaksami|itsetuho/i,
  },
  {
    title: 'Sydän ja verisuonet',
    measures: ['85354-9', '22748-8'],
    conditions: /^(I|E78)/,
    flags: /antikoag|verihiutale|verenpaine/i,
  },
  {
    title: 'Aineenvaihdunta ja munuaiset',
    measures: ['59261-8', '14771-0', '62238-1'],
    conditions: /^(E1[0-4]|N18|R73|O24)/,
    flags: /munuai|insuliini|diabet/i,
  },
  {
    title: 'Toimintakyky ja turvallisuus',
    measures: ['frat', 'rava', '72106-8'],
    conditions: /^(G20|G35|G81|R41|F0|H54|H91|M8[01]|S72)/,
    flags: /kaatumi|siirtymi|kuulo|näkövamma|ajokielto|painehaava/i,
  },
  {
    title: 'Uni ja kipu',
    measures: ['72514-3', 'ess'],
    conditions: /^(G47|G43|M54|M1[5-9])/,
    flags: /kipu|uni\b/i,
  },
  {
    title: 'Sosiaalinen tilanne',
    measures: [],
    conditions: /^Z(5[5-9]|6[0-5])/,
    flags: /omaishoit|tulk|asioi |yhteydenotto|palveluja/i,
  },
  // No flag is left out, whatever its words.
  { title: 'Muut riskitiedot', measures: [], conditions: /(?!)/, flags: /./ },
];

/** Every code of a measurement that some theme shows. */
export const measureCodes = (): string[] => themeRules.flatMap(({ measures }) => measures);
