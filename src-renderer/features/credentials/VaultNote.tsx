import { useTranslation } from 'react-i18next';
import type { Vault } from '#shared/credentials.js';
import { StateText } from '../../ui/parts.js';

/** Where the log-ins are kept in this run, and why not elsewhere. */
export function VaultNote({ vault: { kind, because } }: { vault: Vault }) {
  const { t } = useTranslation('credentialsLater');
  const safe = kind === 'keyring';
  return (
    <div className={safe ? 'cr-vault' : 'cr-vault cr-vault-memory'}>
      <StateText icon={safe ? 'ok' : 'warnf'} color={safe ? 'synced' : 'caution'}>
        {t(`vault.${kind}`)}
      </StateText>
      {because !== undefined && <p>{t(`vault.because.${because}`)}</p>}
      <p>{t(`vault.detail.${kind}`)}</p>
    </div>
  );
}
