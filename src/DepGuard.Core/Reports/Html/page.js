/* The colours, what is folded on paper, and the findings of one rule. */
(() => {
  'use strict';
  const theme = document.getElementById('theme');
  theme.hidden = false;
  theme.addEventListener('click', () => {
    const root = document.documentElement;
    const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
    root.dataset.theme = dark ? 'light' : 'dark';
  });
  const folded = () => document.querySelectorAll('details:not([open])');
  let opened = [];
  addEventListener('beforeprint', () => { opened = [...folded()]; opened.forEach(one => { one.open = true; }); });
  addEventListener('afterprint', () => { opened.forEach(one => { one.open = false; }); });
  const rule = document.getElementById('rule');
  if (!rule) return;
  const articles = [...document.querySelectorAll('article')];
  [...new Set(articles.map(article => article.dataset.rule))].sort().forEach(id => rule.add(new Option(id)));
  const filter = () => articles.forEach(article => { article.hidden = rule.value !== '' && article.dataset.rule !== rule.value; });
  rule.addEventListener('change', filter);
  rule.form.addEventListener('reset', () => setTimeout(filter));
})();
