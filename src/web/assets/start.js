// Starts GOV.UK Frontend's behaviour where the browser can run it; without it every page works as it is.
import './autosave.js';
import './timetable.js';
import './upload.js';
import { initAll } from './frontend.js';

document.body.classList.add('js-enabled', 'govuk-frontend-supported');
initAll();

// What only has to be passed on is passed on.
document.querySelector('form[data-continue]')?.requestSubmit();

// A picture that is wider than the screen shows first where its way begins.
for (const picture of document.querySelectorAll('.app-picture')) {
  const begin = () => {
    const first = picture.querySelector('rect[rx]')?.getBoundingClientRect();
    if (first) picture.scrollLeft += first.left + first.width / 2 - picture.getBoundingClientRect().left - picture.clientWidth / 2;
  };
  begin();
  picture.closest('details')?.addEventListener('toggle', begin);
}

// j and k go from statement to statement, unless somebody is typing.
const statements = [...document.querySelectorAll('.app-statement')];
if (statements.length > 0) {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.matches('textarea, select, input:not([type=radio])')) return;
    const step = { j: 1, k: -1 }[event.key];
    if (step === undefined) return;
    const at = statements.findIndex((each) => each.contains(document.activeElement));
    const next = statements[Math.min(Math.max(at + step, 0), statements.length - 1)];
    next.focus();
    next.scrollIntoView();
  });
}
