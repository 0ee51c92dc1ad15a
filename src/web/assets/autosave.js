// Saves a form of its own accord a moment after somebody stops typing, and says when. Without it the Save button does the same.
const PAUSE = 1500;

for (const form of document.querySelectorAll('form[data-autosave]')) {
  const says = form.querySelector('[data-saved]');
  const version = form.querySelector('input[name=version]');
  let waiting;
  let saving = null;
  let leaving = false;

  const tell = (words) => {
    if (says) says.textContent = words;
  };

  const send = async () => {
    try {
      const body = new URLSearchParams(new FormData(form));
      body.set('by', 'script');
      const answer = await fetch(form.getAttribute('action'), { method: 'POST', body, headers: { Accept: 'application/json' } });
      const isData = !answer.redirected && (answer.headers.get('Content-Type') ?? '').includes('application/json');
      if (!isData) throw new Error('not saved');
      const told = await answer.json();
      if (typeof told.version === 'number') version.value = String(told.version);
      tell(told.says);
    } catch {
      tell('Not saved yet. Press Save to keep what you typed.');
    } finally {
      saving = null;
    }
  };

  const save = () => {
    if (leaving) return;
    if (saving) waiting = setTimeout(save, PAUSE);
    else saving = send();
  };

  form.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(save, PAUSE);
  });
  // A save under way is waited for: otherwise pressing the button would look like a colleague's save.
  form.addEventListener('submit', async (event) => {
    clearTimeout(waiting);
    if (leaving || !saving) {
      leaving = true;
      return;
    }
    event.preventDefault();
    await saving;
    leaving = true;
    form.requestSubmit(event.submitter);
  });
}
