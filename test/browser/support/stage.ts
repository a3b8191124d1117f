/** A whole sandbox with its page open: on the left Megan's chat with the bot, on the right Grady in the approvals channel. */
import type { Locator } from 'playwright-core';
import { type World, type WorldOptions, startWorld } from '../../support/world/world.ts';
import { type OpenPage, openPage } from './page.ts';

export type Stage = OpenPage & {
  readonly world: World;
  readonly left: Locator;
  readonly right: Locator;
};

export async function openStage(options?: WorldOptions): Promise<Stage> {
  const world = await startWorld(options);
  const opened = await openPage(`${world.teams.url}/`).catch(async (error: unknown) => {
    await world.dispose();
    throw error;
  });
  return {
    ...opened,
    world,
    left: opened.page.getByTestId('pane-left'),
    right: opened.page.getByTestId('pane-right'),
    async close() {
      try {
        await opened.close();
      } finally {
        await world.dispose();
      }
    },
  };
}

/** Waits until a card with this headline is to be seen. One that names a person is no heading. */
export async function seeCard(pane: Locator, title: string | RegExp): Promise<void> {
  await pane.getByText(title, { exact: true }).last().waitFor();
}

/** Whose chat is seen from now on. */
export async function become(pane: Locator, name: string): Promise<void> {
  await pane.getByRole('combobox', { name: 'Person' }).selectOption({ label: name });
}

/** Asks for oneself: by the suggestion below the chat, and on the card that follows. */
export async function askForOneself(pane: Locator, reason: string): Promise<void> {
  await pane.getByRole('button', { name: 'reset my password', exact: true }).click();
  await pane.getByRole('textbox', { name: 'Why' }).fill(reason);
  await submit(pane).click();
}

/** The button of the card that asks for oneself: the help card above it has one like it. */
export function submit(pane: Locator): Locator {
  return pane.getByRole('button', { name: 'Reset my password', exact: true }).last();
}

/** Says that the account which is shown is the one. */
export async function confirm(pane: Locator): Promise<void> {
  await seeCard(pane, 'Is this the account?');
  await pane.getByRole('button', { name: 'Yes, this account' }).click();
}

/** Asks for someone else, in the same way. */
export async function askForOther(pane: Locator, who: string, reason: string): Promise<void> {
  await pane.getByRole('button', { name: 'reset my password', exact: true }).click();
  await pane.getByRole('button', { name: 'For someone else' }).click();
  await pane.getByRole('radio', { name: 'Someone else’s' }).check();
  await pane.getByRole('textbox', { name: 'their address or name' }).fill(who);
  await pane.getByRole('textbox', { name: 'Why' }).fill(reason);
  await pane.getByRole('button', { name: 'Ask for a reset' }).click();
}
