// Starts GOV.UK Frontend's behaviour where the browser can run it; without it every page works as it is.
import './autosave.js';
import './timetable.js';
import { initAll } from './frontend.js';

document.body.classList.add('js-enabled', 'govuk-frontend-supported');
initAll();

// A form that says where it is kept is kept there as people type; the button does the same without this.
for (const form of document.querySelectorAll('form[data-keep]')) {
  const said = form.querySelector('[data-kept]');
  let waiting;
  const keep = async () => {
    try {
      const body = new URLSearchParams(new FormData(form));
      body.set('then', 'keep');
      const answer = await fetch(form.dataset.keep, { method: 'POST', body, redirect: 'manual' });
      const kept = answer.type === 'opaqueredirect' || answer.ok;
      const time = new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
      if (said) said.textContent = kept ? `Kept at ${time}.` : 'Not kept: use the button “Keep for later”.';
    } catch {
      if (said) said.textContent = 'Not kept: the connection is lost. What you typed is still here.';
    }
  };
  form.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(keep, 1200);
  });
  form.addEventListener('submit', () => clearTimeout(waiting));
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
