// What the report can do beyond reading: filters, copying, and opening what a link leads to.
// Nothing here reads or writes markup; the page is complete without it.

const filters = document.querySelector('#filters');
const filtered = [...document.querySelectorAll('[data-outcomes]')];
const rows = filtered.filter((element) => element.matches('tr'));

function applyFilters() {
  const chosen = new FormData(filters);
  const [levels, outcomes] = [chosen.getAll('level'), chosen.getAll('outcome')];
  const part = chosen.get('part');
  const text = chosen.get('text').trim().toLowerCase();
  for (const element of filtered) {
    const { level, part: ofElement, outcomes: having } = element.dataset;
    element.hidden = !(
      (levels.length === 0 || levels.includes(level)) &&
      (outcomes.length === 0 || having.split(' ').some((outcome) => outcomes.includes(outcome))) &&
      (part === '' || part === ofElement) &&
      (text === '' || element.textContent.toLowerCase().includes(text))
    );
  }
  for (const body of document.querySelectorAll('.matrix tbody')) {
    body.hidden = [...body.querySelectorAll('[data-outcomes]')].every(({ hidden }) => hidden);
  }
  const shown = rows.filter(({ hidden }) => !hidden).length;
  filters.elements.shown.value =
    shown === rows.length ? `all ${rows.length} rules` : `${shown} of ${rows.length} rules`;
}

/** Opens the place that the address names, with all that it is folded into. */
function openTarget() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target === null) return;
  if (target.closest('[hidden]')) filters.reset();
  for (let fold = target.closest('details'); fold; fold = fold.parentElement.closest('details'))
    fold.open = true;
  for (const fold of target.querySelectorAll(':scope > .finding:first-of-type > details')) fold.open = true;
  target.scrollIntoView();
}

function addCopyButton(place) {
  const code = place.querySelector('code');
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = 'Copy';
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(code.textContent);
      button.textContent = 'Copied';
    } catch {
      getSelection().selectAllChildren(code);
      button.textContent = 'Press Ctrl+C';
    }
    setTimeout(() => {
      button.textContent = 'Copy';
    }, 2000);
  });
  place.append(button);
}

filters.hidden = false;
filters.addEventListener('input', applyFilters);
filters.addEventListener('reset', () => setTimeout(applyFilters));
filters.addEventListener('submit', (event) => event.preventDefault());
applyFilters();
document.querySelectorAll('.curl').forEach(addCopyButton);
addEventListener('hashchange', openTarget);
document.addEventListener('click', ({ target }) => {
  // A second click on the same link changes no address.
  if (target.closest('a[href^="#"]')?.hash === location.hash) openTarget();
});
openTarget();
