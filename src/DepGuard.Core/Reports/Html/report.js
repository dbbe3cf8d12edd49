
(() => {
  'use strict';
  const find = id => document.getElementById(id);
  const graph = find('graph');
  if (!graph) return;
  const cells = table => [...find(table).tBodies[0].rows].map(row => ({ row, text: [...row.cells].map(cell => cell.textContent.trim()) }));
  const services = cells('services-table').map(({ row, text }, index) => ({ row, id: text[0], box: graph.querySelectorAll('.services > g')[index] }));
  const paths = graph.querySelectorAll('.edges > path');
  const edges = cells('edges-table').map(({ row, text }, index) => ({ row, from: text[0], to: text[1], kind: text[2], confidence: text[3], path: paths[index] }));
  const data = find('data') && JSON.parse(find('data').textContent);
  const callees = new Map(), callers = new Map();
  const call = (from, to) => {
    if (!callees.has(from)) callees.set(from, new Set());
    if (!callers.has(to)) callers.set(to, new Set());
    callees.get(from).add(to);
    callers.get(to).add(from);
  };
  if (data) data.callees.forEach((list, from) => list.forEach(to => call(data.services[from], data.services[to])));
  else edges.forEach(edge => call(edge.from, edge.to));
  const names = data ? data.services : services.map(service => service.id);
  const known = new Set(names);

  const focus = (isService, isEdge) => {
    graph.classList.add('focused');
    services.forEach(({ id, box, row }) => { box.classList.toggle('on', isService(id)); row.classList.toggle('on', isService(id)); });
    edges.forEach(edge => { const on = isEdge(edge); edge.path.classList.toggle('on', on); edge.row.hidden = !on; });
  };
  const say = text => { find('answer').textContent = text; };
  const clear = () => {
    graph.classList.remove('focused');
    services.forEach(({ row }) => { row.classList.remove('on'); row.hidden = false; });
    edges.forEach(({ row }) => { row.hidden = false; });
    document.querySelectorAll('article').forEach(article => { article.hidden = false; });
    say('');
  };
  const list = set => [...set || []].slice(0, 30).join(', ') + ((set?.size ?? 0) > 30 ? ' and ' + (set.size - 30) + ' more' : '');
  const show = id => {
    const near = new Set([id, ...callees.get(id) || [], ...callers.get(id) || []]);
    focus(one => near.has(one), edge => edge.from === id || edge.to === id);
    say(id + ' calls: ' + (list(callees.get(id)) || 'nothing') + '. Callers: ' + (list(callers.get(id)) || 'none') + '.');
  };
  const route = (from, to) => {
    const before = new Map([[from, null]]);
    const queue = [from];
    for (let index = 0; index < queue.length && !before.has(to); index++)
      for (const next of callees.get(queue[index]) || [])
        if (!before.has(next)) { before.set(next, queue[index]); queue.push(next); }
    if (!before.has(to)) return null;
    const steps = [];
    for (let at = to; at !== null; at = before.get(at)) steps.unshift(at);
    return steps;
  };
  const showRoute = () => {
    const [from, to] = [find('from').value, find('to').value];
    if (!known.has(from) || !known.has(to)) return;
    const steps = route(from, to);
    if (!steps) { say('No path leads from ' + from + ' to ' + to + '.'); return; }
    focus(id => steps.includes(id), edge => steps.some((id, index) => id === edge.from && steps[index + 1] === edge.to));
    say(steps.join(' → '));
  };
  const search = () => {
    const text = find('search').value.toLowerCase();
    if (!text) { clear(); return; }
    if (known.has(find('search').value)) { show(find('search').value); return; }
    focus(id => id.toLowerCase().includes(text), edge => edge.from.toLowerCase().includes(text) || edge.to.toLowerCase().includes(text));
    say(names.filter(id => id.toLowerCase().includes(text)).slice(0, 30).join(', ') || 'No service is called so.');
  };
  const filter = () => {
    const [kind, confidence, rule] = [find('kind').value, find('confidence').value, find('rule').value];
    document.querySelectorAll('article').forEach(article => { article.hidden = rule !== '' && article.dataset.rule !== rule; });
    if (!kind && !confidence) { graph.classList.remove('focused'); edges.forEach(({ row }) => { row.hidden = false; }); return; }
    focus(() => true, edge => (!kind || edge.kind === kind) && (!confidence || edge.confidence === confidence));
  };
  const options = (id, values) => [...new Set(values)].sort().forEach(value => find(id).add(new Option(value)));

  options('kind', edges.map(edge => edge.kind));
  options('confidence', edges.map(edge => edge.confidence));
  options('rule', [...document.querySelectorAll('article')].map(article => article.dataset.rule));
  find('names').append(...names.slice(0, 2000).map(name => { const option = document.createElement('option'); option.value = name; return option; }));
  find('search').addEventListener('input', search);
  ['from', 'to'].forEach(id => find(id).addEventListener('input', showRoute));
  ['kind', 'confidence', 'rule'].forEach(id => find(id).addEventListener('change', filter));
  find('controls').addEventListener('reset', clear);
  find('controls').addEventListener('submit', event => event.preventDefault());
  services.forEach(({ id, box }) => {
    box.setAttribute('tabindex', '0');
    box.addEventListener('click', () => show(id));
    box.addEventListener('keydown', event => { if (event.key === 'Enter') show(id); });
  });
  document.addEventListener('keydown', event => { if (event.key === 'Escape') find('controls').reset(); });

  let zoom = 1;
  const [width, height] = [Number(graph.getAttribute('width')), Number(graph.getAttribute('height'))];
  const scale = factor => {
    zoom = Math.min(4, Math.max(.1, zoom * factor));
    graph.setAttribute('width', Math.round(width * zoom));
    graph.setAttribute('height', Math.round(height * zoom));
  };
  find('larger').addEventListener('click', () => scale(1.25));
  find('smaller').addEventListener('click', () => scale(.8));
  const canvas = graph.parentElement;
  let grip = null;
  canvas.addEventListener('pointerdown', event => { grip = [event.clientX + canvas.scrollLeft, event.clientY + canvas.scrollTop]; });
  canvas.addEventListener('pointermove', event => { if (grip && event.buttons) canvas.scrollTo(grip[0] - event.clientX, grip[1] - event.clientY); });
  canvas.addEventListener('pointerup', () => { grip = null; });
  find('theme').addEventListener('click', () => {
    const dark = document.documentElement.dataset.theme ? document.documentElement.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
    document.documentElement.dataset.theme = dark ? 'light' : 'dark';
  });
  find('controls').hidden = false;
})();
