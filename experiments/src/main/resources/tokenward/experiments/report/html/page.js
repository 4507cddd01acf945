'use strict';
(() => {
  const root = document.documentElement;
  const all = (selector, from = document) => Array.from(from.querySelectorAll(selector));
  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };
  const shown = (value, digits = 3) => {
    if (value === undefined || value === null) return '–';
    const size = Math.abs(value);
    const text = size !== 0 && (size < 1e-3 || size >= 1e6) ? value.toExponential(2) : String(+value.toPrecision(digits + 1));
    return text.replace(/-/g, '−');
  };
  const signed = value => (value > 0 ? '+' : '') + shown(value);

  // Light and dark.
  const theme = document.getElementById('theme');
  theme.addEventListener('click', () => {
    const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
    root.dataset.theme = dark ? 'light' : 'dark';
  });

  const tip = document.body.appendChild(make('div', { class: 'tip', 'aria-hidden': 'true' }));
  const showTip = (event, ...children) => {
    tip.replaceChildren(...children);
    tip.style.display = 'block';
    const width = tip.offsetWidth;
    const left = event.clientX + 16 + width > innerWidth ? event.clientX - width - 12 : event.clientX + 16;
    tip.style.left = Math.max(4, left) + 'px';
    tip.style.top = event.clientY + 14 + 'px';
  };
  const hideTip = () => { tip.style.display = 'none'; };

  // Charts: what every curve says at the pointer.
  for (const svg of all('figure svg')) {
    const panels = all('rect.panel', svg);
    if (!panels.length) continue;
    const lines = all('polyline.line', svg).map(line => ({
      name: line.dataset.name,
      colour: line.getAttribute('class').match(/k-([\w-]+)/)[1],
      points: line.getAttribute('points').split(' ').map(point => point.split(',').map(Number)),
    }));
    const guide = document.createElementNS('http://www.w3.org/2000/svg', 'line');
    guide.setAttribute('class', 'k-muted');
    guide.setAttribute('stroke-dasharray', '2 3');
    svg.append(guide);
    for (const panel of panels) {
      const [x, y, width, height] = ['x', 'y', 'width', 'height'].map(name => Number(panel.getAttribute(name)));
      const [xLow, xHigh] = panel.dataset.x.split(' ').map(Number);
      const [yLow, yHigh] = panel.dataset.y.split(' ').map(Number);
      const inside = lines.filter(line => line.points.some(([px]) => px >= x - 1 && px <= x + width + 1));
      panel.addEventListener('pointermove', event => {
        const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse()).x;
        const rows = [];
        let place = null;
        for (const line of inside) {
          const near = line.points.reduce((best, point) => (Math.abs(point[0] - at) < Math.abs(best[0] - at) ? point : best));
          if (place === null || Math.abs(near[0] - at) < Math.abs(place - at)) place = near[0];
          const value = yLow + ((y + height - near[1]) / height) * (yHigh - yLow);
          rows.push(make('div', {}, make('i', { style: `background:var(--${line.colour})` }), `${line.name}  ${shown(value)}`));
        }
        if (place === null) return;
        guide.setAttribute('x1', place); guide.setAttribute('x2', place);
        guide.setAttribute('y1', y); guide.setAttribute('y2', y + height);
        guide.style.display = '';
        const update = xLow + ((place - x) / width) * (xHigh - xLow);
        showTip(event, make('div', {}, `at ${shown(Math.round(update * 100) / 100, 5)}`), ...rows);
      });
      panel.addEventListener('pointerleave', () => { hideTip(); guide.style.display = 'none'; });
    }
  }

  // Tables: copied as LaTeX or Markdown.
  for (const button of all('button[data-copy]')) {
    button.addEventListener('click', () => {
      const text = document.getElementById(button.dataset.copy).value;
      const area = document.body.appendChild(make('textarea', { style: 'position:fixed;opacity:0' }));
      area.value = text;
      area.select();
      document.execCommand('copy');
      area.remove();
      const label = button.textContent;
      button.textContent = 'copied';
      setTimeout(() => { button.textContent = label; }, 1200);
    });
  }

  // Settings: by what vouches for them.
  for (const button of all('.filters button')) {
    button.addEventListener('click', () => {
      all('.filters button').forEach(other => other.setAttribute('aria-pressed', String(other === button)));
      all('.settings tbody tr').forEach(row => { const kind = button.dataset.kind;
        row.hidden = kind === 'written' ? row.dataset.kind === 'default' : kind !== 'all' && row.dataset.kind !== kind; });
    });
  }

  // Rollouts, token by token.
  const data = document.getElementById('rollout-data');
  if (!data) return;
  const rollouts = JSON.parse(data.textContent);
  const names = { total: 'total', kl: 'KL', advantages: 'advantage', values: 'value', returns: 'return', log_probs: 'log-prob', reference_log_probs: 'reference log-prob' };
  const meaning = {
    total: 'weighted rewards of all channels, without KL', kl: 'log-ratio to the reference, nats', advantages: 'advantage used for the update',
    values: 'what the critic expected', returns: 'what the critic is trained towards', log_probs: 'log-probability when sampled, nats',
  };
  const list = document.getElementById('rollout-list');
  const channels = document.getElementById('channels');
  const asked = document.getElementById('asked');
  const text = document.getElementById('tokens');
  const strip = document.getElementById('strip');
  const scale = document.getElementById('scale');
  const findings = document.getElementById('findings');
  const detail = document.getElementById('detail');
  const state = { rollout: 0, channel: 'total', token: -1 };
  const rollout = () => rollouts[state.rollout];
  const strength = (value, largest) => (value === 0 || largest === 0 ? 0 : 0.1 + 0.65 * Math.sqrt(Math.min(1, Math.abs(value) / largest)));
  const colour = (value, largest) => {
    const share = strength(value, largest);
    return share === 0 ? 'transparent' : `color-mix(in srgb, var(--${value > 0 ? 'positive' : 'negative'}) ${(share * 100).toFixed(1)}%, transparent)`;
  };
  const keys = one => ['total', ...one.terms.map(term => 'reward ' + term.name), ...['kl', 'advantages', 'values', 'returns', 'log_probs'].filter(name => one.series[name])];
  const termOf = (one, key) => one.terms.find(term => 'reward ' + term.name === key);
  const amounts = (one, key) => {
    const term = termOf(one, key);
    return term ? term.rewards.map(reward => reward * term.weight) : one.series[key] || [];
  };
  const nameOf = key => (key.startsWith('reward ') ? key.slice(7).replace(/_/g, ' ') : names[key]);

  // One scale for a channel in all rollouts, so that they can be compared.
  const scales = new Map();
  const scaleOf = key => {
    if (!scales.has(key)) scales.set(key, rollouts.reduce((most, one) => amounts(one, key).reduce((top, number) => Math.max(top, Math.abs(number)), most), 0));
    return scales.get(key);
  };

  let previous = '';
  rollouts.forEach((one, i) => {
    const group = (one.run ? one.run + ', ' : '') + 'update ' + one.update;
    if (group !== previous) list.append(make('li', { class: 'group' }, group));
    previous = group;
    const reward = make('b', {}, signed(one.reward));
    const button = make('button', { type: 'button' }, make('span', {}, one.why, reward), make('small', {}, `${one.task} · ${one.tokens.length} tokens`));
    button.addEventListener('click', () => { state.rollout = i; state.token = -1; draw(); });
    list.append(make('li', {}, button));
  });

  const draw = () => {
    const one = rollout();
    const available = keys(one);
    if (!available.includes(state.channel)) state.channel = 'total';
    all('button', list).forEach((button, i) => button.setAttribute('aria-pressed', String(i === state.rollout)));
    channels.replaceChildren(...available.flatMap(key => {
      const term = termOf(one, key);
      const button = make('button', { type: 'button', 'aria-pressed': String(key === state.channel), title: meaning[key] || `${shown(term ? term.weight : 1)} × ${nameOf(key)}` }, nameOf(key));
      button.addEventListener('click', () => { state.channel = key; draw(); });
      return key === 'kl' || (key === 'advantages' && !one.series.kl) ? [make('span', { class: 'apart' }), button] : [button];
    }));
    asked.textContent = one.instruction;
    document.getElementById('prompt').textContent = one.prompt;
    const numbers = amounts(one, state.channel);
    const largest = scaleOf(state.channel);
    const term = termOf(one, state.channel);
    const marked = state.channel === 'total' ? one.terms.flatMap(each => each.findings) : term ? term.findings : [];
    text.replaceChildren(...one.tokens.map((token, t) => {
      const classes = [];
      const touching = marked.filter(found => found.start < Math.max(token.end, token.start + 1) && found.end > token.start);
      if (touching.length) classes.push('found');
      if (touching.length && touching.every(found => found.amount > 0)) classes.push('credit');
      if (one.code && (token.end <= one.code[0] || token.start >= one.code[1])) classes.push('outside');
      const span = make('span', { 'data-t': t, style: `background:${colour(numbers[t], largest)}` });
      if (classes.length) span.className = classes.join(' ');
      if (token.text === '') span.append(make('span', { class: 'mark end' }, 'end'));
      else token.text.split(/(\n)/).forEach(part => {
        if (part === '\n') span.append(make('span', { class: 'mark', 'aria-hidden': 'true' }, '↵'), '\n');
        else if (part) span.append(part);
      });
      return span;
    }));
    drawStrip(numbers, numbers.reduce((most, number) => Math.max(most, Math.abs(number)), 0));
    drawScale(one, term, numbers, largest);
    const every = (term ? [term] : state.channel === 'total' ? one.terms : []).flatMap(each => each.findings.map(found => [each.name, found]));
    findings.replaceChildren(...every.slice(0, 12).map(([name, found]) => make('li', {},
      make('b', { class: found.amount > 0 ? 'up' : 'down' }, signed(found.amount)), ` ${name.replace(/_/g, ' ')} `,
      make('code', {}, (one.text.slice(found.start, found.end).trim() || '∅').slice(0, 60)), ` ${found.because}`)),
    ...(every.length > 12 ? [make('li', {}, make('small', {}, `and ${every.length - 12} more, told token by token`))] : []));
    if (state.token < 0) state.token = numbers.reduce((best, number, t) => (Math.abs(number) > Math.abs(numbers[best]) ? t : best), 0);
    drawToken();
  };

  const drawStrip = (numbers, largest) => {
    const n = numbers.length;
    const svg = name => document.createElementNS('http://www.w3.org/2000/svg', name);
    const set = (element, attributes) => { for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value); return element; };
    const hasNegative = numbers.some(number => number < 0);
    const hasPositive = numbers.some(number => number > 0);
    const zero = hasNegative && hasPositive ? 37 : hasNegative ? 4 : 70;
    const room = hasNegative && hasPositive ? 33 : 66;
    strip.setAttribute('viewBox', `0 0 ${n} 74`);
    strip.replaceChildren(...numbers.map((number, t) => {
      const height = largest === 0 ? 0 : (Math.abs(number) / largest) * room;
      return set(svg('rect'), { class: 'bar', x: t + 0.08, width: 0.84, y: number > 0 ? zero - height : zero, height, style: `fill:var(--${number > 0 ? 'positive' : 'negative'})`, 'data-t': t });
    }), set(svg('line'), { x1: 0, x2: n, y1: zero, y2: zero, 'vector-effect': 'non-scaling-stroke', style: 'stroke:var(--muted);stroke-width:1' }),
    set(svg('rect'), { class: 'cursor', y: 0, width: 1, height: 74, style: 'fill:var(--ink);opacity:.14;display:none' }));
  };

  const drawScale = (one, term, numbers, largest) => {
    const ramp = make('span', { class: 'ramp' });
    for (let i = -10; i <= 10; i++) ramp.append(make('span', { style: `background:${colour((i / 10) * largest, largest)}` }));
    const sum = numbers.reduce((total, number) => total + number, 0);
    const what = state.channel === 'total' || term ? `sum ${signed(sum)}` : `mean ${signed(sum / Math.max(1, numbers.length))}`;
    const score = term && term.score !== undefined ? ` = weight ${shown(term.weight)} × score ${shown(term.score)}` : '';
    const ended = one.finished ? '' : ' · cut off at the length limit';
    const broken = one.broken ? ` · left out of training: ${one.broken}` : '';
    scale.replaceChildren('−' + shown(largest), ramp, '+' + shown(largest), make('span', {}, `· ${what}${score}${ended}${broken}`));
  };

  const drawToken = () => {
    const one = rollout();
    all('.here', text).forEach(span => span.classList.remove('here'));
    const cursor = strip.querySelector('.cursor');
    cursor.style.display = '';
    cursor.setAttribute('x', state.token);
    const t = state.token;
    const span = text.querySelector(`[data-t="${t}"]`);
    span.classList.add('here');
    const token = one.tokens[t];
    const row = (name, value, kind = '') => make('tr', kind ? { class: kind } : {}, make('td', {}, name), make('td', {}, value));
    const rows = one.terms.map(term => {
      const reward = term.rewards[t];
      return row(make('span', {}, term.name.replace(/_/g, ' ') + ' ', make('small', {}, `${shown(term.weight)} × ${shown(reward)}`)), signed(reward * term.weight));
    });
    rows.push(row('total reward', signed(one.series.total[t]), 'sum'));
    ['kl', 'advantages', 'returns', 'values', 'log_probs', 'reference_log_probs'].filter(name => one.series[name])
      .forEach((name, i) => rows.push(row(names[name], shown(one.series[name][t]), i === 0 ? 'apart' : '')));
    const touching = one.terms.flatMap(term => term.findings.filter(found => found.start < Math.max(token.end, token.start + 1) && found.end > token.start).map(found => [term.name, found]));
    const shownText = token.text === '' ? 'end of sequence' : token.text.replace(/\n/g, '↵').replace(/ /g, '␣');
    detail.replaceChildren(make('span', { class: 'token' }, shownText), make('div', {}, make('small', {}, `token ${t + 1} of ${one.tokens.length}, id ${token.id}`)),
      make('table', {}, make('tbody', {}, ...rows)),
      make('ul', {}, ...touching.map(([name, found]) => make('li', { class: found.amount > 0 ? 'credit' : 'penalty' }, make('b', {}, `${name.replace(/_/g, ' ')} ${signed(found.amount)} `), found.because))));
  };

  const pointAt = event => {
    const target = event.target.closest('[data-t]');
    if (!target) return;
    state.token = Number(target.dataset.t);
    drawToken();
  };
  text.addEventListener('pointerover', pointAt);
  strip.addEventListener('pointermove', event => {
    const box = strip.getBoundingClientRect();
    state.token = Math.max(0, Math.min(rollout().tokens.length - 1, Math.floor(((event.clientX - box.left) / box.width) * rollout().tokens.length)));
    drawToken();
  });
  const explorer = document.getElementById('explorer');
  explorer.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const available = keys(rollout());
    const move = by => { state.token = Math.max(0, Math.min(rollout().tokens.length - 1, state.token + by)); drawToken(); text.querySelector('.here').scrollIntoView({ block: 'nearest' }); };
    const turn = by => { state.channel = available[(available.indexOf(state.channel) + by + available.length) % available.length]; draw(); };
    const next = by => { state.rollout = (state.rollout + by + rollouts.length) % rollouts.length; state.token = -1; draw(); };
    const inText = document.activeElement === text;
    if (event.key === 'ArrowRight' && inText) move(1);
    else if (event.key === 'ArrowLeft' && inText) move(-1);
    else if (event.key === '[') turn(-1);
    else if (event.key === ']') turn(1);
    else if (event.key === 'j' || (event.key === 'ArrowDown' && inText)) next(1);
    else if (event.key === 'k' || (event.key === 'ArrowUp' && inText)) next(-1);
    else if (/^[1-9]$/.test(event.key) && available[event.key - 1]) { state.channel = available[event.key - 1]; draw(); }
    else return;
    event.preventDefault();
  });
  state.rollout = Math.max(0, rollouts.findIndex(one => one.terms.some(term => term.findings.length)));
  draw();
})();
