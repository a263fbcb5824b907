import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Participant } from '#shared/context.js';
import { assertNever } from '#shared/assert-never.js';
import { Button } from '../../ui/button.js';
import { Icon } from '../../ui/icon.js';
import { useWorkbench } from '../../ui/workbench.js';
import type { ShadeProps } from './ShadeCard.js';
import { type ShadeChoice, shadeChoices } from './shade.js';

const variants = ['contained', 'outlined', 'text'] as const;

/** The choices of a shade, each by its number while the focus is in the tools pane and the tool is in front. */
export function ShadeChoices({
  cover,
  shown,
  participant: { toolId },
  context: { version, previous },
  onWake,
}: ShadeProps & { participant: Participant }) {
  const { t } = useTranslation('toolsLater');
  const { client } = useWorkbench();
  const [failed, setFailed] = useState(false);
  const here = useRef<HTMLDivElement>(null);
  const choices = shadeChoices(cover, previous);
  const call = (choice: ShadeChoice): Promise<void> => {
    switch (choice) {
      case 'askAgain':
      case 'takeBack':
        return client.context.retry({ toolId });
      case 'goBack':
        return client.context.goBack({ version });
      case 'leaveBehind':
        return client.context.leaveBehind({ toolId });
      case 'wake':
        onWake();
        return Promise.resolve();
      default:
        return assertNever(choice);
    }
  };
  const choose = (choice: ShadeChoice) => {
    setFailed(false);
    call(choice).catch(() => setFailed(true));
  };
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    const choice = /^[1-9]$/.test(event.key) ? choices[Number(event.key) - 1] : undefined;
    if (choice === undefined) return;
    event.preventDefault();
    choose(choice);
  });
  useEffect(() => {
    const pane = here.current?.closest<HTMLElement>('.tool-pane');
    if (!shown || pane === null || pane === undefined) return undefined;
    pane.addEventListener('keydown', onKey);
    return () => pane.removeEventListener('keydown', onKey);
  }, [shown]);
  return (
    <div ref={here} className="tool-shade-choices">
      {choices.map((choice, index) => (
        <Button
          key={choice}
          variant={variants[index] ?? 'text'}
          onClick={() => choose(choice)}
          startIcon={index === 0 ? <Icon name="swap" size={14} /> : undefined}
        >
          {t(`shade.choice.${choice}`)}
          <kbd>{index + 1}</kbd>
        </Button>
      ))}
      {failed && <p role="alert">{t('shade.coreSilent')}</p>}
    </div>
  );
}
