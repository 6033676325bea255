import type { Page } from 'playwright-core';
import {
  consoleAddress,
  consoleSignUpsAddress,
  consoleUnansweredAddress,
} from '../../templates/addresses.ts';
import type { KeyboardUser } from '../helpers/byKeys.ts';
import { savedFile } from '../helpers/evening.ts';

/** An organizer at the desk who has a keyboard and nothing else. */
interface DeskByKeys {
  page: Page;
  /** The event of the evening. */
  slug: string;
  keys: KeyboardUser;
}

const named = (page: Page) => ({
  link: (name: string | RegExp) => page.getByRole('link', { name, exact: true }).first(),
  button: (name: string | RegExp) => page.getByRole('button', { name, exact: true }).first(),
  field: (name: string) => page.locator(`[name="${name}"]:visible`).first(),
  /** Waits for the heading of a page that comes. */
  heading: (name: string) => page.getByRole('heading', { name, exact: true }).waitFor(),
  said: (text: string | RegExp) => page.getByText(text).first().waitFor(),
});

/** What is done at the desk, by Tab, Enter, the space bar and the arrows. Each throws where it cannot. */
export const deskByKeys: Record<string, (desk: DeskByKeys) => Promise<void>> = {
  'an event is built, asks, and is published': async ({ page, keys }) => {
    const { link, button, field, heading, said } = named(page);
    await page.goto(consoleAddress);
    await keys.enter(link('New event'));
    await heading('New event');
    await keys.space(page.locator('[name=kind]').first());
    await keys.type(field('title'), 'Another evening');
    await keys.type(field('startDate'), '01132024');
    await keys.type(field('startTime'), '0600PM');
    await keys.type(field('venue'), 'Example Square');
    await keys.enter(button('Continue'));
    await heading('Edit: Another evening');
    await keys.enter(button('Publish'));
    await said('The public page shows the event now.');
    await keys.enter(page.locator('.tabs__more summary'));
    await keys.enter(link('Questions'));
    await heading('Questions');
    await keys.enter(button('Wheelchair'));
    await said('Do you come with a wheelchair');
  },

  'one person is found, promoted, noted; and the list has the focus back': async ({
    page,
    keys,
  }) => {
    const { link, button, heading, said } = named(page);
    await page.goto(consoleAddress);
    await keys.enter(link(/of 30 spots/));
    await heading('Sign-ups');
    await keys.type(page.getByRole('searchbox').first(), 'Person 33');
    await page.keyboard.press('Enter');
    await said('1 sign-up found.');
    await keys.enter(link('Person 33'));
    await keys.enter(button('Give spot over capacity'));
    await said('They have a spot.');
    await keys.type(page.getByLabel('Note', { exact: true }), 'Brings a drum');
    await keys.enter(button('Add note'));
    await said('The note is saved.');
    await page.keyboard.press('Escape');
    await page.locator('dialog[open]').waitFor({ state: 'detached' });
    await page.getByRole('row', { name: /Person 33.*Coming/ }).waitFor();
    await page.locator('a:focus', { hasText: 'Person 33' }).waitFor();
  },

  'several are chosen, marked, and that is taken back': async ({ page, slug, keys }) => {
    const { button, said } = named(page);
    await page.goto(consoleSignUpsAddress(slug));
    await keys.space(page.getByLabel('Choose Person 12'));
    // On the way down, each of them is seen above the bar that comes with the first.
    for (const number of [11, 10, '09', '08', '07', '06', '05'])
      await keys.reach(page.getByLabel(`Choose Person ${number}`));
    await page.keyboard.press('Shift+Space');
    await said('8 chosen');
    await page.keyboard.press('Enter');
    await said('8 people');
    await keys.enter(button('Mark as came'));
    await said('6 people were marked as came.');
    await keys.enter(button('Undo'));
    await said('Undone.');
  },

  'those whose needs are open are written to': async ({ page, slug, keys }) => {
    const { link, button, heading, said } = named(page);
    await page.goto(consoleUnansweredAddress(slug));
    await keys.enter(link('Write to these people'));
    await heading('New message');
    const english = page.getByRole('group', { name: 'The message in English' });
    await keys.type(english.getByLabel('Subject'), 'About the chairs');
    await keys.type(english.getByLabel('Text'), 'They are at the side door.');
    await keys.enter(button('Save and preview'));
    await keys.enter(link('Continue'));
    await keys.enter(button(/^Send to/));
    await said(/0 of \d sent/);
  },

  'the sheet, a list that is imported, one that is exported, and the audit log': async ({
    page,
    slug,
    keys,
  }) => {
    const { link, button, field, heading, said } = named(page);
    await page.goto(consoleSignUpsAddress(slug));
    await keys.enter(link('Sign-in sheet'));
    await page.locator('.sheet').waitFor();
    await keys.reach(link('PDF for A4 paper'));
    await page.goto(consoleSignUpsAddress(slug));
    await keys.enter(link('Import'));
    await heading('Import people');
    await keys.type(page.getByLabel('Rows from a spreadsheet'), 'Name\nGil Example\n');
    await keys.enter(button('Read the rows'));
    await heading('What would happen');
    await keys.space(field('whenFull'));
    await keys.enter(button('Import'));
    await said('1 person is new on the list.');
    await keys.enter(link('See the sign-ups'));
    await keys.enter(link('Export'));
    await heading('Export');
    await keys.type(field('reason'), 'To print a list');
    const file = await savedFile(page, () => keys.enter(button('Download the file')));
    if (!file.suggestedFilename().endsWith('.xlsx')) throw new Error(file.suggestedFilename());
    await keys.enter(page.locator('.tabs__more summary'));
    await keys.enter(link('Audit log'));
    await said(/Reason: To print a list/);
  },
};
