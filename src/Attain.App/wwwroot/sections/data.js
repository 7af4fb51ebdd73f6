// A chosen file says its name, and one that is too large says so before it travels.
for (const form of document.querySelectorAll('form.upload')) {
  const input = form.querySelector('input[type=file]');
  const drop = form.querySelector('.drop');
  const name = form.querySelector('[data-name]');
  const error = form.querySelector('.error');
  const asked = name.textContent;
  input.addEventListener('change', () => {
    const file = input.files[0];
    const large = file && file.size > Number(form.dataset.most);
    name.textContent = file ? file.name : asked;
    error.textContent = large ? form.dataset.tooLarge : '';
    error.hidden = !large;
    input.setCustomValidity(large ? form.dataset.tooLarge : '');
    if (file && !large) form.requestSubmit();
  });
  for (const kind of ['dragenter', 'dragover']) drop.addEventListener(kind, () => drop.classList.add('over'));
  for (const kind of ['dragleave', 'drop']) drop.addEventListener(kind, () => drop.classList.remove('over'));
}
