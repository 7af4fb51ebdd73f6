// Whoever types an amount means it: the choice beside it follows.
document.addEventListener('input', event => {
  const own = event.target.closest('.choice.own');
  if (own && event.target.type !== 'radio') own.querySelector('input[type=radio]').checked = true;
});
