import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureText } from '../../../ui/failure-text.js';
import { Icon } from '../../../ui/icon.js';
import { IconButton } from '../../../ui/parts.js';
import { useWorkbench } from '../../../ui/workbench.js';
import './ring.css';

/** The request whose client is to be opened; undefined = the professional has none with a client. */
export interface OpenWish {
  id: string | undefined;
}
export interface OpenByKeyProps {
  wish: OpenWish;
  onDone: () => void;
}

/** Opens the client of a request that was asked for by the key; says nothing when it opens, and why when it does not. */
export default function OpenByKey({ wish, onDone }: OpenByKeyProps) {
  const { t } = useTranslation('consultationLater');
  const { client } = useWorkbench();
  const [problem, setProblem] = useState<string>();
  const done = useRef(onDone);
  done.current = onDone;
  useEffect(() => {
    let wanted = true;
    const say = (words: string) => wanted && setProblem(words);
    setProblem(undefined);
    if (wish.id === undefined) say(t('client.noneTaken'));
    else
      client.consultation.openClient({ id: wish.id }).then(
        ({ opened, failure }) => {
          if (failure !== undefined) say(failureText(t, failure));
          else if (!opened) say(t('client.notOpened'));
          else if (wanted) done.current();
        },
        () => say(t('problem.coreSilent')),
      );
    return () => void (wanted = false);
  }, [client, t, wish]);
  if (problem === undefined) return null;
  return (
    <div className="co-ring co-ring-over" role="alert">
      <Icon name="info" />
      <span className="co-ring-text">
        {problem} <kbd>Ctrl Shift K</kbd>
      </span>
      <IconButton icon="close" label={t('common:close')} onClick={onDone} />
    </div>
  );
}
