// Shows what the hours or days in a form come to while somebody types. The server works it out; the button does the same without this.
const PAUSE = 400;

for (const form of document.querySelectorAll('form[data-compute]')) {
  const says = form.querySelector('[data-says]');
  const more = form.querySelector('[data-more]');
  const box = form.querySelector('[data-worked]');
  let waiting;
  let asked = 0;

  const work = async () => {
    asked += 1;
    const mine = asked;
    try {
      const answer = await fetch(form.dataset.compute, { method: 'POST', body: new URLSearchParams(new FormData(form)) });
      if (answer.redirected || !answer.ok) return;
      const told = await answer.json();
      // An answer that was overtaken by a later question says nothing any more.
      if (mine !== asked) return;
      says.textContent = told.says;
      more.textContent = told.more;
      box.dataset.worked = told.enough ? 'enough' : 'short';
    } catch {
      // Not connected just now: what was worked out last stays.
    }
  };

  form.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(work, PAUSE);
  });
}
