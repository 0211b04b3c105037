// Shows the entries that contain every word that was typed, and hides the groups that have none left.
const field = document.getElementById('find');
const found = document.getElementById('found');
const entries = [...document.querySelectorAll('[data-entry]')];
const groups = [...document.querySelectorAll('[data-group]')];

field.addEventListener('input', () => {
  const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
  for (const entry of entries) {
    const text = entry.textContent.toLowerCase();
    entry.hidden = !words.every((word) => text.includes(word));
  }
  for (const group of groups) group.hidden = !group.querySelector('[data-entry]:not([hidden])');
  const count = entries.filter((entry) => !entry.hidden).length;
  found.textContent = words.length === 0 ? '' : `${count} of ${entries.length}`;
});
