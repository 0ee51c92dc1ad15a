// Sends a form with a file by itself, so that one sees how far it is and a lost connection is tried again. The form carries an id:
// sent again it is one document. Without this the browser sends the form as it is.
const WAITS = [2000, 5000, 10_000, 20_000];

for (const form of document.querySelectorAll('form[data-upload]')) {
  const file = form.querySelector('input[type=file]');
  const shown = form.querySelector('[data-upload-progress]');
  const bar = shown.querySelector('progress');
  const says = shown.querySelector('[role=status]');
  const button = form.querySelector('button[type=submit]');

  const tell = (words) => {
    shown.hidden = false;
    says.textContent = words;
  };

  const problem = (words) => {
    button.disabled = false;
    bar.hidden = true;
    tell(words);
    shown.scrollIntoView({ block: 'nearest' });
  };

  // As the page would say it had the browser sent the form: above it, each with a way to its field.
  const problems = (fields) => {
    button.disabled = false;
    shown.hidden = true;
    document.querySelector('.govuk-error-summary')?.remove();
    const summary = document.createElement('div');
    summary.className = 'govuk-error-summary';
    summary.tabIndex = -1;
    const title = document.createElement('h2');
    title.className = 'govuk-error-summary__title';
    title.textContent = 'There is a problem';
    const list = document.createElement('ul');
    list.className = 'govuk-list govuk-error-summary__list';
    for (const [field, text] of Object.entries(fields)) {
      const link = document.createElement('a');
      link.href = `#${document.getElementById(field) ? field : 'form'}`;
      link.textContent = text;
      const item = document.createElement('li');
      item.append(link);
      list.append(item);
    }
    summary.append(title, list);
    form.parentElement.prepend(summary);
    summary.focus();
  };

  const told = (request) => {
    try {
      return JSON.parse(request.responseText);
    } catch {
      return null;
    }
  };

  const answered = (request) => {
    const answer = told(request);
    if (typeof answer?.go === 'string') location.assign(answer.go);
    else if (answer?.problems) problems(answer.problems);
    // Signed out meanwhile: the page that says so is where the request was led.
    else if (request.responseURL.includes('/sign-in')) location.assign(request.responseURL);
    else problem('Not added. Try again in a few minutes.');
  };

  const send = (tried) => {
    const body = new FormData(form);
    body.set('by', 'script');
    const request = new XMLHttpRequest();
    request.upload.addEventListener('progress', ({ lengthComputable, loaded, total }) => {
      if (!lengthComputable) return;
      bar.hidden = false;
      bar.value = (100 * loaded) / total;
      tell(loaded < total ? `${Math.floor((100 * loaded) / total)} per cent sent` : 'Sent. One moment.');
    });
    request.addEventListener('load', () => answered(request));
    request.addEventListener('error', () => {
      const wait = WAITS[tried];
      if (wait === undefined) problem('The connection was lost. Press the button to try again: it is added only once.');
      else {
        tell('The connection was lost. It is tried again in a moment.');
        setTimeout(() => send(tried + 1), wait);
      }
    });
    request.open('POST', form.getAttribute('action'));
    request.setRequestHeader('Accept', 'application/json');
    request.send(body);
  };

  form.addEventListener('submit', (event) => {
    const [chosen] = file.files;
    if (!chosen || button.disabled) return;
    event.preventDefault();
    if (chosen.size > Number(form.dataset.most)) {
      problems({ file: 'The file is too large. Save it smaller, or in parts.' });
      return;
    }
    button.disabled = true;
    send(0);
  });
}
