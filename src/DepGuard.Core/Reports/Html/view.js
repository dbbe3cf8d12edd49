/* Size and place of the drawing: buttons, wheel with Ctrl, and dragging. */
(() => {
  'use strict';
  const graph = document.getElementById('graph');
  if (!graph) return;
  const canvas = graph.parentElement;
  const [width, height] = [Number(graph.getAttribute('width')), Number(graph.getAttribute('height'))];
  let zoom = 1;
  const scale = to => {
    zoom = Math.min(4, Math.max(.1, to));
    graph.setAttribute('width', Math.round(width * zoom));
    graph.setAttribute('height', Math.round(height * zoom));
  };
  const fit = least => scale(Math.min(1, Math.max(least, canvas.clientWidth / width)));
  const on = (id, act) => document.getElementById(id).addEventListener('click', act);
  on('larger', () => scale(zoom * 1.25));
  on('smaller', () => scale(zoom * .8));
  on('fit', () => fit(.1));
  canvas.addEventListener('wheel', event => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    scale(zoom * (event.deltaY < 0 ? 1.1 : .9));
  }, { passive: false });

  let grip = null;
  const release = () => { grip = null; canvas.classList.remove('moving'); };
  canvas.addEventListener('pointerdown', event => {
    if (event.pointerType === 'mouse' && event.button === 0) grip = [event.clientX + canvas.scrollLeft, event.clientY + canvas.scrollTop];
  });
  canvas.addEventListener('pointermove', event => {
    if (!grip) return;
    canvas.classList.add('moving');
    canvas.scrollTo({ left: grip[0] - event.clientX, top: grip[1] - event.clientY, behavior: 'instant' });
  });
  canvas.addEventListener('pointerup', release);
  canvas.addEventListener('pointerleave', release);
  canvas.classList.add('ready');
  fit(.6);
})();
