import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Participant } from '#shared/context.js';
import { assertNever } from '#shared/assert-never.js';
import { Button } from '../../ui/button.js';
import { Icon } from '../../ui/icon.js';
import { choiceOfKey, createQuietKeys } from '../../ui/quiet-keys.js';
import { useWorkbench } from '../../ui/workbench.js';
import { type ShadeChoice, type ShadeProps, shadeChoices } from './shade.js';

type QuietKeys = ReturnType<typeof createQuietKeys>;
const variants = ['contained', 'outlined', 'text'] as const;

/** The choices of a shade, each by its number while the focus is in the tools pane and the tool is in front. */
export function ShadeChoices({
  cover,
  shown,
  participant,
  context,
  onWake,
  onLook,
}: ShadeProps & { participant: Participant }) {
  const { t } = useTranslation('toolsLater');
  const { client } = useWorkbench();
  const { toolId } = participant;
  const [failed, setFailed] = useState(false);
  const here = useRef<HTMLDivElement>(null);
  const choices = shadeChoices(cover, context, participant);
  const call = (choice: ShadeChoice): Promise<void> => {
    switch (choice) {
      case 'askAgain':
      case 'takeBack':
        return client.context.retry({ toolId });
      case 'goBack':
        return client.context.goBack({ version: context.version });
      case 'leaveBehind':
        return client.context.leaveBehind({ toolId });
      case 'wake':
      case 'reopen':
        onWake();
        return Promise.resolve();
      case 'look':
        onLook();
        return Promise.resolve();
      default:
        return assertNever(choice);
    }
  };
  const choose = (choice: ShadeChoice) => {
    setFailed(false);
    call(choice).catch(() => setFailed(true));
  };
  const onKey = useEffectEvent((event: KeyboardEvent, kind: ReturnType<QuietKeys>) => {
    const choice = kind === 'answer' ? choiceOfKey(event.key, choices) : undefined;
    // What was being typed into the tool must not press a button of the shade that came over it.
    const swallowed =
      kind === 'typing' && event.target instanceof Node && here.current?.contains(event.target) === true;
    if (choice === undefined && !swallowed) return;
    event.preventDefault();
    if (choice !== undefined) choose(choice);
  });
  useEffect(() => {
    const pane = here.current?.closest<HTMLElement>('.tool-pane');
    if (!shown || pane === null || pane === undefined) return undefined;
    const keys = createQuietKeys(performance.now());
    const listen = (event: KeyboardEvent) => onKey(event, keys(event));
    pane.addEventListener('keydown', listen);
    return () => pane.removeEventListener('keydown', listen);
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
