// Starts GOV.UK Frontend's behaviour where the browser can run it; without it every page works as it is.
import './autosave.js';
import './timetable.js';
import { initAll } from './frontend.js';

document.body.classList.add('js-enabled', 'govuk-frontend-supported');
initAll();
