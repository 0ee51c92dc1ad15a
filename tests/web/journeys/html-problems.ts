// The HTML of a page against the standard, and against what readers with assistive technology need of it.
import { HtmlValidate } from 'html-validate';

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:standard', 'html-validate:document', 'html-validate:a11y'],
  rules: {
    // Our own files are as safe as the page that names them; whatever came from elsewhere would need it.
    'require-sri': ['error', { target: 'crossorigin' }],
    // The error summary stands before the page's first heading, as the design system has it.
    'heading-level': ['error', { minInitialRank: 'h2' }],
    // What scrolls for itself is a region that can be reached by keyboard; it is no section of the page's outline.
    // And a link that looks like a button says it is one, and is pressed like one.
    'prefer-native-element': ['error', { exclude: ['region', 'button'] }],
    // The design system's group of date fields says its role for older screen readers.
    'no-redundant-role': 'off',
  },
});

/** What is wrong with a page's HTML: line, column, the sentence, and the rule's name. Empty: nothing. */
export function problemsOfHtml(html: string): string[] {
  const { results } = validator.validateStringSync(html);
  return results.flatMap(({ messages }) => messages.map(({ line, column, message, ruleId }) => `${line}:${column} ${message} (${ruleId})`));
}
