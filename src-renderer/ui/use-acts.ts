import { useTranslation } from 'react-i18next';

/** Acts as the core's table of longest times names them; their names in each language stand in the locale files. */
const ACTS = {
  'Terveydenhuoltolaki 1326/2010': 'healthCare',
  'Sosiaalihuoltolaki 1301/2014': 'socialWelfare',
  'Lastensuojelulaki 417/2007': 'childWelfare',
  'Vammaispalvelulaki 675/2023': 'disability',
  'Vammaispalvelulaki 380/1987': 'disability1987',
  'Laki toimeentulotuesta 1412/1997': 'socialAssistance',
  'lasten ja nuorten terapiatakuu': 'therapyGuarantee',
} as const;

/** @returns writes an act and its section in the language of the window; one that is not known stays as it is written */
export function useActs(): (act: string) => string {
  const { t, ready } = useTranslation('actsLater', { useSuspense: false });
  return (act) =>
    ready ? Object.entries(ACTS).reduce((words, [name, key]) => words.replace(name, t(`act.${key}`)), act) : act;
}
