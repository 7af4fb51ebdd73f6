// What the pages do in the browser beyond htmx. Everything here makes something quicker that also works without.
const settings = document.getElementById('app-script').dataset;
const $ = (selector, root = document) => root.querySelector(selector);
const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];

// Every change carries the antiforgery token.
document.addEventListener('htmx:configRequest', event => {
  const token = $('#csrf input');
  if (token && event.detail.verb !== 'get') event.detail.headers['X-Csrf'] = token.value;
});

// ---- notes in the corner
export function toast({ Text, Undo, Bad }) {
  const note = document.createElement('div');
  note.className = Bad ? 'toast bad' : 'toast';
  note.append(Object.assign(document.createElement('span'), { textContent: Text }));
  if (Undo) {
    const form = Object.assign(document.createElement('form'), { method: 'post', action: Undo });
    form.append($('#csrf input').cloneNode(), Object.assign(document.createElement('button'), { className: 'button quiet small', textContent: $('#csrf').dataset.undo, title: 'Ctrl Z' }));
    note.append(form);
  }
  // Behind an open dialog nobody would read what went wrong in it.
  const dialog = Bad && $('dialog[open]');
  if (!dialog) { $('#toasts').append(note); vanish(note); return; }
  $('.toast', dialog)?.remove();
  note.setAttribute('role', 'alert');
  dialog.append(note);
  dialog.addEventListener('close', () => note.remove(), { once: true });
}
// Whoever points at a note, or has the focus in it, is not done with it.
const vanish = note => setTimeout(() => note.matches(':hover, :focus-within') ? vanish(note) : note.remove(), $('form', note) ? 12000 : 6000);
$$('[data-toast]').forEach(vanish);
// Ctrl/⌘ Z takes back what the last note offers to; within a field it belongs to the text.
document.addEventListener('keydown', event => {
  if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.key.toLowerCase() !== 'z' || event.target.closest('input, textarea, select, [contenteditable], dialog[open]')) return;
  const undo = $$('#toasts form').at(-1);
  if (undo) { event.preventDefault(); undo.requestSubmit(); }
});
document.addEventListener('toast', event => toast(event.detail));
document.addEventListener('htmx:sendError', () => toast({ Text: $('#csrf').dataset.offline, Bad: true }));

// ---- menus close on Escape, on a click elsewhere, and when one is chosen
document.addEventListener('click', event => {
  for (const menu of $$('details.menu[open]')) if (!menu.contains(event.target)) menu.open = false;
});
document.addEventListener('keydown', event => {
  if (event.key !== 'Escape') return;
  for (const menu of $$('details.menu[open]')) { menu.open = false; $('summary', menu).focus(); }
  document.documentElement.classList.remove('rail-open');
});
document.addEventListener('click', event => {
  if (event.target.closest('[data-open-rail]')) document.documentElement.classList.add('rail-open');
  if (event.target.closest('[data-close-rail]')) document.documentElement.classList.remove('rail-open');
});

// ---- the dialog: whatever htmx puts into it is shown
document.addEventListener('htmx:afterSwap', event => {
  const dialog = $('#dialog');
  if (event.detail.target.id === 'dialog-body' && !dialog.open) dialog.showModal();
  $('[autofocus]', event.detail.target)?.focus();
});
document.addEventListener('click', event => {
  const dialog = event.target.closest('dialog');
  if (dialog && (event.target === dialog || event.target.closest('[data-close]'))) { event.preventDefault(); dialog.close(); }
});
document.addEventListener('closeDialog', () => $('#dialog').close());

// ---- the command palette: Ctrl/⌘ K, arrows, Enter
const palette = $('#palette');
function openPalette() {
  // The field is there before anything is asked for, so that nothing typed in a hurry is lost.
  palette.showModal();
  const input = $('input', palette);
  input.focus();
  input.select();
  if (!$('.palette-list', palette).childElementCount) htmx.trigger(input, 'opened');
}
if (palette) {
  document.addEventListener('click', event => {
    if (event.target.closest('[data-palette]') && !event.ctrlKey && !event.metaKey) { event.preventDefault(); openPalette(); }
  });
  document.addEventListener('keydown', event => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') { event.preventDefault(); palette.open ? palette.close() : openPalette(); }
    else if (event.key === '/' && !event.target.closest('input, textarea, select, [contenteditable]')) { event.preventDefault(); openPalette(); }
  });
  palette.addEventListener('keydown', event => {
    const links = $$('a[role=option]', palette);
    const at = links.findIndex(link => link.getAttribute('aria-selected') === 'true');
    const mark = i => links.forEach((link, n) => { link.setAttribute('aria-selected', n === i); if (n === i) { link.scrollIntoView({ block: 'nearest' }); $('input', palette).setAttribute('aria-activedescendant', link.id); } });
    if (event.key === 'ArrowDown') { event.preventDefault(); mark(Math.min(at + 1, links.length - 1)); }
    else if (event.key === 'ArrowUp') { event.preventDefault(); mark(Math.max(at - 1, 0)); }
    else if (event.key === 'Enter' && links.length) { event.preventDefault(); links[Math.max(at, 0)].click(); }
  });
}

// ---- forms say that they are at work, and are not sent twice
document.addEventListener('submit', event => {
  const form = event.target;
  if (form.dataset.sent) { event.preventDefault(); return; }
  if (form.method === 'post' && !form.hasAttribute('hx-post')) { form.dataset.sent = '1'; form.setAttribute('aria-busy', 'true'); }
});
// A choice that acts at once; without script its form has a button.
document.addEventListener('change', event => { if (event.target.matches('[data-submit]')) event.target.form.requestSubmit(); });
// Coming back by the browser's button finds forms usable again.
addEventListener('pageshow', () => $$('form[data-sent]').forEach(form => { delete form.dataset.sent; form.removeAttribute('aria-busy'); }));

document.addEventListener('click', event => {
  if (event.target.closest('[data-print]')) print();
  const copy = event.target.closest('[data-copy]');
  if (copy) navigator.clipboard?.writeText(copy.dataset.copy);
});

// ---- charts are fetched only where there are some
async function charts(root) {
  const figures = $$('[data-chart]', root).filter(figure => !figure.dataset.drawn);
  if (figures.length === 0) return;
  const { draw } = await import(settings.drawing);
  await draw(figures, settings.echarts);
}
charts(document);
document.addEventListener('htmx:load', event => charts(event.detail.elt));

document.documentElement.classList.add('scripted');
