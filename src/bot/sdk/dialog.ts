/** Runs a dialog of ours as a Bot Framework dialog. */
import type { TurnContext } from 'botbuilder';
import type { DialogInstance, DialogTurnResult } from 'botbuilder-dialogs';
// Not from the package's index, which also loads what recognises numbers and dates in ten languages: 140 ms and 35 MB.
import { Dialog as FrameworkDialog } from 'botbuilder-dialogs/lib/dialog.js';
import { DialogContext } from 'botbuilder-dialogs/lib/dialogContext.js';
import { DialogSet } from 'botbuilder-dialogs/lib/dialogSet.js';
import type { Dialog, DialogStack, OpenDialog } from '../dialog.ts';

/** @param stack what was stored after the last turn; after each call it holds what to store next */
export function openDialog<Known extends object>(
  context: TurnContext,
  dialog: Dialog<Known>,
  stack: DialogStack,
): OpenDialog<Known> {
  const isOpen = (): boolean => stack.dialogStack.length > 0;
  let built: DialogContext | undefined;
  // Building it takes 4 % of the CPU time of a turn that needs none.
  const dialogs = (): DialogContext =>
    (built ??= new DialogContext(new DialogSet().add(new Adapted(dialog)), context, stack));
  return {
    known: () => (isOpen() ? dialog.read(stack.dialogStack.at(-1)?.state) : undefined),
    begin: (said) => dialogs().beginDialog(dialog.id, said),
    goOn: () => dialogs().continueDialog(),
    repeat: async () => {
      if (isOpen()) await dialogs().repromptDialog();
    },
    stop: async () => {
      if (isOpen()) await dialogs().cancelAllDialogs();
    },
  };
}

class Adapted<Known extends object> extends FrameworkDialog<Known> {
  readonly #dialog: Dialog<Known>;

  constructor(dialog: Dialog<Known>) {
    super(dialog.id);
    this.#dialog = dialog;
  }

  override async beginDialog(dialogs: DialogContext, said?: Known): Promise<DialogTurnResult> {
    return learn(dialogs, await this.#dialog.begin(said ?? this.#dialog.read({})));
  }

  override async continueDialog(dialogs: DialogContext): Promise<DialogTurnResult> {
    return learn(dialogs, await this.#dialog.goOn(this.#dialog.read(dialogs.activeDialog?.state)));
  }

  override async repromptDialog(_context: TurnContext, { state }: DialogInstance): Promise<void> {
    await this.#dialog.repeat(this.#dialog.read(state));
  }
}

function learn(dialogs: DialogContext, known: object | null): Promise<DialogTurnResult> | DialogTurnResult {
  if (known === null) return dialogs.endDialog();
  if (dialogs.activeDialog !== undefined) dialogs.activeDialog.state = known;
  return FrameworkDialog.EndOfTurn;
}
