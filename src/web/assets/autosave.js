// Saves a form of its own accord a moment after somebody stops typing, and says when. Without it the Save button does the same.
// What could not be sent for want of a connection is sent when there is one again.
const PAUSE = 1500;
const AGAIN = 15000;

for (const form of document.querySelectorAll('form[data-autosave]')) {
  const says = form.querySelector('[data-saved]');
  const version = form.querySelector('input[name=version]');
  let waiting;
  let saving = null;
  let unsent = false;
  let leaving = false;

  const tell = (words) => {
    if (says) says.textContent = words;
  };

  const send = async () => {
    try {
      const body = new URLSearchParams(new FormData(form));
      body.set('by', 'script');
      const headers = { Accept: 'application/json' };
      const answer = await fetch(form.getAttribute('action'), { method: 'POST', body, headers }).catch(() => null);
      unsent = answer === null;
      if (unsent) {
        tell('Not saved yet: there is no connection. It is saved as soon as there is one.');
        waiting = setTimeout(save, AGAIN);
        return;
      }
      if (answer.redirected) {
        tell('You are signed out. Press Save and sign in again: nothing you typed is lost.');
        return;
      }
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
  window.addEventListener('online', () => {
    if (!unsent) return;
    clearTimeout(waiting);
    save();
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
