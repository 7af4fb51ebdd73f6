// Cards are dragged between the stages, or moved with Alt and the arrow keys; each also has a menu that works without this.
const board = document.getElementById('board');
if (board?.dataset.sortable) {
  const { default: Sortable } = await import(board.dataset.sortable);
  const lanes = [...board.querySelectorAll('[data-stage]')];
  for (const lane of lanes) {
    Sortable.create(lane, {
      group: 'deals', draggable: '.deal', filter: '.mover', preventOnFilter: false, animation: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 120,
      delay: 160, delayOnTouchOnly: true, sort: false, ghostClass: 'ghost', scroll: true,
      onEnd: event => { if (event.from !== event.to) move(event.item, event.to, { lane: event.from, before: event.from.children[event.oldIndex] ?? null }); },
    });
  }

  board.addEventListener('keydown', event => {
    const card = event.target.closest('.deal');
    if (!card || !event.altKey || (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft')) return;
    event.preventDefault();
    const from = card.parentElement;
    const to = lanes[lanes.indexOf(from) + (event.key === 'ArrowRight' ? 1 : -1)];
    if (!to) return;
    const back = { lane: from, before: card.nextElementSibling };
    to.prepend(card);
    move(card, to, back).then(() => document.querySelector(`#${card.id} .name`)?.focus());
  });

  // The server answers with the new sums and the card; anything else means it stays where it was.
  async function move(card, lane, back) {
    let moved = false;
    const note = event => { if (event.detail.elt === card) moved = event.detail.xhr.getResponseHeader('X-Moved') === '1'; };
    document.addEventListener('htmx:beforeSwap', note);
    document.addEventListener('htmx:responseError', note);
    try {
      await htmx.ajax('POST', board.dataset.move.replace('/deals/0/', `/deals/${card.dataset.id}/`), {
        source: card, target: card, swap: 'none', values: { stage: lane.dataset.stage, version: card.dataset.version },
      });
    } finally {
      document.removeEventListener('htmx:beforeSwap', note);
      document.removeEventListener('htmx:responseError', note);
      if (!moved) back.lane.insertBefore(card, back.before?.parentElement === back.lane ? back.before : null);
    }
  }

  board.dataset.ready = '';
}
