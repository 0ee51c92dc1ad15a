// How somebody works with a page: with a mouse, or with nothing but a keyboard, which shows where it is at every stop.
import type { Locator, Page } from 'playwright-core';

/** Each waits until what it acts on is there. */
export interface Hand {
  readonly page: Page;
  /** Follows a link or presses a button that leads to another page, and waits for that. */
  go(target: Locator): Promise<void>;
  /** Opens what unfolds, by its summary, unless it is open. */
  unfold(target: Locator): Promise<void>;
  /** Chooses a radio button or ticks a box. */
  choose(target: Locator): Promise<void>;
  type(target: Locator, words: string): Promise<void>;
}

/** The link or button of that name: of several the first. */
export const link = (page: Page, name: string | RegExp) => page.getByRole('link', { name }).first();
export const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first();

async function loading(page: Page, act: () => Promise<void>): Promise<void> {
  await Promise.all([page.waitForEvent('load'), act()]);
}

const isUnfolded = async (summary: Locator) => (await summary.locator('xpath=ancestor::details[1]').getAttribute('open')) !== null;

/** Somebody with a mouse, who types where they clicked. */
export function mouseOn(page: Page): Hand {
  return {
    page,
    go: (target) => loading(page, () => target.click()),
    unfold: async (target) => {
      if (!(await isUnfolded(target))) await target.click();
    },
    choose: (target) => target.check(),
    type: (target, words) => target.fill(words),
  };
}

// What the browser has and this program has not; used only in what is sent to the browser.
interface Element {
  readonly type?: string;
  readonly name?: string;
  readonly nextElementSibling: Element | null;
  blur(): void;
  focus(how: { readonly focusVisible: true }): void;
}
declare const document: { readonly activeElement: Element };
declare const getComputedStyle: (element: Element, part: string | null) => Readonly<Record<string, string>>;

/** Whether an element looks another way while it has the focus: itself, or what is drawn beside it for a radio button or a box. */
function showsFocus(element: Element): boolean {
  const look = () => {
    const parts: [Element, string | null][] = [[element, null]];
    if (element.nextElementSibling) parts.push([element.nextElementSibling, '::before']);
    const styles = parts.map(([each, part]) => getComputedStyle(each, part));
    return styles.map(({ outline, boxShadow, backgroundColor, borderColor }) => [outline, boxShadow, backgroundColor, borderColor]).join();
  };
  const focused = look();
  element.blur();
  const not = look();
  element.focus({ focusVisible: true });
  return focused !== not;
}

/** Where the keyboard is: a radio button that is not the chosen one of its group is reached by the arrows, the group by the tabulator. */
function placeOf(element: Element): 'here' | 'group' | 'elsewhere' {
  const at = document.activeElement;
  if (at === element) return 'here';
  return element.type === 'radio' && at.name === element.name ? 'group' : 'elsewhere';
}

const MOST_STOPS = 500;

/** Somebody with a keyboard alone. Throws when something cannot be reached, or does not show that it has been. */
export function keyboardOn(page: Page): Hand {
  const tabTo = async (target: Locator): Promise<void> => {
    const element = await target.elementHandle();
    if (!element) throw new Error('There is no such thing on the page');
    for (let stops = 0; stops < MOST_STOPS; stops += 1) {
      const place = await element.evaluate(placeOf as never as (node: unknown) => ReturnType<typeof placeOf>);
      if (place === 'here') {
        if (!(await element.evaluate(showsFocus as never as (node: unknown) => boolean)))
          throw new Error(`Nobody sees that the keyboard is at ${target}`);
        return;
      }
      await page.keyboard.press(place === 'group' ? 'ArrowDown' : 'Tab');
    }
    throw new Error(`The keyboard does not come to ${target}`);
  };
  const press = async (target: Locator, key: string) => {
    await tabTo(target);
    await page.keyboard.press(key);
  };
  return {
    page,
    go: (target) => loading(page, () => press(target, 'Enter')),
    unfold: async (target) => {
      if (!(await isUnfolded(target))) await press(target, 'Enter');
    },
    choose: async (target) => {
      await tabTo(target);
      if (!(await target.isChecked())) await page.keyboard.press('Space');
    },
    type: async (target, words) => {
      await tabTo(target);
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.insertText(words);
    },
  };
}
