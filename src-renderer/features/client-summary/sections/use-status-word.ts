import { useTranslation } from 'react-i18next';

/** A FHIR status in the interface's language; a status that is not among the standard's own, as the source says it. */
export function useStatusWord(): (status: string | undefined) => string | undefined {
  const { t, i18n } = useTranslation('clientSectionsLater');
  return (status) => {
    if (status === undefined) return undefined;
    return i18n.exists(`clientSectionsLater:status.${status}`) ? t(`status.${status}`) : status;
  };
}
