// Draws the figures the server describes: their options come with them, colours follow the theme.
const chinese = [[1e8, '亿'], [1e4, '万']];
const english = [[1e9, 'B'], [1e6, 'M'], [1e3, 'k']];

function short(value, language) {
  if (value == null) return '—';
  const [size, unit] = (language === 'zh-CN' ? chinese : english).find(([size]) => Math.abs(value) >= size) ?? [1, ''];
  return (value / size).toLocaleString('en-US', { maximumFractionDigits: 2 }) + unit;
}

const writers = {
  money: short,
  percent: value => value == null ? '—' : (value * 100).toLocaleString('en-US', { maximumFractionDigits: 1 }) + '%',
  number: value => value == null ? '—' : value.toLocaleString('en-US', { maximumFractionDigits: 2 }),
};

const probe = document.body.appendChild(Object.assign(document.createElement('i'), { hidden: true }));

/** The colour a token has in the present theme. */
function color(token) {
  probe.style.color = `var(${token})`;
  return getComputedStyle(probe).color;
}

/** Names of tokens become colours. */
function painted(option) {
  if (typeof option === 'string' && option.startsWith('--')) return color(option);
  if (Array.isArray(option)) return option.map(painted);
  if (option && typeof option === 'object') return Object.fromEntries(Object.entries(option).map(([key, value]) => [key, painted(value)]));
  return option;
}

function dressed(option) {
  const { unit = 'number', language = 'en', ...rest } = painted(option);
  const write = value => writers[unit](Array.isArray(value) ? value.at(-1) : value, language);
  const text = { color: color('--muted'), fontFamily: getComputedStyle(document.body).fontFamily, fontSize: 12 };
  const axis = given => given && ({
    axisLine: { lineStyle: { color: color('--line-strong') } }, splitLine: { lineStyle: { color: color('--grid') } },
    ...given,
    axisLabel: { ...text, ...(given.type === 'value' ? { formatter: write } : {}), ...given.axisLabel },
  });
  return {
    animation: false,
    textStyle: text,
    ...rest,
    legend: rest.legend && { textStyle: text, ...rest.legend },
    tooltip: rest.tooltip && {
      backgroundColor: color('--raised'), borderColor: color('--line'), textStyle: { ...text, color: color('--text') }, confine: true,
      valueFormatter: write,
      ...(rest.tooltip.hide ? { formatter: points => points.filter(point => point.seriesName !== rest.tooltip.hide && point.value != null).map(point => `${point.name}<br><b>${point.seriesName} ${write(point.value)}</b>`).join('') } : {}),
      ...rest.tooltip,
    },
    xAxis: axis(rest.xAxis),
    yAxis: axis(rest.yAxis),
  };
}

let drawn = [];

export async function draw(figures, library) {
  const echarts = await import(library);
  for (const figure of figures) {
    const canvas = figure.querySelector('.canvas');
    const option = JSON.parse(figure.querySelector('script[type="application/json"]').textContent);
    const chart = echarts.init(canvas, null, { renderer: 'svg' });
    const paint = () => chart.setOption(dressed(option), true);
    paint();
    // A point that carries an address leads there.
    chart.on('click', point => { const link = point.data?.link ?? option.links?.[point.dataIndex]; if (link) location.href = link; });
    new ResizeObserver(() => chart.resize()).observe(canvas);
    figure.dataset.drawn = '1';
    drawn.push({ figure, paint });
    const button = figure.querySelector('[data-chart-image]');
    if (button) {
      button.hidden = false;
      button.addEventListener('click', () => {
        const link = document.createElement('a');
        link.href = chart.getDataURL({ type: 'svg' });
        link.download = `${figure.dataset.chart}.svg`;
        link.click();
      });
    }
  }
}

function repaint() {
  drawn = drawn.filter(({ figure }) => figure.isConnected);
  drawn.forEach(({ paint }) => paint());
}
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', repaint);
