// Made-up targets for working on the targets page without a server. Same arguments, same targets.
const JOBS = { freqtrade: 15, 'freqtrade-standard': 30, 'freqtrade-historical': 60 }

const TROUBLES = [
  {
    code: 'refused', health: 'down',
    text: 'Nothing listens there: start the target, or correct its address.',
    error: 'GET http://10.0.0.7:9100/metrics: connection refused; expected a server that listens there',
  },
  {
    code: 'sample_limit', health: 'down',
    text: 'It exposes more than the 50000 samples of sample_limit: let it expose less, or raise the limit; nothing of this scrape is stored.',
    error: 'sample limit exceeded: the target exposes more than 50000 samples',
  },
  {
    code: 'body_size_limit', health: 'down',
    text: 'It exposes more than the 5242880 bytes of body_size_limit: let it expose less, or raise the limit; nothing of this scrape is stored.',
    error: 'GET http://10.0.0.9:9100/metrics: the answer is larger than 5242880 bytes',
  },
  {
    code: 'label_limit', health: 'down',
    text: 'A series has too many labels, or too long ones: drop them with metric_relabel_configs, or raise label_limit (64), label_name_length_limit (256) or label_value_length_limit (4096).',
    error: 'label value length limit exceeded by metric good: found 4194304, the limit is 4096',
  },
  {
    code: 'series_refused', health: 'up', error: '',
    text: 'Too many new series in an hour: 912 refused in the last scrape, 14310 since the start. Label "trade_id" has 1000 values or more: keep ids out of it, or drop it with metric_relabel_configs (labeldrop).',
  },
  {
    code: 'timeout', health: 'down',
    text: 'It gave no whole answer within 10s: it hangs, or its machine is overloaded; raise scrape_timeout only where it is merely slow.',
    error: 'GET http://10.0.0.12:9100/metrics: no whole answer within 10.0 s',
  },
]

/** Three jobs over `bots` bots and, with problems, one job of machines where everything goes wrong. */
export function mockTargets(bots, withProblems, time) {
  let id = 0
  const pools = Object.entries(JOBS).map(([job, interval]) => ({
    ...emptyPool(job),
    targets: Array.from({ length: bots }, (_, index) => bot(id++, job, index, interval, time)),
  }))
  if (withProblems) pools.push(machines(id, time))
  return { asOf: time, version: '0.1.0', omitted: 0, pools }
}

/** What has changed, as the stream tells it. */
export function mockChanges(bots, withProblems, time) {
  const targets = mockTargets(bots, withProblems, time).pools.flatMap((pool) => pool.targets)
  return { asOf: time, targets: targets.filter((target) => target.lastScrape > time - 2) }
}

function emptyPool(job) {
  return { job, problem: null, targets: [], dropped: { count: 0, kept: [] }, invalid: { count: 0, kept: [] } }
}

function bot(id, job, index, interval, time) {
  const name = `bot-${index + 1}`
  const address = `127.0.0.1:${28081 + index}`
  const labels = { bot: name, env: 'demo', instance: address, job }
  return {
    id,
    url: `http://127.0.0.1:8090/bots/${name}/metrics?collect%5B%5D=state`,
    instance: address,
    interval,
    timeout: 10,
    labels,
    discovered: { __address__: '127.0.0.1:8090', __metrics_path__: `/bots/${name}/metrics`, ...labels },
    health: 'up',
    error: '',
    problem: null,
    lastScrape: time - ((time + index * 1.7) % interval),
    duration: 0.002 + (index % 7) * 0.0013,
    samples: 80 + index,
  }
}

function machines(first, time) {
  const hostile = '<img src=x onerror="document.title=1">'
  const targets = TROUBLES.map(({ code, text, error, health }, index) => ({
    ...bot(first + index, 'machines', index, 60, time),
    instance: `10.0.0.${7 + index}:9100`,
    labels: { instance: `10.0.0.${7 + index}:9100`, job: 'machines', note: index === 0 ? hostile : 'rack 4' },
    health,
    error,
    problem: { code, text },
    samples: code === 'series_refused' ? 48_210 : 0,
  }))
  const unknown = { ...bot(first + TROUBLES.length, 'machines', 90, 60, time), health: 'unknown', lastScrape: null, duration: null, samples: null }
  return {
    job: 'machines',
    problem: { code: 'target_limit', text: '12 targets beyond target_limit 7 are not scraped: raise it, or let relabel_configs drop some.' },
    targets: [...targets, unknown],
    dropped: { count: 240, kept: [{ __address__: '10.0.3.1:9100', __meta_filepath: '/etc/targets/old.yml', job: 'machines' }] },
    invalid: { count: 1, kept: [{ reason: 'a target needs __address__ as host:port, found "10.0.0.1/metrics"', labels: { __address__: '10.0.0.1/metrics', job: 'machines' } }] },
  }
}
