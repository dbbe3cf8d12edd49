/* Search, paths and filters of the drawing. Rows of the tables and elements of the drawing have the same order. */
(() => {
  'use strict';
  const find = id => document.getElementById(id);
  const graph = find('graph');
  if (!graph) return;
  const rows = id => [...find(id).tBodies[0].rows];
  const texts = row => [...row.cells].map(cell => cell.textContent.trim());
  const boxes = graph.querySelectorAll('.services > g');
  const paths = graph.querySelectorAll('.edges > path');
  const services = rows('services-table').map((row, index) => ({ row, id: texts(row)[0], box: boxes[index] }));
  const edges = rows('edges-table').map((row, index) => {
    const [from, to, kind, confidence] = texts(row);
    return { row, from, to, kind, confidence, path: paths[index] };
  });
  const data = find('data') && JSON.parse(find('data').textContent);
  const callees = new Map(), callers = new Map();
  const add = (map, key, value) => (map.get(key) ?? map.set(key, new Set()).get(key)).add(value);
  const call = (from, to) => { add(callees, from, to); add(callers, to, from); };
  if (data) data.callees.forEach((list, from) => list.forEach(to => call(data.services[from], data.services[to])));
  else edges.forEach(edge => call(edge.from, edge.to));
  const names = data ? data.services : services.map(service => service.id);
  const known = new Set(names);

  const say = text => { find('answer').textContent = text; };
  const list = set => {
    const all = [...set ?? []];
    return all.slice(0, 30).join(', ') + (all.length > 30 ? ' and ' + (all.length - 30) + ' more' : '');
  };
  const focus = (isService, isEdge) => {
    graph.classList.add('focused');
    services.forEach(({ id, box, row }) => { const on = isService(id); box.classList.toggle('on', on); row.classList.toggle('on', on); });
    edges.forEach(edge => { const on = isEdge(edge); edge.path.classList.toggle('on', on); edge.row.hidden = !on; });
  };
  const clear = () => {
    graph.classList.remove('focused');
    services.forEach(({ row }) => row.classList.remove('on'));
    edges.forEach(({ row }) => { row.hidden = false; });
    say('');
  };

  const show = id => {
    const near = new Set([id, ...callees.get(id) ?? [], ...callers.get(id) ?? []]);
    focus(one => near.has(one), edge => edge.from === id || edge.to === id);
    say(id + ' calls: ' + (list(callees.get(id)) || 'nothing') + '. Callers: ' + (list(callers.get(id)) || 'none') + '.');
  };
  const search = () => {
    const text = find('search').value;
    if (!text) { clear(); return; }
    if (known.has(text)) { show(text); return; }
    const part = text.toLowerCase();
    const fits = id => id.toLowerCase().includes(part);
    focus(fits, edge => fits(edge.from) || fits(edge.to));
    say(list(names.filter(fits)) || 'No service is called so.');
  };
  const route = (from, to) => {
    const before = new Map([[from, null]]);
    const queue = [from];
    for (let index = 0; index < queue.length && !before.has(to); index++)
      for (const next of callees.get(queue[index]) ?? [])
        if (!before.has(next)) { before.set(next, queue[index]); queue.push(next); }
    const steps = [];
    for (let at = before.has(to) ? to : null; at !== null; at = before.get(at)) steps.unshift(at);
    return steps;
  };
  const showRoute = () => {
    const [from, to] = [find('from').value, find('to').value];
    if (!known.has(from) || !known.has(to)) return;
    const steps = route(from, to);
    if (steps.length === 0) { clear(); say('No path leads from ' + from + ' to ' + to + '.'); return; }
    focus(id => steps.includes(id), edge => steps.some((id, index) => id === edge.from && steps[index + 1] === edge.to));
    say(steps.join(' → '));
  };
  const filter = () => {
    const [kind, confidence] = [find('kind').value, find('confidence').value];
    if (!kind && !confidence) { clear(); return; }
    const fits = edge => (!kind || edge.kind === kind) && (!confidence || edge.confidence === confidence);
    const ends = new Set(edges.filter(fits).flatMap(edge => [edge.from, edge.to]));
    focus(id => ends.has(id), fits);
    say(edges.filter(fits).length + ' of ' + edges.length + ' edges.');
  };

  const choices = (id, values) => [...new Set(values)].sort().forEach(value => find(id).add(new Option(value)));
  choices('kind', edges.map(edge => edge.kind));
  choices('confidence', edges.map(edge => edge.confidence));
  find('names').append(...names.slice(0, 2000).map(name => { const option = document.createElement('option'); option.value = name; return option; }));
  find('search').addEventListener('input', search);
  ['from', 'to'].forEach(id => find(id).addEventListener('input', showRoute));
  ['kind', 'confidence'].forEach(id => find(id).addEventListener('change', filter));
  find('controls').addEventListener('reset', clear);
  find('controls').addEventListener('submit', event => event.preventDefault());
  document.addEventListener('keydown', event => { if (event.key === 'Escape') find('controls').reset(); });

  /* One stop of the tabulator for the drawing; arrows go from service to service. */
  const steps = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };
  services.forEach(({ id, box }, index) => {
    box.setAttribute('role', 'button');
    const shown = box.querySelector('text').textContent;
    box.setAttribute('aria-label', shown === id ? id : shown + ' (' + id + ')');
    box.setAttribute('tabindex', index === 0 ? '0' : '-1');
    box.addEventListener('click', () => show(id));
    box.addEventListener('keydown', event => {
      if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); show(id); }
      const next = services[index + (steps[event.key] ?? services.length)]?.box;
      if (!next) return;
      event.preventDefault();
      box.setAttribute('tabindex', '-1');
      next.setAttribute('tabindex', '0');
      next.focus();
    });
  });
  find('controls').hidden = false;
})();
